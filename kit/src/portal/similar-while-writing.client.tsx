'use client'

import { useEffect, useRef, useState } from 'react'
import type { Id } from '../field.ts'
import type { Locale } from '../label.ts'
import type { SimilarAnswer, SimilarRequest } from '../protocol.ts'
import { SimilarList } from '../ui/similar-list.tsx'
import { formWord } from './form-word.ts'

/** Whoever stops typing for so long, in milliseconds, is shown what is similar. */
const PAUSE_MS = 900
/** Shorter texts resemble half of what there is. */
const LEAST = 12

/** Inside a form: documents that have passages in common with what is being written in it, those this person may read. */
export function SimilarWhileWriting({
  slug,
  id,
  fields,
  locale,
}: {
  slug: string
  id: Id | undefined
  fields: readonly string[]
  locale: Locale
}) {
  const [similar, setSimilar] = useState<SimilarAnswer['similar']>([])
  const place = useRef<HTMLElement>(null)

  useEffect(() => {
    const form = place.current?.closest('form')
    if (!form) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let asking: AbortController | undefined
    let asked = ''
    const look = async () => {
      const typed = new FormData(form)
      const data = Object.fromEntries(fields.map((name) => [name, textIn(typed, name)]))
      const request = JSON.stringify({ ...(id === undefined ? {} : { id }), data } satisfies SimilarRequest)
      if (request === asked) return
      asked = request
      asking?.abort()
      if (Object.values(data).join('').length < LEAST) return setSimilar([])
      asking = new AbortController()
      try {
        const answer = await fetch(`/api/${slug}/similar`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-yz-locale': locale },
          body: request,
          signal: asking.signal,
        })
        if (answer.ok) setSimilar(((await answer.json()) as SimilarAnswer).similar)
      } catch {
        // A help while writing, and no more: what cannot be had now is asked for again with the next word.
        asked = ''
      }
    }
    const later = () => {
      clearTimeout(timer)
      timer = setTimeout(() => void look(), PAUSE_MS)
    }
    form.addEventListener('input', later)
    later()
    return () => {
      form.removeEventListener('input', later)
      clearTimeout(timer)
      asking?.abort()
    }
  }, [slug, id, fields, locale])

  return (
    <section ref={place} aria-label={formWord(locale, 'similar')} className="mt-8 empty:mt-0">
      <div role="status">
        {similar.length > 0 ? (
          <>
            <h2 className="text-lg">{formWord(locale, 'similarFound', { count: similar.length })}</h2>
            <p className="mb-3 text-sm text-ink-soft">{formWord(locale, 'similarHelp')}</p>
          </>
        ) : null}
      </div>
      {similar.length > 0 ? <SimilarList similar={similar} locale={locale} /> : null}
    </section>
  )
}

function textIn(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
