import type { Locale } from '../label.ts'
import { ButtonLink } from './button.tsx'
import { word } from './word.ts'

/** Leads on through a list paged by key: to the next page, and back to the start. */
export function Pager({
  next,
  first,
  locale,
}: {
  /** Address of the next page; absent at the end. */
  next?: string
  /** Address of the first page; absent on it. */
  first?: string
  locale: Locale
}) {
  if (!next && !first) return null
  return (
    <nav aria-label={word(locale, 'pages')} className="mt-10 flex flex-wrap justify-center gap-4">
      {first ? <ButtonLink href={first}>{word(locale, 'firstPage')}</ButtonLink> : null}
      {next ? (
        <ButtonLink href={next} rel="next">
          {word(locale, 'nextPage')}
          <span aria-hidden="true">→</span>
        </ButtonLink>
      ) : null}
    </nav>
  )
}
