import { expect, test } from 'vitest'
import { contentType, f, surface, workflow } from '../../index.ts'
import { mayKnow } from './may-know.ts'

const type = contentType('letters', { label: '来信', title: 'title', fields: { title: f.text('题'), reply: f.text('答复') } })
const flow = workflow(type, {
  initial: 'draft',
  states: { draft: { label: '草稿' }, auditing: { label: '审核' }, done: { label: '办结', final: true } },
  transitions: {
    send: { label: '提交', from: 'draft', to: 'auditing', by: 'author' },
    pass: { label: '通过', from: 'auditing', to: 'done', by: 'staff' },
  },
  former: { checking: { label: '核稿', to: 'auditing' } },
})
const letters = surface(flow, {
  access: { read: ['author', 'staff'], create: 'member', withheld: [{ fields: ['reply'], in: ['auditing'], but: 'staff' }] },
})
const knows = mayKnow({ surface: letters, actor: { id: 1, roles: ['member'] } as never, doc: { author: 1, state: 'done' } })

test('what was withheld in a state stays so when the state has another name', () => {
  expect(knows('reply', ['done'])).toBe(true)
  expect(knows('reply', ['auditing'])).toBe(false)
  expect(knows('reply', ['checking'])).toBe(false)
  expect(knows('title', ['checking'])).toBe(true)
})

test('nobody learns what was changed in a state whose rules nobody knows any more', () => expect(knows('title', ['lost'])).toBe(false))
