import type { InputHTMLAttributes } from 'react'
import { cx } from './cx.ts'

/** One line of text, a number, a date or a password. */
export function TextInput({ className, ...rest }: InputHTMLAttributes<HTMLInputElement>) {
  return <input type="text" {...rest} className={cx('control', className)} />
}
