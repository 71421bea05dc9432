import { describe, expect, test } from 'vitest'
import { contentType, DeclarationError, defineApp, f, surface, workflow, type AnySurface } from './index.ts'

const type = contentType('letters', {
  label: '来信',
  title: 'title',
  fields: {
    title: f.text('题'),
    kind: f.select('类', { a: '甲' }),
    body: f.rich('正文'),
    unit: f.one('单位', 'organisations'),
    news: f.one('新闻', 'news'),
  },
})
const flow = workflow(type, {
  initial: 'draft',
  states: { draft: { label: '草稿' }, open: { label: '办理', due: '5d' }, done: { label: '办结', final: true } },
  transitions: {
    send: { label: '提交', from: 'draft', to: 'open', by: 'author' },
    close: { label: '办结', from: 'open', to: 'done', by: 'staff' },
  },
})
const access = { read: 'staff', create: 'citizen' } as const

/** What the checks say to an app with this one surface. Mistakes the types forbid come in from plain JavaScript, so they are forced here. */
function complaint(one: object, id = 'mail'): string {
  try {
    defineApp({ id, label: '信箱', types: { letters: one as AnySurface } })
    return 'accepted'
  } catch (error) {
    expect(error).toBeInstanceOf(DeclarationError)
    return (error as Error).message
  }
}
const withFacet = (facet: object) => complaint({ type, flow, access, ...facet })
const withFields = (fields: object, title = 'title') => complaint({ access, type: { ...type, title, fields } })
const withFlow = (changes: object) => complaint({ access, type, flow: { ...flow, ...changes } })
const withOpen = (open: object) => withFlow({ states: { ...flow.states, open: { ...flow.states.open, ...open } } })
const withStates = (changes: object) => withFlow({ states: { ...flow.states, ...changes } })
const withTransition = (send: object) => withFlow({ transitions: { ...flow.transitions, send: { ...flow.transitions.send, ...send } } })

describe('a figure of what is withheld', () => {
  const withheld = [{ fields: ['kind'], in: ['open'], but: 'staff' }]
  const counting = (count: object, by?: string, held: object[] = withheld) =>
    withFacet({ access: { ...access, withheld: held }, metrics: { byKind: { label: '分类', chart: 'bar', count, ...(by ? { by } : {}) } } })

  test('is of states in which everybody sees it', () => expect(counting({ state: ['done'] }, 'kind')).toBe('accepted'))
  test.each<[string, () => string]>([
    ['split in any state', () => counting({}, 'kind')],
    ['split in such a state', () => counting({ state: ['open', 'done'] }, 'kind')],
    ['counted by its value', () => counting({ kind: ['a'] })],
    ['always withheld', () => counting({ state: ['done'] }, 'kind', [{ fields: ['kind'], but: 'staff' }])],
  ])('%s is refused', (_, mistake) =>
    expect(mistake()).toContain('mail.letters.metrics.byKind: "kind" is withheld from some who read the figure.'),
  )
})

describe('a figure of what was answered in a round', () => {
  const rounds = {
    ratings: {
      label: '评价',
      in: 'open',
      of: 'unit',
      fields: { result: f.select('结果', { good: '好', bad: '差' }), process: f.select('过程', { good: '好' }), comment: f.text('意见') },
      open: ['result', 'comment'],
      answers: { rate: { label: '评价', asks: ['result'] } },
    },
  }
  const counting = (answers: object) =>
    complaint({ access, type, flow: { ...flow, rounds }, metrics: { rated: { label: '评价', chart: 'pie', answers } } })

  test('is of an open choice', () => expect(counting({ round: 'ratings', field: 'result', share: ['good'] })).toBe('accepted'))
  test.each<[string, object, string]>([
    ['a round there is not', { round: 'marks', field: 'result' }, 'rated.answers: there is no round "marks".'],
    ['what is for those involved', { round: 'ratings', field: 'process' }, '"process" is no open choice of "ratings".'],
    ['a text', { round: 'ratings', field: 'comment' }, '"comment" is no open choice of "ratings".'],
    ['a value there is not', { round: 'ratings', field: 'result', share: ['best'] }, 'rated.answers.share: "result" is never "best".'],
  ])('%s is refused', (_, answers, expected) => expect(counting(answers)).toContain(expected))
})

describe('where a step leads', () => {
  test('one of several states is chosen', () => expect(withTransition({ to: ['open', 'done'], leads: () => 'open' })).toBe('accepted'))
  test('it may leave the document where it is', () =>
    expect(withFlow({ transitions: { ...flow.transitions, note: { label: '备注', from: ['open', 'done'], by: 'staff' } } })).toBe(
      'accepted',
    ))
  test('a clock may count in an earlier state, and must be one', () => {
    expect(withStates({ draft: { ...flow.states.draft, counts: 'open' } })).toBe('accepted')
    expect(withStates({ draft: { ...flow.states.draft, counts: 'done' } })).toContain('draft.counts: the clock of "done" cannot run here.')
    expect(withOpen({ counts: 'open' })).toContain('open.counts: the clock of "open" cannot run here.')
  })
  test.each<[string, object, string]>([
    ['several states without a choice', { to: ['open', 'done'] }, 'send.leads: nothing says to which of its states it leads.'],
    ['a choice among one', { leads: () => 'open' }, 'send.leads: there is nothing to choose from.'],
    ['a state there is not', { to: ['open', 'gone'], leads: () => 'open' }, 'send.to: there is no state "gone".'],
    ['nowhere and taken back', { to: undefined, recall: true }, 'send.recall: the document stays where it is.'],
    ['nowhere, the only way', { to: undefined }, 'states.draft: nothing leads out of it.'],
  ])('%s is refused', (_, change, expected) => expect(withTransition(change)).toContain(expected))
})

test('a sound declaration is accepted as it is', () => {
  expect(complaint(surface(flow, { access }))).toBe('accepted')
})

describe('of reminders and copies', () => {
  const withState = (open: object) => withFlow({ states: { ...flow.states, open: { ...flow.states.open, ...open } } })
  const copying = { ...flow.transitions, send: { ...flow.transitions.send, copy: { choose: 'leader' } } }
  const withCopy = (copy: object, read: unknown = ['staff', 'copied']) =>
    complaint({ access: { ...access, read }, type, flow: { ...flow, transitions: { ...copying, send: { ...copying.send, copy } } } })

  test('who waits may remind', () => expect(withState({ nudge: { by: ['author', { holds: 'unit' }], every: '5wd' } })).toBe('accepted'))
  test('people may be told', () => expect(withCopy({ to: 'leader', choose: ['staff'] })).toBe('accepted'))
  test('an organisation passes on among its people', () => expect(withState({ transfer: 'unit' })).toBe('accepted'))
  test.each<[string, () => string, string]>([
    [
      'passing on by what is no organisation',
      () => withState({ transfer: 'news' }),
      'mail.letters.flow.states.open.transfer: "news" names no organisation.',
    ],
    [
      'passing on what waits for nobody',
      () => withFlow({ states: { ...flow.states, done: { ...flow.states.done, transfer: 'unit' } } }),
      'mail.letters.flow.states.done.transfer: nobody must act in this state.',
    ],
    [
      'a reminder where nobody must act',
      () => withFlow({ states: { ...flow.states, done: { ...flow.states.done, nudge: { by: 'author', every: '1d' } } } }),
      'mail.letters.flow.states.done.nudge: nobody must act in this state.',
    ],
    [
      'a reminder every so often',
      () => withState({ nudge: { by: 'author', every: 'often' } }),
      'mail.letters.flow.states.open.nudge.every: ',
    ],
    [
      'a reminder by what is no person',
      () => withState({ nudge: { by: { holds: 'news' }, every: '1d' } }),
      'mail.letters.flow.states.open.nudge.by: "news" points to news',
    ],
    ['a copy to nobody', () => withCopy({}), 'mail.letters.flow.transitions.send.copy: it goes to nobody.'],
    [
      'a copy that could not be read',
      () => withCopy({ choose: 'leader' }, 'staff'),
      "mail.letters.access.read: whoever gets a copy could not read it. Add a rule with 'copied'.",
    ],
    [
      'a right of copies that nobody gets',
      () => withFacet({ access: { ...access, read: [{ to: ['copied'], not: ['draft'] }] } }),
      'mail.letters.access.read: nobody ever gets a copy.',
    ],
    [
      'a step that has the name of the reminder',
      () => withFlow({ transitions: { ...flow.transitions, nudge: flow.transitions.send } }),
      'mail.letters.flow.transitions.nudge: "nudge" is a name the kit uses itself.',
    ],
  ])('%s is refused', (_, mistake, expected) => expect(mistake()).toContain(expected))
})

describe('every mistake is named by its path, with the remedy', () => {
  test.each<[string, () => string, string]>([
    [
      'an id that is no kebab-case name',
      () => complaint(surface(flow, { access }), 'My Mail'),
      'My Mail: the id is no kebab-case name. Use small letters, digits and hyphens.',
    ],
    [
      'a collection name in capitals',
      () => complaint({ access, type: { ...type, name: 'Letters' } }),
      'mail.letters: "Letters" is no kebab-case name.',
    ],
    [
      'a title that is no field',
      () => withFields(type.fields, 'heading'),
      'mail.letters.title: there is no field "heading". Choose one of title, kind, body, unit, news.',
    ],
    [
      'a field name of the kit',
      () => withFields({ ...type.fields, state: f.text('状态') }),
      'mail.letters.fields.state: "state" is a name the kit uses itself. Choose another name.',
    ],
    [
      'a field name that is not camelCase',
      () => withFields({ ...type.fields, 'sub-title': f.text('副题') }),
      'mail.letters.fields.sub-title: the name is not camelCase.',
    ],
    [
      'an initial state that is none',
      () => withFlow({ initial: 'begin' }),
      'mail.letters.flow.initial: there is no state "begin". Choose one of draft, open, done.',
    ],
    [
      'a transition from nowhere',
      () => withTransition({ from: ['draft', 'gone'] }),
      'mail.letters.flow.transitions.send.from: there is no state "gone".',
    ],
    ['a transition to nowhere', () => withTransition({ to: 'gone' }), 'mail.letters.flow.transitions.send.to: there is no state "gone".'],
    [
      'asking for a field that is none',
      () => withTransition({ asks: ['colour'] }),
      'mail.letters.flow.transitions.send.asks: there is no field "colour".',
    ],
    [
      'a holder that is no field',
      () => withTransition({ by: { holds: 'boss' } }),
      'mail.letters.flow.transitions.send.by: there is no field "boss".',
    ],
    [
      'a holder that is no person',
      () => withTransition({ by: { holds: 'news' } }),
      '"news" points to news. holds needs a relation to users or organisations.',
    ],
    [
      'a transition named like an event',
      () => withFlow({ transitions: { ...flow.transitions, created: flow.transitions.send } }),
      '"created" is a name the kit uses itself. Choose another name.',
    ],
    [
      'a numbering without a number',
      () => withFields({ title: f.text('题', { numbering: '提{year}' }) }),
      'mail.letters.fields.title.numbering: "提{year}" numbers nothing.',
    ],
    [
      'a deadline that is no span',
      () => withFlow({ states: { ...flow.states, open: { label: '办理', due: '5 days' } } }),
      'mail.letters.flow.states.open.due: "5 days" is no span of time',
    ],
    [
      'a warning of a deadline that is not there',
      () => withFlow({ states: { ...flow.states, draft: { label: '草稿', warn: '1d' } } }),
      'mail.letters.flow.states.draft.warn: the state has no deadline. Give the state a due span, or take this out.',
    ],
    [
      'a warning before the deadline begins',
      () => withOpen({ warn: '6d' }),
      'mail.letters.flow.states.open.warn: 6d is longer than the deadline itself. Choose less than 5d.',
    ],
    ['a deadline of no time', () => withOpen({ due: '0d' }), 'mail.letters.flow.states.open.due: "0d" is no time at all'],
    [
      'levels out of order',
      () =>
        withOpen({
          escalate: [
            { after: '5d', to: 'leader' },
            { after: '3wd', to: 'admin' },
          ],
        }),
      'mail.letters.flow.states.open.escalate.1.after: 3wd is not after 5d. Put the levels in order, each later than the one before.',
    ],
    [
      'a level above that is nobody',
      () => withOpen({ escalate: [{ after: '5d', to: { holds: 'kind' } }] }),
      'mail.letters.flow.states.open.escalate.0.to: "kind" points to nothing. holds needs a relation to users or organisations.',
    ],
    [
      'an extension decided upon by nobody there is',
      () => withOpen({ extension: { by: 'staff', days: '5wd', approvedBy: { holds: 'boss' } } }),
      'mail.letters.flow.states.open.extension.approvedBy: there is no field "boss".',
    ],
    [
      'a transition named like a step of an extension',
      () => withFlow({ transitions: { ...flow.transitions, extend: flow.transitions.send } }),
      'mail.letters.flow.transitions.extend: "extend" is a name the kit uses itself. Choose another name.',
    ],
    [
      'a notice of an extension where there is none',
      () => withFacet({ notify: { extendGrant: 'author' } }),
      'mail.letters.notify.extendGrant: no state can be extended. Give a state an extension, or take this out.',
    ],
    [
      'a notice of a deadline that is not there',
      () => withFacet({ notify: { 'draft.warned': 'author' } }),
      'mail.letters.notify.draft.warned: the state "draft" has no deadline. Give the state a due span.',
    ],
    [
      'a pause of a clock that is not there',
      () => withOpen({ pauses: 'draft' }),
      'mail.letters.flow.states.open.pauses: the state "draft" has no deadline to pause. Name another state that has a due span.',
    ],
    [
      'a pause of one’s own clock',
      () => withOpen({ pauses: 'open' }),
      'mail.letters.flow.states.open.pauses: a state cannot pause its own clock.',
    ],
    [
      'a pause from which no way leads back',
      () => withFlow({ states: { ...flow.states, done: { label: '办结', final: true, pauses: 'open' } } }),
      'mail.letters.flow.states.done.pauses: no way leads back to "open" while its clock stands still. Add a transition to "open", or take this out.',
    ],
    [
      'an unreachable state',
      () => withFlow({ states: { ...flow.states, lost: { label: '失落', final: true } } }),
      'mail.letters.flow.states.lost: no transition leads here from "draft". Add a transition to it or delete the state.',
    ],
    [
      'a dead end that is not marked',
      () => withFlow({ states: { ...flow.states, done: { label: '办结' } } }),
      'mail.letters.flow.states.done: nothing leads out of it. Add a transition from it, or mark it final: true.',
    ],
    [
      'public states where there are none',
      () => withFacet({ access: { read: 'public-states', create: 'citizen' } }),
      'mail.letters.access.read: it speaks of public states, and there are none.',
    ],
    [
      'the long form of the same',
      () => withFacet({ access: { read: { to: 'anyone', states: 'public' }, create: 'citizen' } }),
      'mail.letters.access.read: it speaks of public states, and there are none.',
    ],
    [
      'a rule for a state that is none',
      () => withFacet({ access: { read: { to: 'staff', not: ['gone'] }, create: 'citizen' } }),
      'mail.letters.access.read: there is no state "gone".',
    ],
    [
      'a flag that is no field',
      () => withFacet({ access: { read: { to: 'staff', flag: 'open' }, create: 'citizen' } }),
      'mail.letters.access.read: there is no field "open".',
    ],
    [
      'a right to delete for a holder that is none',
      () => withFacet({ access: { ...access, delete: { holds: 'boss' } } }),
      'mail.letters.access.delete: there is no field "boss".',
    ],
    [
      'a list that shows what is not there',
      () => withFacet({ pages: { list: { path: '/mail', show: ['colour'] } } }),
      'mail.letters.pages.list.show: there is no field "colour".',
    ],
    [
      'a filter by what is not there',
      () => withFacet({ pages: { list: { path: '/mail', show: ['title'], filter: ['colour'] } } }),
      'mail.letters.pages.list.filter: there is no field "colour".',
    ],
    [
      'rich text on a submit page',
      () => withFacet({ pages: { submit: { path: '/mail/new', label: '写信', fields: ['body'] } } }),
      '"body" (rich) is written in the CMS only. Use longText or files on a submit page.',
    ],
    [
      'handing in by a transition that is none',
      () => withFacet({ pages: { submit: { path: '/mail/new', label: '写信', fields: ['title'], fires: 'post' } } }),
      'mail.letters.pages.submit.fires: there is no transition "post". Choose one of send, close.',
    ],
    [
      'searching a field that is none',
      () => withFacet({ search: { body: ['text'] } }),
      'mail.letters.search.body: there is no field "text".',
    ],
    [
      'a median between transitions that are none',
      () => withFacet({ metrics: { speed: { label: '用时', chart: 'number', median: ['create', 'finish'] } } }),
      'mail.letters.metrics.speed.median: there is no transition "finish".',
    ],
    [
      'being on time without a deadline',
      () => withFacet({ metrics: { onTime: { label: '按时', chart: 'gauge', onTime: 'draft' } } }),
      'mail.letters.metrics.onTime.onTime: the state "draft" has no deadline. Give the state a due span.',
    ],
    [
      'a notice of an event that never comes',
      () => withFacet({ notify: { reply: 'author' } }),
      'mail.letters.notify.reply: there is no transition "reply".',
    ],
    [
      'a notice of being overdue without a deadline',
      () => withFacet({ notify: { 'draft.overdue': 'author' } }),
      'mail.letters.notify.draft.overdue: the state "draft" has no deadline.',
    ],
    [
      'a notice to a holder that is none',
      () => withFacet({ notify: { send: { holds: 'boss' } } }),
      'mail.letters.notify.send: there is no field "boss".',
    ],
    [
      'a workflow page without a workflow',
      () => complaint({ access, type, pages: { submit: { path: '/mail/new', label: '写信', fields: ['title'], fires: 'send' } } }),
      'there is no transition "send". Give the type a workflow.',
    ],
  ])('%s', (_, declare, message) => {
    expect(declare()).toContain(message)
  })
})

describe('rounds', () => {
  const round = { label: '会签', in: 'open', of: 'unit', answers: { sign: { label: '同意' } }, then: 'close' }
  const closing = { ...flow.transitions, close: { ...flow.transitions.close, by: [] } }
  const withRound = (changes: object, transitions: object = closing) =>
    withFlow({ transitions, rounds: { sign: { ...round, ...changes } } })

  test('a sound one is accepted', () => {
    expect(withRound({})).toBe('accepted')
    expect(withRound({ of: 'author', lapse: '5wd', needs: 1 })).toBe('accepted')
  })

  test.each<[string, () => string, string]>([
    ['a state there is not', () => withRound({ in: 'nowhere' }), 'mail.letters.flow.rounds.sign.in: there is no state "nowhere".'],
    ['the end', () => withRound({ in: 'done' }), 'mail.letters.flow.rounds.sign.in: "done" is the end.'],
    [
      'a field that names nobody',
      () => withRound({ of: 'news' }),
      'mail.letters.flow.rounds.sign.of: "news" names neither people nor organisations.',
    ],
    [
      'dropping out of a relation to one',
      () => withRound({ answers: { ...round.answers, no: { label: '否', drops: true } } }),
      'mail.letters.flow.rounds.sign.of: whoever drops out cannot be taken out of "unit".',
    ],
    [
      'answers none of which counts',
      () => withRound({ answers: { no: { label: '否', fires: 'close' } } }),
      'mail.letters.flow.rounds.sign.answers: no answer counts.',
    ],
    [
      'an answer with a name of the kit',
      () => withRound({ answers: { recall: { label: '否' } } }),
      'mail.letters.flow.rounds.sign.answers.recall: the name is taken by the kit, or not camelCase.',
    ],
    [
      'an answer that asks for a field of the document',
      () => withRound({ answers: { sign: { label: '同意', asks: ['title'] } } }),
      'mail.letters.flow.rounds.sign.answers.sign.asks: the round has no field "title".',
    ],
    [
      'an answer that holds documents',
      () => withRound({ fields: { news: type.fields.news } }),
      'mail.letters.flow.rounds.sign.fields.news: an answer cannot hold a field of kind one.',
    ],
    ['a way on that is none', () => withRound({ then: 'go' }), 'mail.letters.flow.rounds.sign: there is no transition "go".'],
    [
      'a way on that leaves another state',
      () => withRound({ then: 'send' }),
      'mail.letters.flow.rounds.sign: the transition "send" does not leave "open".',
    ],
    [
      'a way on that asks for something',
      () => withRound({}, { ...closing, close: { ...closing.close, asks: ['title'] } }),
      'mail.letters.flow.rounds.sign: the transition "close" asks for fields or has a guard.',
    ],
    [
      'a step back over its end',
      () => withRound({}, { ...closing, close: { ...closing.close, recall: true } }),
      'mail.letters.flow.rounds.sign: the transition "close" can be taken back.',
    ],
    [
      'a transition that nobody may take and no round fires',
      () => withRound({ then: undefined }),
      'mail.letters.flow.transitions.close.by: nobody may take it, and neither a round nor branches fire it.',
    ],
    [
      'a notice of an answer there is not',
      () => complaint({ access, type, flow: { ...flow, transitions: closing, rounds: { sign: round } }, notify: { 'sign.no': 'staff' } }),
      'mail.letters.notify.sign.no: there is no answer "sign.no".',
    ],
  ])('%s is refused', (_name, complain, sentence) => {
    expect(complain()).toContain(sentence)
  })
})
