import type { Locale, Row } from '@yizheng/kit'
import { contentLang, DateText, isoDay, Picture, Tag } from '@yizheng/kit/ui'
import { pictureOf, textOf } from './row-values.ts'

/** Headlines with their dates, one a line. */
export function Headlines({
  rows,
  base,
  locale,
  mark,
}: {
  rows: readonly Row[]
  base: string
  locale: Locale
  mark?: (row: Row) => string | undefined
}) {
  return (
    <ul>
      {rows.map((row) => (
        <li key={row.id} className="border-b border-line last:border-b-0">
          <a href={`${base}/${row.id}`} className="group flex min-h-11 items-baseline gap-4 py-2 no-underline">
            <span className="min-w-0 flex-1 leading-relaxed group-hover:underline">
              {mark?.(row) ? <Tag>{mark(row)}</Tag> : null}
              <span lang={contentLang(locale)}>{textOf(row, 'title')}</span>
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
              <h2 lang={contentLang(locale)} className="text-xl">
                <a href={`/news/${row.id}`} className="no-underline after:absolute after:inset-0 group-hover:underline">
                  {textOf(row, 'title')}
                </a>
              </h2>
              {textOf(row, 'summary') ? (
                <p lang={contentLang(locale)} className="mt-2 line-clamp-3 max-w-[38em] text-ink-soft elder:line-clamp-none!">
                  {textOf(row, 'summary')}
                </p>
              ) : null}
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

/** “11-24” for lists, with the year where it is not this one. */
export function ShortDate({ at, now = new Date() }: { at: string; now?: Date }) {
  const day = isoDay(at)
  return (
    <time dateTime={at} className="flex-none text-sm text-ink-soft">
      {day.slice(0, 4) === isoDay(now).slice(0, 4) ? day.slice(5) : day}
    </time>
  )
}
