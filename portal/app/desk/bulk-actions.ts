'use server'

import { refresh } from 'next/cache'
import { CmsDownError, CmsError } from '@yizheng/kit/portal'
import { pageContext } from '../../src/page-context.ts'
import { ALL, BULK, selectedIn, stepIn } from './bulk-items.ts'
import type { BulkState } from './bulk-state.ts'

/** Takes one step for everything selected that was offered for it, and says what became of each; what was refused stays selected. */
export async function takeForMany({ attempt }: BulkState, form: FormData): Promise<BulkState> {
  const next = { attempt: attempt + 1 }
  if (form.get(BULK.step) === ALL) return { ...next, selected: ALL }
  const all = selectedIn(form)
  const { type, transition } = stepIn(form)
  const { site, cms, words } = await pageContext()
  const spec = site.type(type)?.surface.flow?.transitions[transition]
  if (!spec) throw new Error(`There is no step "${transition}" of "${type}"`)
  const chosen = all.filter((one) => one.type === type && one.steps.includes(transition))
  const others = all.filter((one) => !chosen.includes(one)).map(({ key }) => key)
  const action = words(spec.label)
  const left = others.length > 0 ? { left: words('bulk.left', { action, count: others.length }) } : {}
  if (chosen.length === 0) return { ...next, selected: others, problem: words('bulk.choose'), ...left }
  try {
    const { done, refused } = await cms.fireMany(type, { transition, items: chosen.map(({ id, revision }) => ({ id, revision })) })
    refresh()
    return {
      ...next,
      selected: [...refused.map(({ id }) => `${type}:${id}`), ...others],
      ...(done.length > 0 ? { done: words('bulk.done', { action, count: done.length }) } : {}),
      ...(refused.length > 0
        ? {
            refused: {
              lead: words('bulk.refused', { action, count: refused.length }),
              items: refused.map(({ title, message }) => ({ title: title || words('bulk.unnamed'), why: message })),
            },
          }
        : {}),
      ...left,
    }
  } catch (error) {
    if (!(error instanceof CmsError || error instanceof CmsDownError)) throw error
    const problem = error instanceof CmsError ? error.message : words('bulk.unsure')
    return { ...next, selected: all.map(({ key }) => key), problem }
  }
}
