import type { ReactNode } from 'react'
import type { DeskItem } from '@yizheng/kit'
import type { PageContext } from '@yizheng/kit/portal'
import { BulkBox, BulkForm } from './bulk-form.client.tsx'
import { keyOf, stepsAmong, valueOf } from './bulk-items.ts'
import { DeskList } from './desk-list.tsx'

/** 待办, where the steps that are declared `bulk` can be taken for several at once. Says how that ended also when nothing is left. */
export function TodoList({ items, nothing, context }: { items: readonly DeskItem[]; nothing: ReactNode; context: PageContext }) {
  const { words, site } = context
  const steps = stepsAmong(items)
  const oneType = new Set(steps.map(({ type }) => type)).size === 1
  const labelOf = ({ type, label }: (typeof steps)[number]) =>
    oneType
      ? words('bulk.take', { action: label })
      : words('bulk.takeOf', { action: label, type: words(site.type(type)?.surface.type.label ?? type) })
  const box = (item: DeskItem) =>
    item.bulk.length > 0 ? (
      <BulkBox itemKey={keyOf(item)} value={valueOf(item)} title={item.title} />
    ) : (
      <span className="-ms-3 w-11 flex-none" />
    )
  return (
    <BulkForm
      steps={steps.map((step) => ({ value: `${step.type}:${step.transition}`, label: labelOf(step) }))}
      texts={{ label: words('bulk.label'), all: words('bulk.all') }}
    >
      {items.length > 0 ? <DeskList items={items} context={context} {...(steps.length > 0 ? { box } : {})} /> : nothing}
    </BulkForm>
  )
}
