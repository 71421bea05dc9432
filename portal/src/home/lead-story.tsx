import type { Locale, Row } from '@yizheng/kit'
import { contentLang, DateText, Phrases, Picture } from '@yizheng/kit/ui'
import { pictureOf, refOf, textOf } from '../row-values.ts'

/** The newest news with a picture, large. */
export function LeadStory({ row, locale }: { row: Row; locale: Locale }) {
  const cover = pictureOf(row, 'cover')
  const lang = contentLang(locale)
  return (
    <article className="group relative">
      {cover ? (
        <div className="aspect-16/9 overflow-hidden bg-paper-deep elder:aspect-5/2">
          <Picture picture={cover} eager sizes="(min-width: 64rem) 43rem, 100vw" className="size-full object-cover" />
        </div>
      ) : null}
      <div className="relative mt-5 border-s-4 border-cinnabar ps-5">
        <p className="text-sm text-ink-soft">
          {refOf(row, 'column') ? (
            <span lang={lang} className="me-3 text-cinnabar">
              {refOf(row, 'column')!.title}
            </span>
          ) : null}
          <DateText at={textOf(row, 'publishedOn')} locale={locale} />
        </p>
        <h1 lang={lang} className="mt-1 text-[clamp(1.5rem,1.1rem+1.8vw,2.25rem)] leading-snug">
          <a href={`/news/${row.id}`} className="no-underline group-hover:underline">
            <Phrases text={textOf(row, 'title')} />
          </a>
        </h1>
        {textOf(row, 'summary') ? (
          <p lang={lang} className="mt-3 line-clamp-3 max-w-[38em] text-ink-soft elder:line-clamp-none!">
            {textOf(row, 'summary')}
          </p>
        ) : null}
      </div>
    </article>
  )
}
