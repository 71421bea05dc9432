import { expect, test } from 'vitest'
import { contentType } from '../../content-type.ts'
import { f } from '../../field.ts'
import { surface } from '../../surface.ts'
import { workflow } from '../../workflow.ts'
import { tellSteps, type Step } from './history.ts'

const letters = contentType('letters', { label: '来信', title: 'title', fields: { title: f.text('标题') } })
const flow = workflow(letters, {
  initial: 'open',
  states: { open: { label: '待答复' }, done: { label: '已答复', final: true }, refused: { label: '不予受理', final: true } },
  transitions: {
    answer: { label: '答复', from: 'open', to: 'done', by: 'staff', reason: true },
    refuse: { label: '不予受理', from: 'open', to: 'refused', by: 'staff', reason: 'public' },
  },
})
const one = { surface: surface(flow, { access: { read: 'anyone', create: 'anyone' } }) }
const step = (transition: string): Step => ({
  id: '1',
  at: '2026-11-01T00:00:00Z',
  transition,
  from_state: 'open',
  to_state: 'done',
  actor: 7,
  name: '张三',
  principal: null,
  principal_name: null,
  reason: '原因',
  since: null,
  due_at: null,
  clocks: null,
  from_due: '2026-11-05T00:00:00Z',
  to_due: '2026-11-06T00:00:00Z',
  copied: null,
})
const told = (transition: string, isParty: boolean) =>
  tellSteps({ site: { messages: { zh: {}, en: {} } }, one, steps: [step(transition)], isParty, locale: 'zh' }).map((entry) => ({
    at: entry.at,
    by: entry.actor?.title ?? null,
    reason: entry.reason,
    moved: entry.moved !== undefined,
  }))
const at = '2026-11-01T00:00:00.000Z'

test('a reason is told to the parties, and to everybody where it is declared public; the date always', () => {
  expect(told('answer', true)).toEqual([{ at, by: '张三', reason: '原因', moved: true }])
  expect(told('answer', false)).toEqual([{ at, by: null, reason: null, moved: false }])
  expect(told('refuse', false)).toEqual([{ at, by: null, reason: '原因', moved: false }])
  expect(told('gone', false)).toEqual([{ at, by: null, reason: null, moved: false }])
})

test('a deadline that moved by itself is told to the parties alone', () => {
  expect(told('deadlineMoved', true)).toHaveLength(1)
  expect(told('deadlineMoved', false)).toEqual([])
})
