import type { ReactNode } from 'react'
import { Phrases } from './phrases.tsx'

/** The head of a page: what it is, a sentence about it, and what one may do here. */
export function PageHeader({
  title,
  lang,
  kicker,
  lead,
  actions,
  children,
}: {
  title: ReactNode
  /** Language of the title, where it is not the page's. */
  lang?: string | undefined
  /** A short line above the title, such as the kind of document. */
  kicker?: ReactNode
  lead?: ReactNode
  actions?: ReactNode
  children?: ReactNode
}) {
  return (
    <header className="mb-8 border-b border-line pb-6">
      {kicker ? <p className="mb-1 text-sm text-cinnabar">{kicker}</p> : null}
      <div className="flex flex-wrap items-end justify-between gap-4">
        <h1 lang={lang} data-aloud-text className="min-w-0 text-[clamp(1.5rem,1.25rem+1.2vw,1.9rem)] leading-snug">
          {typeof title === 'string' ? <Phrases text={title} /> : title}
        </h1>
        {actions ? <div className="flex flex-wrap gap-3">{actions}</div> : null}
      </div>
      {lead ? <p className="mt-3 max-w-[38em] text-ink-soft">{lead}</p> : null}
      {children ? <div className="mt-3">{children}</div> : null}
    </header>
  )
}
