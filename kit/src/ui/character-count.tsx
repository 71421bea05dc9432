import type { Locale } from '../label.ts'
import { cx } from './cx.ts'
import { word } from './word.ts'

/** How many characters a text has of those it may have, and by how many it is too long. */
export function CharacterCount({ id, count, max, locale }: { id: string; count: number; max: number; locale: Locale }) {
  return (
    <p id={id} className={cx('tabular mt-1 text-end text-sm', count > max ? 'font-semibold text-cinnabar' : 'text-ink-soft')}>
      {word(locale, 'count', { count, max })}
      {count > max ? `${locale === 'zh' ? '，' : '; '}${word(locale, 'tooLong', { over: count - max })}` : null}
    </p>
  )
}
