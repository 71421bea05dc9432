import type { AnchorHTMLAttributes, ButtonHTMLAttributes } from 'react'
import { cx } from './cx.ts'

/** How much a button asks for attention: `primary` once a form, `danger` for what cannot be undone. */
export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger'

const base =
  'inline-flex min-h-[max(var(--target),2.5rem)] items-center justify-center gap-2 rounded-[3px] border px-4 py-1.5 leading-snug no-underline transition-colors disabled:cursor-not-allowed disabled:opacity-60'
const looks: Record<ButtonLook, string> = {
  primary: 'border-cinnabar bg-cinnabar text-on-cinnabar hover:border-cinnabar-deep hover:bg-cinnabar-deep hover:text-on-cinnabar',
  secondary: 'border-line-strong bg-sheet text-ink hover:border-cinnabar hover:text-cinnabar',
  quiet: 'border-transparent bg-transparent text-ink underline hover:text-cinnabar',
  danger: 'border-cinnabar bg-sheet text-cinnabar hover:bg-cinnabar-wash',
}

/** A button; it submits its form unless told otherwise. */
export function Button({ look = 'primary', className, ...rest }: ButtonHTMLAttributes<HTMLButtonElement> & { look?: ButtonLook }) {
  return <button type="submit" {...rest} className={cx(base, looks[look], className)} />
}

/** A link that leads to the next thing to do, with the weight of a button. */
export function ButtonLink({
  look = 'secondary',
  className,
  children,
  ...rest
}: AnchorHTMLAttributes<HTMLAnchorElement> & { href: string; look?: ButtonLook }) {
  return (
    <a {...rest} className={cx(base, looks[look], className)}>
      {children}
    </a>
  )
}
