import type { ReactNode } from 'react'

/** One fact: its name and what to show for it. */
export interface Described {
  readonly key: string
  readonly label: string
  readonly value: ReactNode
}

/** Short facts of a document, each under its name. */
export function DescriptionList({ items }: { items: readonly Described[] }) {
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-[repeat(auto-fill,minmax(min(100%,15rem),1fr))] sm:gap-x-8 elder:grid-cols-[repeat(auto-fill,minmax(min(100%,15rem),1fr))]!">
      {items.map(({ key, label, value }) => (
        <div key={key} className="border-s-2 border-line ps-3">
          <dt className="text-sm text-ink-soft">{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
