'use client'

import type { Id } from '../field.ts'
import type { Locale } from '../label.ts'
import { SectionHeading } from '../ui/section-heading.tsx'
import { SimilarList } from '../ui/similar-list.tsx'
import { useSimilar } from '../ui/use-similar.client.ts'
import { word } from '../ui/word.ts'

/** On a document's page: those with passages in common, for whom the declaration names. It comes after the page is there. */
export function SimilarSection({ slug, id, locale }: { slug: string; id: Id; locale: Locale }) {
  const { similar, failed } = useSimilar({ slug, id, locale })
  return (
    <section aria-labelledby="similar" className="no-print mt-10">
      <SectionHeading id="similar">{word(locale, 'similar')}</SectionHeading>
      <p role="status" className={similar?.length ? 'mb-3 text-sm text-ink-soft' : 'text-ink-soft'}>
        {failed
          ? word(locale, 'similarFailed')
          : similar
            ? word(locale, similar.length > 0 ? 'similarReview' : 'similarNone')
            : word(locale, 'similarLooking')}
      </p>
      {similar?.length ? <SimilarList similar={similar} locale={locale} /> : null}
    </section>
  )
}
