import { cx } from './cx.ts'

/** A view of the same thing with an address of its own; `count` stands beside its label. */
export interface Tab {
  readonly href: string
  readonly label: string
  readonly current: boolean
  readonly count?: number | undefined
}

/** Views of one thing, each with its address; the present one is marked. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} className="mb-6 border-b border-line">
      <ul className="-mb-px flex flex-wrap gap-x-2">
        {tabs.map(({ href, label: text, current, count }) => (
          <li key={href}>
            <a
              href={href}
              aria-current={current ? 'page' : undefined}
              className={cx(
                'inline-flex min-h-[max(var(--target),2.75rem)] items-center gap-2 border-b-2 px-3 no-underline hover:text-cinnabar',
                current ? 'border-cinnabar font-semibold text-cinnabar' : 'border-transparent text-ink',
              )}
            >
              {text}
              {count === undefined ? null : <span className="text-sm font-normal text-ink-soft">{count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
