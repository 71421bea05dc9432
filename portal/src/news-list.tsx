import type { Locale, Row } from '@yizheng/kit'
import { DateText, isoDay, Picture } from '@yizheng/kit/ui'
import { pictureOf, textOf } from './row-values.ts'

/** Headlines with their dates, one a line. */
export function Headlines({ rows, base, mark }: { rows: readonly Row[]; base: string; mark?: (row: Row) => string | undefined }) {
  return (
    <ul>
      {rows.map((row) => (
        <li key={row.id} className="border-b border-line last:border-b-0">
          <a href={`${base}/${row.id}`} className="group flex min-h-11 items-baseline gap-4 py-2 no-underline">
            <span className="min-w-0 flex-1 leading-relaxed group-hover:underline">
              {mark?.(row) ? <span className="me-2 border border-cinnabar px-1.5 text-xs text-cinnabar">{mark(row)}</span> : null}
              {textOf(row, 'title')}
            </span>
            <ShortDate at={textOf(row, 'publishedOn')} />
          </a>
        </li>
      ))}
    </ul>
  )
}

/** News with summary and picture, for a page of their own. */
export function NewsEntries({ rows, locale }: { rows: readonly Row[]; locale: Locale }) {
  return (
    <ul>
      {rows.map((row) => {
        const cover = pictureOf(row, 'cover')
        return (
          <li key={row.id} className="group relative flex flex-wrap gap-x-8 gap-y-4 border-b border-line py-6 first:pt-0 sm:flex-nowrap">
            <div className="min-w-0 flex-1 basis-72">
              <h2 className="text-xl">
                <a href={`/news/${row.id}`} className="no-underline after:absolute after:inset-0 group-hover:underline">
                  {textOf(row, 'title')}
                </a>
              </h2>
              {textOf(row, 'summary') ? <p className="mt-2 line-clamp-3 max-w-[38em] text-ink-soft">{textOf(row, 'summary')}</p> : null}
              <DateText at={textOf(row, 'publishedOn')} locale={locale} className="mt-2 block text-sm text-ink-soft" />
            </div>
            {cover ? (
              <div className="aspect-3/2 w-full flex-none overflow-hidden sm:w-52">
                <Picture picture={{ ...cover, alt: '' }} sizes="(min-width: 40rem) 13rem, 90vw" className="size-full object-cover" />
              </div>
            ) : null}
          </li>
        )
      })}
    </ul>
  )
}

/** “11-24” for lists; the exact day is in the machine's reach. */
export function ShortDate({ at }: { at: string }) {
  return (
    <time dateTime={at} title={isoDay(at)} className="flex-none text-sm text-ink-soft">
      {isoDay(at).slice(5)}
    </time>
  )
}
