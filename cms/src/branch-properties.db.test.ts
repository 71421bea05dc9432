import { runSql, sql } from '@yizheng/kit/cms'
import { RequestError } from '@yizheng/kit/cms'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import site from '../../yizheng.config.ts'
import { act, cms, member, office, stored, tearDown } from './testing/proposals.ts'
import { actOn, answer, branchesOf, officers, separated, setUp, supervisor, units, type StoredBranch } from './testing/separate.ts'

/**
 * People who do whatever comes into their heads, allowed or not, alone or several at once, with a proposal that was given to
 * units separately and with its branches; afterwards both must tell one and the same story.
 */
beforeAll(() => setUp())
afterAll(tearDown)

const flow = site.type('proposal-branches')!.surface.flow!
const above = ['assignSeparately', 'adjustSeparate', 'withdrawSeparate', 'recall', 'separatelyAnswered', 'separatelyReturned', 'close']
const below = [...Object.keys(flow.transitions), 'recall', 'ratings.rate', 'ratings.redo', 'extend', 'extendGrant', 'nudge']

interface Try {
  /** An index into `people`. */
  readonly who: number
  /** Which branch of those there are; none: the proposal itself. */
  readonly part: number | undefined
  readonly step: string
  readonly named: readonly number[]
}
const people = () => [member, office, supervisor, ...officers]

/** What somebody may well do with a branch in this state. */
const proper: Readonly<Record<string, readonly [who: 'unit' | 'member' | 'office' | 'supervisor', step: string][]>> = {
  assigned: [
    ['unit', 'signFor'],
    ['unit', 'signFor'],
    ['unit', 'signFor'],
    ['unit', 'askReturn'],
  ],
  handling: [
    ['unit', 'reply'],
    ['unit', 'reply'],
    ['unit', 'askReturn'],
    ['unit', 'extend'],
  ],
  returning: [
    ['office', 'grantReturn'],
    ['office', 'refuseReturn'],
    ['unit', 'recall'],
  ],
  auditing: [
    ['supervisor', 'auditPass'],
    ['supervisor', 'auditPass'],
    ['supervisor', 'auditBack'],
    ['unit', 'recall'],
  ],
  answered: [
    ['member', 'ratings.rate'],
    ['member', 'ratings.rate'],
    ['member', 'ratings.redo'],
  ],
}

const anything = fc.record({
  who: fc.nat(5),
  part: fc.option(fc.nat(3), { nil: undefined }),
  step: fc.constantFrom(...above, ...below),
  named: fc.subarray([0, 1, 2], { minLength: 1 }),
})
/** Mostly the next step of some branch, else anything at all, or two or three of these at once. */
const one = fc.oneof({ weight: 5, arbitrary: fc.nat(1000) }, { weight: 3, arbitrary: anything })
const turn = fc.oneof(
  { weight: 4, arbitrary: one.map((each) => [each]) },
  { weight: 1, arbitrary: fc.array(one, { minLength: 2, maxLength: 3 }) },
)

function properTry(parts: readonly StoredBranch[], pick: number): Try | undefined {
  if (pick % 13 === 0) return { who: 1, part: undefined, step: pick % 2 ? 'withdrawSeparate' : 'recall', named: [] }
  const open = parts.map((part, index) => ({ ...part, index })).filter(({ state }) => state in proper)
  const part = open[pick % Math.max(1, open.length)]
  if (!part) return { who: 1, part: undefined, step: 'assignSeparately', named: [0, 1, 2].filter((unit) => unit !== pick % 4) }
  const steps = proper[part.state]!
  const [by, step] = steps[(pick >> 3) % steps.length]!
  const who = by === 'unit' ? 3 + units.indexOf(part.unit) : ['member', 'office', 'supervisor'].indexOf(by)
  return { who, part: part.index, step, named: [pick % 3] }
}

async function attempt(id: number, parts: readonly StoredBranch[], { who, part, step, named }: Try): Promise<void> {
  const user = people()[who]!
  const asked: Record<string, object> = {
    reply: answer,
    grantReturn: named.length === 1 ? { instead: units[named[0]!] } : {},
    assignSeparately: { separateUnits: named.map((unit) => units[unit]) },
    adjustSeparate: { separateUnits: named.map((unit) => units[unit]) },
    'ratings.rate': { process: 'satisfied', result: 'fair' },
  }
  const more = { reason: '理由', ...(asked[step] ? { data: asked[step] as Record<string, unknown> } : {}) }
  const branch = part === undefined ? undefined : parts[part]
  try {
    await (part === undefined ? act(user, id, step, more) : branch && actOn(user, branch.id, step, more))
  } catch (error) {
    expect(error instanceof RequestError ? error.status : error, String(error)).toSatisfy((status) => status >= 400 && status < 500)
  }
}

/** The proposal is in the state just as long as each unit it names has one live branch, not all of them done. */
async function checkTogether(id: number): Promise<void> {
  const { state } = await stored(id)
  const named = await runSql<{ unit: number }>({
    payload: cms.payload,
    query: sql`SELECT organisations_id AS unit FROM proposals_rels WHERE parent_id = ${id} AND path = 'separateUnits'`,
  })
  const parts = await branchesOf(id)
  const live = parts.filter(({ ended }) => ended === null)
  const expected = state === 'separate' ? named.map(({ unit }) => unit).sort() : []
  expect(live.map(({ unit }) => unit).sort()).toEqual(expected)
  if (state === 'separate') expect(live.some((part) => part.state !== 'closed')).toBe(true)
  // What is not waited for is on nobody's desk.
  for (const part of parts) if (part.ended !== null) expect(flow.states[part.state]!.final, `${part.ended} ${part.state}`).toBe(true)
  const turns = await runSql({
    payload: cms.payload,
    query: sql`SELECT t.doc FROM yz.turns t JOIN proposal_branches c ON c.id = t.doc
      WHERE t.type = 'proposal-branches' AND c.proposal_id = ${id} AND t.ended IS NULL AND c.state <> 'answered'`,
  })
  expect(turns).toEqual([])
}

/** Each step begins where the one before it ended, was done by somebody, and stands in the audit and the events too. */
async function checkStory(type: string, id: number, state: string): Promise<void> {
  const { payload } = cms
  const steps = await runSql<{ transition: string; from_state: string; to_state: string; actor: number | null }>({
    payload,
    query: sql`SELECT transition, from_state, to_state, actor FROM yz.history WHERE type = ${type} AND doc = ${id} ORDER BY id`,
  })
  let at = 'draft'
  for (const step of steps) {
    expect(step.from_state, `${type} ${step.transition}`).toBe(at)
    expect(step.actor).not.toBeNull()
    at = step.to_state
  }
  expect(state).toBe(at)
  const names = steps.map(({ transition }) => transition)
  const audited = await runSql<{ action: string }>({
    payload,
    query: sql`SELECT action FROM yz.audit WHERE type = ${type} AND doc = ${id} AND action LIKE 'fire:%' ORDER BY id`,
  })
  expect(audited.map(({ action }) => action)).toEqual(names.map((name) => `fire:${name}`))
  const told = await runSql<{ transition: string }>({
    payload,
    query: sql`SELECT transition FROM yz.events WHERE type = ${type} AND doc = ${id} AND kind = 'transition' AND transition NOT LIKE '%.open' ORDER BY seq`,
  })
  expect(told.map(({ transition }) => transition)).toEqual(names)
  // Every stay in 分办 that all finished was left once, by what fires by itself.
  const [entered, left] = ['assignSeparately', 'separately'].map((word) => names.filter((name) => name.startsWith(word)).length)
  expect(left).toBeLessThanOrEqual(entered!)
}

test('whatever people try, the proposal and its branches tell one story', async () => {
  const reached = new Set<string>()
  await fc.assert(
    fc.asyncProperty(fc.array(turn, { minLength: 15, maxLength: 30 }), async (turns) => {
      const id = await separated(units)
      for (const tries of turns) {
        const parts = await branchesOf(id)
        const chosen = tries.flatMap((each) => (typeof each === 'number' ? (properTry(parts, each) ?? []) : each))
        await Promise.all(chosen.map((each) => attempt(id, parts, each)))
        await checkTogether(id)
        reached.add((await stored(id)).state as string)
      }
      await checkStory('proposals', id, (await stored(id)).state as string)
      for (const part of await branchesOf(id)) {
        await checkStory('proposal-branches', part.id, part.state)
        reached.add(`branch ${part.state}`)
      }
    }),
    { numRuns: 25 },
  )
  // Stories that never get anywhere would prove nothing.
  const everywhere = ['separate', 'filed', 'evaluated', ...['handling', 'closed', 'returned', 'ended'].map((state) => `branch ${state}`)]
  expect([...reached]).toEqual(expect.arrayContaining(everywhere))
}, 240_000)
