import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  audienceOf,
  contentType,
  deleteFilter,
  editFilter,
  f,
  marksOf,
  readFilter,
  roles,
  surface,
  workflow,
  type Actor,
  type AnySurface,
  type Role,
  type RowFilter,
  type RowRule,
} from './index.ts'

const states = ['draft', 'open', 'closed'] as const
const flow = workflow(
  contentType('cases', {
    label: '事项',
    title: 'title',
    fields: {
      title: f.text('题'),
      shown: f.flag('公开'),
      unit: f.one('单位', 'organisations'),
      clerk: f.one('经办', 'users'),
      helpers: f.many('协助', 'users'),
      units: f.many('会办', 'organisations'),
    },
  }),
  {
    initial: 'draft',
    states: { draft: { label: '草稿' }, open: { label: '办理', public: true }, closed: { label: '办结', public: true, final: true } },
    transitions: {
      open: { label: '提交', from: 'draft', to: 'open', by: 'author' },
      close: { label: '办结', from: 'open', to: 'closed', by: 'staff' },
    },
  },
)
const reading = (read: readonly RowRule[]) => surface(flow, { access: { read: read as never, create: 'member' } })

type Doc = Readonly<Record<string, unknown>>

/** What PostgreSQL does with a condition, for the few operators the filters use. */
function matches(filter: RowFilter, doc: Doc): boolean {
  if (typeof filter === 'boolean') return filter
  return Object.entries(filter).every(([key, condition]) => {
    if (key === 'and') return (condition as RowFilter[]).every((one) => matches(one, doc))
    if (key === 'or') return (condition as RowFilter[]).some((one) => matches(one, doc))
    const stored = Array.isArray(doc[key]) ? doc[key] : [doc[key]]
    return Object.entries(condition as object).every(([operator, wanted]) => {
      if (operator === 'equals') return stored.includes(wanted)
      if (operator === 'in') return stored.some((value) => (wanted as unknown[]).includes(value))
      throw new Error(`the filters use no "${operator}"`)
    })
  })
}

const id = fc.integer({ min: 1, max: 4 })
const role = fc.constantFrom(...(Object.keys(roles) as Role[]).slice(0, 4))
const who = fc.oneof(
  role,
  fc.constantFrom('anyone', 'signed-in', 'author'),
  fc.constantFrom('unit', 'clerk', 'helpers', 'units').map((holds) => ({ holds })),
)
const someStates = fc.subarray([...states])
const rule = fc.oneof(
  who,
  fc.constant('public-states'),
  fc.record(
    {
      to: fc.oneof(who, fc.array(who, { maxLength: 3 })),
      states: fc.oneof(fc.constant('public'), someStates),
      not: someStates,
      flag: fc.constant('shown'),
    },
    { requiredKeys: ['to'] },
  ),
) as fc.Arbitrary<RowRule>
const actor: fc.Arbitrary<Actor | undefined> = fc.option(
  fc.record(
    { id, name: fc.constant('某人'), roles: fc.uniqueArray(role, { maxLength: 2 }), unit: id },
    { requiredKeys: ['id', 'name', 'roles'] },
  ),
  { nil: undefined },
)
const doc: fc.Arbitrary<Doc> = fc.record({
  state: fc.constantFrom(...states),
  author: fc.option(id),
  shown: fc.option(fc.boolean()),
  unit: fc.option(id),
  clerk: fc.option(id),
  helpers: fc.option(fc.array(id, { maxLength: 3 })),
  units: fc.option(fc.array(id, { maxLength: 3 })),
})

test('for any rules, document and person: the query finds the document exactly where an index that stores its audience does', () => {
  let seen = 0
  fc.assert(
    fc.property(fc.array(rule, { maxLength: 3 }), doc, actor, (read, one, person) => {
      const cases = reading(read)
      const marks = marksOf(person)
      const byAudience = audienceOf(cases, one).some((mark) => marks.includes(mark))
      expect(matches(readFilter(cases, person), one)).toBe(byAudience)
      if (byAudience) seen += 1
    }),
    { numRuns: 3000 },
  )
  // Else the property would hold by nobody ever seeing anything.
  expect(seen).toBeGreaterThan(300)
})

describe('deny by default', () => {
  const closed = reading([]) as AnySurface
  const everyRole: Actor = { id: 1, name: '全部角色', roles: Object.keys(roles) as Role[], unit: 1 }
  test('without a rule nobody reads, edits or deletes a row', () => {
    expect(readFilter(closed, everyRole)).toBe(false)
    expect(deleteFilter(closed, everyRole)).toBe(false)
    expect(editFilter(closed, undefined)).toBe(false)
  })
  test('under a workflow the author edits as long as it is their turn, whatever other rules say', () => {
    const edit = editFilter(closed, everyRole)
    expect(matches(edit, { author: 1, state: 'draft' })).toBe(true)
    expect(matches(edit, { author: 1, state: 'open' })).toBe(false)
    expect(matches(edit, { author: 2, state: 'draft' })).toBe(false)
  })
})
