import type { ReactNode } from 'react'
import { cx } from './cx.ts'

/** A sheet of paper that lies on the page. */
export function Card({ children, className }: { children: ReactNode; className?: string }) {
  return <div className={cx('rounded-[4px] border border-line bg-sheet p-[min(var(--gap),5vw)] shadow-sheet', className)}>{children}</div>
}

/** One figure with its name, such as “to do 3”. */
export function FigureCard({
  label,
  value,
  href,
  alarm = false,
}: {
  label: string
  value: string | number
  href?: string
  alarm?: boolean
}) {
  return (
    <Card className="relative">
      <p className="text-sm text-ink-soft">
        {href ? (
          <a href={href} className="no-underline after:absolute after:inset-0">
            {label}
          </a>
        ) : (
          label
        )}
      </p>
      <p className={cx('tabular font-serif text-4xl leading-tight font-bold', alarm && 'text-cinnabar')}>{value}</p>
    </Card>
  )
}
