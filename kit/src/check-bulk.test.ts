import { expect, test } from 'vitest'
import { checkBulk } from './check-bulk.ts'
import { contentType, f, workflow } from './index.ts'

const type = contentType('letters', {
  label: '来信',
  title: 'title',
  fields: {
    title: f.text('题', { required: true }),
    number: f.text('编号', { numbering: '{nnn}' }),
    answer: f.text('答复', { required: true }),
  },
})
const close = { label: '办结', from: 'open', to: 'done', by: 'staff', bulk: true } as const
/** What the check says to a step that differs so from one that may be taken for many. */
function complaint(more: object): string {
  const flow = workflow(type, {
    initial: 'draft',
    states: { draft: { label: '草稿' }, open: { label: '办理' }, done: { label: '办结', final: true } },
    transitions: { send: { label: '提交', from: 'draft', to: 'open', by: 'author' }, close: { ...close, ...more } },
  })
  try {
    checkBulk('mail.letters.flow', flow as never)
    return 'accepted'
  } catch (error) {
    return (error as Error).message
  }
}

test('a step that asks for nothing may be taken for many, and one that numbers each', () => {
  expect(complaint({})).toBe('accepted')
  expect(complaint({ asks: ['number'] })).toBe('accepted')
})

test.each([
  [{ by: [] }, 'nobody takes the step by hand'],
  [{ reason: true }, 'the step asks for a reason'],
  [{ asks: ['number', 'answer'] }, 'the step asks for "answer"'],
  [{ to: undefined }, 'the document stays where it is'],
  [{ from: ['draft', 'open'] }, 'a draft is handed in by itself'],
])('%o is named with its path and the remedy', (more, problem) => {
  expect(complaint(more)).toContain(`mail.letters.flow.transitions.close.bulk: ${problem}`)
  expect(complaint({ ...more, bulk: false })).toBe('accepted')
})
