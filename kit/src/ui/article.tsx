import type { ReactNode } from 'react'
import type { RichText as RichTextData } from '../field.ts'
import type { Locale } from '../label.ts'
import type { Picture as PictureData } from '../protocol.ts'
import { DateText } from './date.tsx'
import { Phrases } from './phrases.tsx'
import { PictureFigure } from './picture.tsx'
import { RichText } from './rich-text.tsx'

/** A document that is mainly one rich text, laid out for reading: news, announcements. */
export function Article({
  title,
  lang,
  locale,
  kicker,
  date,
  facts = [],
  tools,
  cover,
  body,
  children,
}: {
  title: string
  /** Language of title and text, where it is not the page's. */
  lang?: string | undefined
  locale: Locale
  /** Above the title: the column or the kind of document. */
  kicker?: ReactNode
  /** When it was published (ISO 8601). */
  date?: string | null
  /** Short facts beside the date, such as the source. */
  facts?: readonly { readonly label: string; readonly value: ReactNode }[]
  /** What the reader may do with it. */
  tools?: ReactNode
  cover?: PictureData | null
  body: RichTextData | null | undefined
  /** What follows the text: attachments, history. */
  children?: ReactNode
}) {
  return (
    <article className="mx-auto max-w-[44rem]">
      <header className="rule-double mb-9 pb-6">
        {kicker ? <p className="mb-2 text-cinnabar">{kicker}</p> : null}
        <h1 className="text-[clamp(1.6rem,1.2rem+2vw,2.4rem)] leading-[1.35]" lang={lang} data-aloud-text>
          <Phrases text={title} />
        </h1>
        <p className="mt-4 flex flex-wrap gap-x-6 gap-y-1 text-sm text-ink-soft">
          {date ? <DateText at={date} locale={locale} /> : null}
          {facts.map(({ label, value }) => (
            <span key={label}>
              {label}
              {locale === 'zh' ? '：' : ': '}
              {value}
            </span>
          ))}
        </p>
        {tools}
      </header>
      {cover ? <PictureFigure picture={cover} eager className="mb-8 [&_img]:w-full" /> : null}
      <div lang={lang} data-aloud-text>
        <RichText data={body} />
      </div>
      {children}
    </article>
  )
}
