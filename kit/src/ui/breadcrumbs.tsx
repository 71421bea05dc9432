import type { Locale } from '../label.ts'
import { word } from './word.ts'

/** A page above this one, or this one. */
export interface Crumb {
  readonly label: string
  /** Absent for the page itself. */
  readonly href?: string
}

/** Where the reader is, from the home page down. The home page is added by itself. */
export function Breadcrumbs({ items, locale }: { items: readonly Crumb[]; locale: Locale }) {
  const all: readonly Crumb[] = [{ label: word(locale, 'home'), href: '/' }, ...items]
  return (
    <nav aria-label={word(locale, 'here')} className="mb-5 text-sm text-ink-soft">
      <ol className="flex flex-wrap items-center">
        {all.map(({ label, href }) => (
          <li key={`${href}${label}`} className="flex items-center">
            {href ? (
              <>
                <a href={href} className="inline-flex min-h-6 items-center pointer-coarse:min-h-11">
                  {label}
                </a>
                <span aria-hidden="true" className="px-2 text-line-strong">
                  ／
                </span>
              </>
            ) : (
              <span aria-current="page">{label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
