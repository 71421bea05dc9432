import { expect, test } from 'vitest'
import { contentType, DeclarationError, defineApp, f, surface, workflow, type AnySurface } from './index.ts'

const type = contentType('letters', {
  label: '来信',
  title: 'title',
  fields: { title: f.text('题'), body: f.rich('正文'), units: f.many('单位', 'organisations') },
})
const flow = workflow(type, {
  initial: 'draft',
  states: { draft: { label: '草稿' }, open: { label: '办理', due: '5d' }, done: { label: '办结', final: true } },
  transitions: {
    send: { label: '提交', from: 'draft', to: 'open', by: 'author' },
    close: { label: '办结', from: 'open', to: 'done', by: 'staff' },
  },
  rounds: {
    opinions: { label: '意见', in: 'open', of: 'units', answers: { give: { label: '提交意见' } }, fields: { opinion: f.longText('意见') } },
  },
})
const pages = { list: { path: '/letters', show: ['title'] } } as const
const access = { read: 'staff', create: 'citizen' } as const

/** What the checks say to a ledger of these columns. Mistakes the types forbid come in from plain JavaScript. */
function complaint(ledger: object, facet: object = { pages }): string {
  try {
    defineApp({ id: 'mail', label: '信箱', types: { letters: { type, flow, access, ...facet, ledger } as unknown as AnySurface } })
    return 'accepted'
  } catch (error) {
    expect(error).toBeInstanceOf(DeclarationError)
    return (error as Error).message
  }
}
const withColumns = (...columns: unknown[]) => complaint({ for: 'staff', columns })

test('a sound ledger is accepted as it is', () => {
  const ledger = {
    for: 'staff',
    columns: [
      'title',
      'state',
      { label: '来信人', field: 'author' },
      { label: '收到', date: 'create' },
      { label: '用时', days: ['send', 'close'] },
      { label: '按时', onTime: 'open' },
      { label: '意见', round: 'opinions', field: 'opinion' },
    ],
  } as const
  expect(() => defineApp({ id: 'mail', label: '信箱', types: { letters: surface(flow, { access, pages, ledger }) } })).not.toThrow()
})

test.each<[string, () => string, string]>([
  [
    'of a type without a list',
    () => complaint({ for: 'staff', columns: ['title'] }, {}),
    'mail.letters.ledger: it is offered on the list page',
  ],
  ['without columns', () => withColumns(), 'mail.letters.ledger.columns: the ledger is empty.'],
  ['of a field that is not there', () => withColumns('tilte'), 'mail.letters.ledger.columns[0]: there is no field "tilte".'],
  ['of formatted text', () => withColumns('title', 'body'), 'mail.letters.ledger.columns[1]: a cell cannot hold "body" (rich).'],
  [
    'of one label twice',
    () => withColumns('title', { label: '题', date: 'send' }),
    'mail.letters.ledger.columns[1]: another column is called "题" too.',
  ],
  ['of a step that is not there', () => withColumns({ label: '日', date: 'sned' }), 'there is no transition "sned".'],
  [
    'of days between steps of which one is not there',
    () => withColumns({ label: '日', days: ['send', 'x'] }),
    'there is no transition "x".',
  ],
  ['of a deadline that is not there', () => withColumns({ label: '按时', onTime: 'draft' }), 'the state "draft" has no deadline.'],
  ['of a round that is not there', () => withColumns({ label: '评', round: 'ratings', field: 'x' }), 'there is no round "ratings".'],
  [
    'of what a round does not ask',
    () => withColumns({ label: '评', round: 'opinions', field: 'x' }),
    'there is no field of the round "x".',
  ],
  [
    'whose page of import is taken',
    () =>
      complaint(
        { for: 'staff', columns: ['title', 'author', 'state'], in: { for: 'staff' } },
        { pages: { ...pages, submit: { path: '/letters/import', label: '写信', fields: ['title'] } } },
      ),
    'mail.letters.ledger.in: its page /letters/import is taken by pages.submit.',
  ],
  [
    'that is taken in without its authors',
    () => complaint({ for: 'staff', columns: ['title', 'state'], in: { for: 'staff' } }),
    'mail.letters.ledger.in: no column holds "author", which every document needs.',
  ],
])('a ledger %s stops the start', (_, complain, message) => expect(complain()).toContain(message))
