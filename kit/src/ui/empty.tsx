import type { ReactNode } from 'react'
import { Fishtail } from './fishtail.tsx'

/** What stands where there is nothing: a sentence, and the next thing to do. */
export function Empty({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="flex flex-col items-center gap-4 border border-dashed border-line-strong px-6 py-14 text-center text-ink-soft">
      <Fishtail className="h-8 w-6 text-line" />
      <p>{children}</p>
      {action ? <div className="flex flex-wrap justify-center gap-4">{action}</div> : null}
    </div>
  )
}
