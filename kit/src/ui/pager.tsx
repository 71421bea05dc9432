import type { Locale } from '../label.ts'
import { ButtonLink } from './button.tsx'
import { word } from './word.ts'

/** Leads through a list paged by key: on, back, and to the start. */
export function Pager({
  next,
  previous,
  first,
  locale,
}: {
  /** Address of the next page; absent at the end. */
  next?: string | undefined
  /** Address of the page before; absent at the start. */
  previous?: string | undefined
  /** Address of the first page; absent on it. */
  first?: string | undefined
  locale: Locale
}) {
  if (!next && !previous && !first) return null
  return (
    <nav aria-label={word(locale, 'pages')} className="mt-10 flex flex-wrap justify-center gap-4">
      {first ? <ButtonLink href={first}>{word(locale, 'firstPage')}</ButtonLink> : null}
      {previous ? (
        <ButtonLink href={previous} rel="prev">
          <span aria-hidden="true">←</span>
          {word(locale, 'previousPage')}
        </ButtonLink>
      ) : null}
      {next ? (
        <ButtonLink href={next} rel="next">
          {word(locale, 'nextPage')}
          <span aria-hidden="true">→</span>
        </ButtonLink>
      ) : null}
    </nav>
  )
}
