import type { InputHTMLAttributes } from 'react'
import { cx } from './cx.ts'

/** Files chosen from the device. */
export function FileInput({ className, ...rest }: InputHTMLAttributes<HTMLInputElement>) {
  return (
    <input
      {...rest}
      type="file"
      className={cx(
        'control file:me-4 file:rounded-[3px] file:border file:border-line-strong file:bg-paper-deep file:px-3 file:py-1 file:text-ink',
        className,
      )}
    />
  )
}
