import type { DeskItem } from '@yizheng/kit'

/** Names of what the form of 待办 sends. */
export const BULK = { item: 'item', step: 'step' } as const
/** The button that selects everything on the page, where there are no scripts. */
export const ALL = 'all'

/** A document that was selected, with the steps it was offered for. */
export interface SelectedItem {
  readonly key: string
  readonly type: string
  readonly id: number
  /** The one the person saw. */
  readonly revision: number
  readonly steps: readonly string[]
}

/** Names a document on the page. */
export function keyOf({ type, id }: Pick<DeskItem, 'type' | 'id'>): string {
  return `${type}:${id}`
}

/** What the check box of an item sends. */
export function valueOf(item: Pick<DeskItem, 'type' | 'id' | 'revision' | 'bulk'>): string {
  return `${keyOf(item)}:${item.revision}:${item.bulk.map(({ transition }) => transition).join()}`
}

/** The items that were selected; what is none is left out. */
export function selectedIn(form: FormData): readonly SelectedItem[] {
  return form.getAll(BULK.item).flatMap((value) => {
    const [, type, id, revision, steps] = /^([a-z][a-z0-9-]*):(\d{1,9}):(\d{1,9}):([A-Za-z0-9,]*)$/.exec(String(value)) ?? []
    if (!type) return []
    return [{ key: `${type}:${id}`, type, id: Number(id), revision: Number(revision), steps: steps!.split(',') }]
  })
}

/** The step of the button that was pressed: its type and its name. */
export function stepIn(form: FormData): { readonly type: string; readonly transition: string } {
  const [type = '', transition = ''] = String(form.get(BULK.step)).split(':')
  return { type, transition }
}

/** The buttons there are for these items: each step that some of them are offered for. */
export function stepsAmong(
  items: readonly DeskItem[],
): readonly { readonly type: string; readonly transition: string; readonly label: string }[] {
  const steps = items.flatMap(({ type, bulk }) => bulk.map((step) => ({ type, ...step })))
  return [...new Map(steps.map((step) => [`${step.type}:${step.transition}`, step])).values()]
}
