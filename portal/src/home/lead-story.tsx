import type { Locale, Row } from '@yizheng/kit'
import { DateText, Picture } from '@yizheng/kit/ui'
import { pictureOf, refOf, textOf } from '../row-values.ts'

/** The newest news with a picture, large. */
export function LeadStory({ row, locale }: { row: Row; locale: Locale }) {
  const cover = pictureOf(row, 'cover')
  return (
    <article className="group relative">
      {cover ? (
        <div className="aspect-16/9 overflow-hidden bg-paper-deep">
          <Picture picture={cover} eager sizes="(min-width: 64rem) 43rem, 100vw" className="size-full object-cover" />
        </div>
      ) : null}
      <div className="relative mt-5 border-s-4 border-cinnabar ps-5">
        <p className="text-sm text-ink-soft">
          {refOf(row, 'column') ? <span className="me-3 text-cinnabar">{refOf(row, 'column')!.title}</span> : null}
          <DateText at={textOf(row, 'publishedOn')} locale={locale} />
        </p>
        <h1 className="mt-1 text-[clamp(1.5rem,1.1rem+1.8vw,2.25rem)] leading-snug">
          <a href={`/news/${row.id}`} className="no-underline group-hover:underline">
            {textOf(row, 'title')}
          </a>
        </h1>
        {textOf(row, 'summary') ? <p className="mt-3 line-clamp-3 max-w-[38em] text-ink-soft">{textOf(row, 'summary')}</p> : null}
      </div>
    </article>
  )
}
