'use client'

import { useEffect, useState } from 'react'
import type { Id } from '../field.ts'
import type { Locale } from '../label.ts'
import type { SimilarAnswer } from '../protocol.ts'

/** Asks once which documents have passages in common with a stored one. `refused`: this person is not shown them. */
export function useSimilar({ slug, id, locale }: { slug: string | undefined; id: Id | string | undefined; locale: Locale }) {
  const [state, setState] = useState<{ similar?: SimilarAnswer['similar']; failed?: true; refused?: true }>({})
  useEffect(() => {
    if (slug === undefined || id === undefined) return
    const asking = new AbortController()
    const ask = async () => {
      try {
        const answer = await fetch(`/api/${slug}/${id}/similar`, { headers: { 'x-yz-locale': locale }, signal: asking.signal })
        if (answer.ok) setState({ similar: ((await answer.json()) as SimilarAnswer).similar })
        else setState(answer.status < 500 ? { refused: true } : { failed: true })
      } catch {
        if (!asking.signal.aborted) setState({ failed: true })
      }
    }
    void ask()
    return () => asking.abort()
  }, [slug, id, locale])
  return state
}
