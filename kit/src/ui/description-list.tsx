import type { ReactNode } from 'react'

export interface Described {
  readonly key: string
  readonly label: string
  readonly value: ReactNode
}

/** Short facts of a document, each under its name. */
export function DescriptionList({ items }: { items: readonly Described[] }) {
  return (
    <dl className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,15rem),1fr))] gap-x-8 gap-y-4">
      {items.map(({ key, label, value }) => (
        <div key={key} className="border-s-2 border-line ps-3">
          <dt className="text-sm text-ink-soft">{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
