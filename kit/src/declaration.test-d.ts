import { expectTypeOf, test } from 'vitest'
import { contentType, defineApp, f, surface, workflow, type AnySurface, type Doc, type Id, type TransitionOf } from './index.ts'

const letter = contentType('letters', {
  label: '来信',
  title: 'title',
  fields: {
    title: f.text('题', { required: true }),
    kind: f.select('类', { praise: '表扬', advice: '建议' }, { required: true }),
    grade: f.select('评价', { good: '好', poor: '差' }),
    count: f.number('件数'),
    open: f.flag('公开'),
    unit: f.one('单位', 'organisations'),
    helpers: f.many('协助', 'users'),
  },
})
const flow = workflow(letter, {
  initial: 'draft',
  states: { draft: { label: '草稿' }, open: { label: '办理', due: '10wd' }, done: { label: '办结', final: true } },
  transitions: {
    send: { label: '提交', from: 'draft', to: 'open', by: 'author', when: ({ doc }) => doc.kind === 'advice' || 'letters.onlyAdvice' },
    close: { label: '办结', from: 'open', to: 'done', by: ['staff', { holds: 'unit' }], asks: ['grade'] },
  },
})
const letters = surface(flow, { access: { read: 'staff', create: 'citizen' } })
const access = { read: 'staff', create: 'citizen' } as const

test('fields become the type of the stored document', () => {
  type Letter = Doc<typeof letters>
  expectTypeOf<Letter['title']>().toEqualTypeOf<string>()
  expectTypeOf<Letter['kind']>().toEqualTypeOf<'praise' | 'advice'>()
  expectTypeOf<Letter['grade']>().toEqualTypeOf<'good' | 'poor' | null | undefined>()
  expectTypeOf<Letter['count']>().toEqualTypeOf<number | null | undefined>()
  expectTypeOf<Letter['helpers']>().toEqualTypeOf<readonly Id[] | null | undefined>()
  expectTypeOf<Letter['state']>().toEqualTypeOf<'draft' | 'open' | 'done'>()
  expectTypeOf<Letter>().not.toHaveProperty('nothing')
})

test('transitions are those declared, not those used', () => {
  expectTypeOf<TransitionOf<typeof letters>>().toEqualTypeOf<'send' | 'close'>()
})

test('apps of any shape fit into one list', () => {
  const one = defineApp({ id: 'letters', label: '信', types: { letters } })
  expectTypeOf(one.types.letters).toExtend<AnySurface>()
})

test('a content type', () => {
  // @ts-expect-error its title is one of its fields
  contentType('x', { label: '', title: 'heading', fields: { title: f.text('') } })
  f.one('', 'organisations', { only: { kind: ['unit'] } })
  // @ts-expect-error an organisation is one of the known kinds
  f.one('', 'organisations', { only: { kind: ['units'] } })
  // @ts-expect-error people are narrowed by their roles
  f.many('', 'users', { only: { kind: ['unit'] } })
  // @ts-expect-error a choice has labels
  f.select('', ['a', 'b'])
})

test('a workflow', () => {
  const states = { a: { label: '' }, b: { label: '', final: true } } as const
  const go = { label: '', from: 'a', to: 'b', by: 'admin' } as const
  workflow(letter, { initial: 'a', states, transitions: { go: { ...go, when: ({ doc }) => doc.count === 1 || 'no' } } })
  // @ts-expect-error begins in one of its states
  workflow(letter, { initial: 'c', states, transitions: { go: { label: '', from: 'a', to: 'b', by: 'admin' } } })
  // @ts-expect-error leads to one of its states
  workflow(letter, { initial: 'a', states, transitions: { go: { label: '', from: 'a', to: 'c', by: 'admin' } } })
  // @ts-expect-error leaves from one of its states
  workflow(letter, { initial: 'a', states, transitions: { go: { label: '', from: ['a', 'c'], to: 'b', by: 'admin' } } })
  // @ts-expect-error is moved by a known role
  workflow(letter, { initial: 'a', states, transitions: { go: { label: '', from: 'a', to: 'b', by: 'boss' } } })
  // @ts-expect-error a holder is a relation
  workflow(letter, { initial: 'a', states, transitions: { go: { label: '', from: 'a', to: 'b', by: { holds: 'title' } } } })
  // @ts-expect-error asks for fields there are
  workflow(letter, { initial: 'a', states, transitions: { go: { label: '', from: 'a', to: 'b', by: 'admin', asks: ['colour'] } } })
  // @ts-expect-error its guard sees the document as it is declared
  workflow(letter, { initial: 'a', states, transitions: { go: { ...go, when: ({ doc }) => doc.colour === 1 || 'no' } } })
  // @ts-expect-error copies are chosen from roles there are
  workflow(letter, { initial: 'a', states, transitions: { go: { ...go, copy: { choose: 'pope' } } } })
  // @ts-expect-error whoever got a copy takes no steps
  workflow(letter, { initial: 'a', states, transitions: { go: { ...go, by: 'copied' } } })
  const transitions = { go, back: { label: '', from: 'b', to: 'a', by: 'admin' } } as const
  const initial = 'a'
  workflow(letter, { initial, states, transitions, former: { c: { label: '', to: 'b' } } })
  // @ts-expect-error documents of a former state go to one there is
  workflow(letter, { initial, states, transitions, former: { c: { label: '', to: 'd' } } })
  const open = { label: '', due: '5wd' } as const
  const extension = { by: { holds: 'unit' }, days: '5wd', approvedBy: 'supervisor' } as const
  const after = '2wd'
  workflow(letter, { initial, states: { a: { ...open, extension }, b: { label: '', pauses: 'a' } }, transitions })
  workflow(letter, { initial, states: { a: { ...open, escalate: [{ after, to: ['leader', { holds: 'unit' }] }] }, b: open }, transitions })
  // @ts-expect-error a pause is of one of its states
  workflow(letter, { initial, states: { a: open, b: { label: '', pauses: 'c' } }, transitions })
  // @ts-expect-error the level above is a role or a relation
  workflow(letter, { initial, states: { a: { ...open, escalate: [{ after, to: { holds: 'title' } }] }, b: open }, transitions })
  // @ts-expect-error nobody escalates to everyone
  workflow(letter, { initial, states: { a: { ...open, escalate: [{ after, to: 'anyone' }] }, b: open }, transitions })
  // @ts-expect-error its deadlines are spans of time
  workflow(letter, { initial: 'a', states: { a: { label: '', due: '3 days' } }, transitions: {} })
})

test('a surface', () => {
  // @ts-expect-error shows fields there are
  surface(flow, { access, pages: { list: { path: '/letters', show: ['colour'] } } })
  // @ts-expect-error filters by choices, relations or the state
  surface(flow, { access, pages: { list: { path: '/letters', show: ['title'], filter: ['title'] } } })
  // @ts-expect-error a detail page has the document's id in its path
  surface(flow, { access, pages: { detail: { path: '/letters' } } })
  // @ts-expect-error hands in by a transition there is
  surface(flow, { access, pages: { submit: { path: '/letters/new', label: '', fields: ['title'], fires: 'post' } } })
  // @ts-expect-error a flag is a tick box
  surface(flow, { access: { read: { to: 'anyone', flag: 'title' }, create: 'citizen' } })
  // @ts-expect-error rules speak of states there are
  surface(flow, { access: { read: { to: 'staff', not: ['gone'] }, create: 'citizen' } })
  // @ts-expect-error whoever got a copy may read, never write
  surface(flow, { access: { read: 'copied', create: 'citizen', update: 'copied' } })
  // @ts-expect-error counts split by what has few values
  surface(flow, { access, metrics: { byTitle: { label: '', chart: 'bar', count: {}, by: 'title' } } })
  // @ts-expect-error shares are of values a choice has
  surface(flow, { access, metrics: { praised: { label: '', chart: 'gauge', share: { kind: ['blame'] }, of: {} } } })
  // @ts-expect-error medians lie between transitions
  surface(flow, { access, metrics: { speed: { label: '', chart: 'number', median: ['send', 'finish'] } } })
  // @ts-expect-error notices follow events
  surface(flow, { access, notify: { finished: 'author' } })
  // @ts-expect-error nobody sends notices to everyone
  surface(flow, { access, notify: { send: 'anyone' } })
  surface(flow, { access, notify: { 'open.warned': 'author', extendGrant: 'author' } })
  surface(flow, { access, notify: { 'open.overdue': [{ holds: 'unit' }, 'leader'], close: 'author' } })
})

test('a plain type has no states to speak of', () => {
  surface(letter, { access: { read: 'anyone', create: 'staff' } })
  // @ts-expect-error so its rules cannot name one
  surface(letter, { access: { read: { to: 'anyone', states: ['open'] }, create: 'staff' } })
})

test('a round', () => {
  const states = { a: { label: '' }, b: { label: '', final: true } } as const
  const transitions = { go: { label: '', from: 'a', to: 'b', by: [] } } as const
  const round = { label: '', in: 'a', of: 'helpers', answers: { yes: { label: '' } }, then: 'go' } as const
  const inRound = workflow(letter, { initial: 'a', states, transitions, rounds: { sign: round } })
  surface(inRound, { access, notify: { 'sign.yes': 'author', 'sign.open': { holds: 'helpers' } } })
  // @ts-expect-error notices follow rounds there are
  surface(inRound, { access, notify: { 'count.yes': 'author' } })
  // @ts-expect-error is open during a state there is
  workflow(letter, { initial: 'a', states, transitions, rounds: { sign: { ...round, in: 'c' } } })
  // @ts-expect-error is answered by those a relation names
  workflow(letter, { initial: 'a', states, transitions, rounds: { sign: { ...round, of: 'title' } } })
  // @ts-expect-error leads on by a transition there is
  workflow(letter, { initial: 'a', states, transitions, rounds: { sign: { ...round, then: 'stop' } } })
  // @ts-expect-error vouches for fields there are
  workflow(letter, { initial: 'a', states, transitions, rounds: { sign: { ...round, signs: ['colour'] } } })
  // @ts-expect-error an answer ends it by a transition there is
  workflow(letter, { initial: 'a', states, transitions, rounds: { sign: { ...round, answers: { no: { label: '', fires: 'stop' } } } } })
})

test('a ledger', () => {
  const pages = { list: { path: '/letters', show: ['title'] } } as const
  surface(flow, { access, pages, ledger: { for: 'staff', columns: ['title', 'state', { label: '提交', date: 'send' }] } })
  // @ts-expect-error there is no such field
  surface(flow, { access, pages, ledger: { for: 'staff', columns: ['tilte'] } })
  // @ts-expect-error there is no such transition
  surface(flow, { access, pages, ledger: { for: 'staff', columns: [{ label: '提交', date: 'sned' }] } })
  // @ts-expect-error a state is no step
  surface(flow, { access, pages, ledger: { for: 'staff', columns: [{ label: '用时', days: ['open', 'close'] }] } })
  // @ts-expect-error nobody holds a ledger as a document holds people
  surface(flow, { access, pages, ledger: { for: { holds: 'unit' }, columns: ['title'] } })
})
