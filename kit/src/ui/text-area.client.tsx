'use client'

import { useId, useState, type TextareaHTMLAttributes } from 'react'
import type { Locale } from '../label.ts'
import { countCharacters } from '../validate.ts'
import { CharacterCount } from './character-count.tsx'
import { cx } from './cx.ts'

/** Several lines of text. With `max` it says how many characters there are; it lets people write on, the check is the server's. */
export function TextArea({
  max,
  locale,
  className,
  defaultValue,
  ...rest
}: Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'defaultValue'> & {
  max?: number
  locale: Locale
  defaultValue?: string
}) {
  const countId = useId()
  const [count, setCount] = useState(() => countCharacters(defaultValue ?? ''))
  const described = [rest['aria-describedby'], max ? countId : undefined].filter(Boolean).join(' ') || undefined
  return (
    <>
      <textarea
        rows={8}
        {...rest}
        defaultValue={defaultValue}
        aria-describedby={described}
        onChange={(event) => setCount(countCharacters(event.target.value))}
        className={cx('control leading-relaxed', className)}
      />
      {max ? <CharacterCount id={countId} count={count} max={max} locale={locale} /> : null}
    </>
  )
}
