import type { SelectHTMLAttributes } from 'react'
import { cx } from './cx.ts'

/** A value that can be chosen, and its words in the reader's language. */
export interface Option {
  readonly value: string
  readonly label: string
}

/** One of a few values. `empty` is the words of the choice that chooses nothing. */
export function Select({
  options,
  empty,
  className,
  ...rest
}: SelectHTMLAttributes<HTMLSelectElement> & { options: readonly Option[]; empty?: string }) {
  return (
    <select {...rest} className={cx('control', className)}>
      {empty === undefined ? null : <option value="">{empty}</option>}
      {options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  )
}
