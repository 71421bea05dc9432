import { describe, expect, test } from 'vitest'
import { contentType } from './content-type.ts'
import { f } from './field.ts'
import { surface } from './surface.ts'
import { wayTo } from './way.ts'
import { workflow } from './workflow.ts'

const type = contentType('letters', {
  label: '信',
  title: 'title',
  fields: { title: f.text('题'), helpers: f.many('协助', 'users'), unit: f.one('单位', 'organisations', { required: true }) },
})
const flow = workflow(type, {
  initial: 'draft',
  states: {
    draft: { label: '草稿' },
    asking: { label: '会签' },
    open: { label: '办理' },
    answered: { label: '答复' },
    done: { label: '办结', final: true },
  },
  transitions: {
    send: { label: '提交', from: 'draft', to: 'asking', by: 'author' },
    agreed: { label: '会签完毕', from: 'asking', to: 'open', by: [] },
    answer: { label: '答复', from: 'open', to: 'answered', by: 'staff' },
    hand: { label: '转办', from: 'draft', to: 'done', by: 'staff', asks: ['unit'] },
    again: { label: '重办', from: 'answered', to: 'open', by: 'author' },
    close: { label: '办结', from: 'answered', to: 'done', by: 'staff' },
  },
  rounds: { ask: { label: '会签', in: 'asking', of: 'helpers', answers: { yes: { label: '同意' } }, then: 'agreed' } },
})
const letters = surface(flow, { access: { read: 'staff', create: 'citizen' } })
const on = (day: number) => new Date(Date.UTC(2026, 0, day))
const way = (state: string, dated: Record<string, number> = {}, doc = {}) =>
  wayTo({ surface: letters, doc, state, dated: Object.entries(dated).map(([step, day]) => ({ step, at: on(day) })) })?.map(
    ({ step, at }) => (at ? `${step} ${at.getUTCDate()}` : step),
  )

describe('the way of a document', () => {
  test('is the shortest one', () => expect(way('done')).toEqual(['send', 'answer', 'close']))
  test('is one for which all is there, where there is one', () => expect(way('done', {}, { unit: 3 })).toEqual(['hand']))
  test('goes through a round that somebody takes part in', () => expect(way('open', {}, { helpers: [7] })).toEqual(['send', 'agreed']))
  test('takes the dated steps when they were taken', () =>
    expect(way('done', { close: 9, answer: 5 })).toEqual(['send', 'answer 5', 'close 9']))
  test('of one day takes them as they are declared', () =>
    expect(way('done', { close: 5, answer: 5 })).toEqual(['send', 'answer 5', 'close 5']))
  test('goes back where the state is before a step that was taken', () =>
    expect(way('open', { answer: 5 })).toEqual(['send', 'answer 5', 'again']))
  test('is none where the days contradict it', () => expect(way('done', { close: 3, answer: 5 })).toBeUndefined())
  test('is none to a state it cannot get to', () => expect(way('answered', { close: 3 })).toBeUndefined())
})
