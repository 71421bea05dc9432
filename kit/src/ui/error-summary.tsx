import type { Locale } from '../label.ts'
import { NoticeBar } from './notice-bar.tsx'
import { word } from './word.ts'

/** At the head of a refused form: every mistake, each leading to its field. */
export function ErrorSummary({
  errors,
  locale,
  message,
  idPrefix = '',
}: {
  errors: readonly { name: string; message: string }[]
  locale: Locale
  message?: string
  /** The one given to the form's fields. */
  idPrefix?: string
}) {
  if (errors.length === 0 && !message) return null
  return (
    <NoticeBar kind="error" title={message ?? word(locale, 'errorSummary', { count: errors.length })}>
      {errors.length > 0 ? (
        <ul className="mt-1 list-disc ps-5">
          {errors.map((error) => (
            <li key={error.name}>
              <a href={`#${idPrefix}field-${error.name}`}>{error.message}</a>
            </li>
          ))}
        </ul>
      ) : null}
    </NoticeBar>
  )
}
