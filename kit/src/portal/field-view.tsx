import { detailPath } from '../detail-path.ts'
import type { ReactNode } from 'react'
import type { Field, RichText as RichTextData } from '../field.ts'
import { authorStates } from '../row-filter.ts'
import type { FileRef, Picture as PictureData, Ref, Row } from '../protocol.ts'
import type { SiteType } from '../site.ts'
import { contentLang, DateText, Deadline, PictureFigure, RichText, StateBadge, toneOf } from '../ui/index.ts'
import { isEmpty, lateFields } from '../validate.ts'
import type { PageContext } from './page-context.ts'

/** The label of a field, or of one of the names every document has. */
export function fieldLabel({ surface }: SiteType, name: string, { words }: PageContext): string {
  const field = surface.type.fields[name]
  return field ? words(field.label) : words(`page.${name}`)
}

/** Whether a field takes a line of a table or a list of facts, rather than a part of the page. */
export function isShort(field: Field | undefined): boolean {
  return field === undefined || !['longText', 'rich', 'image', 'images', 'files'].includes(field.kind)
}

/** What a document holds under `name`, by the kind of the field; undefined where it is empty. */
export function fieldView({ type, name, row, context }: { type: SiteType; name: string; row: Row; context: PageContext }): ReactNode {
  const { locale } = context
  const value = row[name]
  if (name === 'state' && row.state) return stateView({ type, state: row.state, context })
  if (isEmpty(value) || isDistinctionNotMade(type, name, value)) return undefined
  if (name === 'author') return <span lang={contentLang(locale)}>{(value as Ref).title}</span>
  if (name === 'createdAt') return <DateText at={row.createdAt} locale={locale} />
  if (name === 'dueAt') return <Deadline dueAt={row.dueAt!} warnAt={row.warnAt} provisional={row.dueProvisional} locale={locale} />
  return fieldValue({ field: type.surface.type.fields[name], value, context })
}

/** A mark that a later step may set says something only once it is set. */
function isDistinctionNotMade({ surface }: SiteType, name: string, value: unknown): boolean {
  return value === false && lateFields(surface, authorStates(surface)).includes(name)
}

/** A stored value by the kind of its field; undefined where it is empty. */
export function fieldValue({ field, value, context }: { field: Field | undefined; value: unknown; context: PageContext }): ReactNode {
  const { words, locale } = context
  if (isEmpty(value)) return undefined
  switch (field?.kind) {
    case 'select':
      return words(field.values?.[String(value)] ?? String(value))
    case 'date':
      return <DateText at={String(value)} locale={locale} />
    case 'flag':
      return words(value === true ? 'page.yes' : 'page.no')
    case 'number':
      return new Intl.NumberFormat(locale === 'en' ? 'en-GB' : 'zh-CN').format(Number(value))
    case 'one':
      return relatedView({ to: field.to!, related: value as Ref, context })
    case 'many':
      return (value as readonly Ref[]).map((related, index) => (
        <span key={related.id}>
          {index > 0 ? words('page.comma') : null}
          {relatedView({ to: field.to!, related, context })}
        </span>
      ))
    case 'image':
      return <Shown picture={value as PictureData} />
    case 'images':
      return (
        <div className="grid gap-6">
          {(value as readonly PictureData[]).map((picture) => (
            <Shown key={picture.id} picture={picture} />
          ))}
        </div>
      )
    case 'files':
      return <Files files={value as readonly FileRef[]} unlinked={context.unlinked === true} />
    case 'rich':
      return (
        <div lang={contentLang(locale)}>
          <RichText data={value as RichTextData} />
        </div>
      )
    case 'longText':
      return <Paragraphs text={String(value)} lang={contentLang(locale)} />
    default:
      return <span lang={contentLang(locale)}>{String(value)}</span>
  }
}

/** A picture as large as fits the window, so that a tall one is seen whole; the mount around it keeps its place. */
function Shown({ picture }: { picture: PictureData }) {
  return (
    <PictureFigure
      picture={picture}
      className="border border-line bg-paper-deep p-3 text-center sm:p-6 [&_img]:mx-auto [&_img]:max-h-[75vh] [&_img]:w-auto"
    />
  )
}

/** A state with its word, sign and colour. */
export function stateView({ type, state, context }: { type: SiteType; state: string; context: PageContext }): ReactNode {
  const spec = type.surface.flow?.states[state]
  return <StateBadge label={context.words(spec?.label ?? state)} tone={toneOf(spec)} />
}

function relatedView({ to, related, context }: { to: string; related: Ref; context: PageContext }): ReactNode {
  const type = context.site.type(to)
  const href = !context.unlinked && type && !context.offApps.includes(type.app.id) ? detailPath(type, related.id) : undefined
  const lang = contentLang(context.locale)
  return href ? (
    <a href={href} lang={lang}>
      {related.title}
    </a>
  ) : (
    <span lang={lang}>{related.title}</span>
  )
}

/** Plain text as it was written: an empty line begins a paragraph, a line end a line. */
function Paragraphs({ text, lang }: { text: string; lang: string | undefined }) {
  return (
    <div className="prose" lang={lang}>
      {text.split(/\n\s*\n/).map((paragraph, index) => (
        <p key={index} className="whitespace-pre-line">
          {paragraph}
        </p>
      ))}
    </div>
  )
}

function Files({ files, unlinked }: { files: readonly FileRef[]; unlinked: boolean }) {
  return (
    <ul className="grid gap-2">
      {files.map(({ id, filename, url, bytes }) => (
        <li key={id}>
          {unlinked ? (
            <>
              {filename} <span className="tabular text-sm text-ink-soft">{fileSize(bytes)}</span>
            </>
          ) : (
            <a href={url} className="inline-flex min-h-target items-center gap-3">
              <span aria-hidden="true">↓</span>
              {filename}
              <span className="tabular text-sm text-ink-soft">{fileSize(bytes)}</span>
            </a>
          )}
        </li>
      ))}
    </ul>
  )
}

/** “1.4 MB”. */
export function fileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
