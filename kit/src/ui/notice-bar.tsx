import type { ReactNode } from 'react'
import { cx } from './cx.ts'

const kinds = {
  info: { look: 'border-tea bg-tea-wash', sign: 'ⓘ' },
  success: { look: 'border-tea bg-tea-wash', sign: '✓' },
  warning: { look: 'border-amber bg-amber-wash', sign: '▲' },
  error: { look: 'border-cinnabar bg-cinnabar-wash', sign: '✕' },
} as const

/** A message about what just happened. An error is read out at once, anything else when there is a pause. */
export function NoticeBar({
  kind = 'info',
  title,
  children,
  className,
}: {
  kind?: keyof typeof kinds
  title?: string
  children?: ReactNode
  className?: string
}) {
  const { look, sign } = kinds[kind]
  return (
    <div role={kind === 'error' ? 'alert' : 'status'} className={cx('mb-6 flex gap-3 border border-s-4 px-4 py-3', look, className)}>
      <span aria-hidden="true" className="flex-none font-bold">
        {sign}
      </span>
      <div className="min-w-0">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children}
      </div>
    </div>
  )
}
