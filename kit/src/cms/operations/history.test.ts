import { expect, test } from 'vitest'
import { contentType } from '../../content-type.ts'
import { f } from '../../field.ts'
import { surface } from '../../surface.ts'
import { workflow } from '../../workflow.ts'
import { tellSteps, type HistoryReader, type Step } from './history.ts'

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
  door: 'portal',
  changes: { title: { from: '旧', to: '新' } },
  said: null,
  imported: null,
  other: null,
  other_name: null,
})
const tell = (steps: readonly Step[], reader: Partial<HistoryReader> = {}) =>
  tellSteps({
    site: { messages: { zh: {}, en: {} } },
    one,
    steps,
    reader: { isParty: true, mayKnow: () => true, mayName: () => true, ...reader },
    locale: 'zh',
  })
const told = (transition: string, isParty: boolean) =>
  tell([step(transition)], { isParty }).map((entry) => ({
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

test('the door and what was changed are told to the parties alone', () => {
  expect(tell([step('answer')])).toMatchObject([{ door: 'portal', changes: [{ field: 'title', from: '旧', to: '新' }] }])
  const [entry] = tell([step('answer')], { isParty: false })
  expect(entry).not.toHaveProperty('door')
  expect(entry).not.toHaveProperty('changes')
})

test('an edit of which nothing may be known is not told at all; a step is, without it', () => {
  const edit = { ...step('edited'), from_state: 'done' }
  expect(tell([edit, step('answer')], { mayKnow: () => false })).toEqual([
    expect.not.objectContaining({ changes: expect.anything() as unknown }),
  ])
  expect(tell([edit], { isParty: false })).toEqual([])
})

test('a change is told to whoever might have read it in the states it led from and to; of an edit in the first state, once it is handed in', () => {
  const asked: (readonly string[])[] = []
  const mayKnow = (_: string, states: readonly string[]) => asked.push(states) > 0
  const edit = (state: string): Step => ({ ...step('edited'), from_state: state, to_state: state })
  tell([edit('open'), step('answer'), edit('done'), { ...step('refuse'), from_state: 'done', to_state: 'refused' }], { mayKnow })
  expect(asked).toEqual([['done'], ['done'], ['done', 'done'], ['done', 'refused']])
})
