import { asList, handAmong, isExtensionStep, NUDGE, RECALL, stepsOf, type Actor, type Role, type Round } from '@yizheng/kit'
import { actorOf, fire, inTransaction, RequestError, runSql, save, sql } from '@yizheng/kit/cms'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import site from '../../yizheng.config.ts'
import { bootCms, type TestCms } from './testing/boot-cms.ts'

/**
 * People who do whatever comes into their heads, allowed or not, with a proposal; afterwards its row, history, audit and
 * events must tell one and the same story.
 */
let cms: TestCms
let units: number[]
/** A proposal under way, for others to be merged into. */
let other: number
const flow = site.type('proposals')!.surface.flow!
const transitions = Object.keys(flow.transitions)
const AUTHOR = 0
const COSPONSORS = [1, 6]
/** In the order of `people`; one more than these is nobody. */
const names: { name: string; roles: Role[]; unit?: 0 | 1 }[] = [
  { name: '提案人', roles: ['member'] },
  { name: '另一位委员', roles: ['member'] },
  { name: '提案委', roles: ['staff', 'proposal-office'] },
  { name: '教育局承办人', roles: ['handling-unit'], unit: 0 },
  { name: '交通局承办人', roles: ['handling-unit'], unit: 1 },
  { name: '督办', roles: ['supervisor'] },
  { name: '第三位委员', roles: ['member'] },
  // Have no right of their own in the matter: whatever they do is in another's name.
  { name: '代办人甲', roles: ['staff'] },
  { name: '代办人乙', roles: ['staff'] },
]
const DEPUTIES = [7, 8]
/** Whom the deputies stand for now. */
let standing: { deputy: number; principal: number }[] = []
const people: { id: number }[] = []

beforeAll(async () => {
  cms = await bootCms(inject('postgresUrl'))
  units = []
  for (const title of ['教育局', '交通局']) {
    const unit = await cms.payload.create({ collection: 'organisations' as never, data: { title, kind: 'unit' } })
    units.push((unit as unknown as { id: number }).id)
  }
  for (const { name, roles, unit } of names) people.push(await cms.person(name, roles, unit === undefined ? undefined : units[unit]))
  other = (
    await save({
      site,
      slug: 'proposals',
      req: await cms.request(people[AUTHOR]),
      body: { data: { ...whole, cosponsors: [] }, fire: 'submit' },
    })
  ).id
})
afterAll(() => cms.close())

const whole = { title: '关于改善山区校车的提案', category: 'society', situation: '山区学生上学路远。', advice: '增开校车线路。' }

/** Two of three proposals have co-signers. */
async function begun() {
  const { totalDocs } = await cms.payload.count({ collection: 'proposals' as never, overrideAccess: true })
  return { ...whole, cosponsors: totalDocs % 3 ? COSPONSORS.map((one) => people[one]!.id) : [] }
}

interface Action {
  readonly kind: 'fire' | 'save' | 'write' | 'overwrite' | 'delegate' | 'undelegate'
  readonly who: number
  readonly transition: string
  readonly data: Readonly<Record<string, unknown>>
  readonly reason: string
  /** Speaks of an earlier revision than the newest. */
  readonly stale: boolean
}

const values: Record<string, fc.Arbitrary<unknown>> = {
  title: fc.constantFrom('新的案由', '', '案'.repeat(51)),
  situation: fc.constantFrom('新的情况。', ''),
  cosponsors: fc.subarray(['cosponsor-0', 'cosponsor-1']),
  leadUnit: fc.constantFrom('unit-0', 'unit-1', 999_999),
  assistUnits: fc.subarray(['unit-0', 'unit-1']),
  serial: fc.constantFrom('serial', ''),
  session: fc.constantFrom('11-1', '99-9'),
  reply: fc.constantFrom('已经办理。', ''),
  replyClass: fc.constantFrom('A', 'Z'),
  process: fc.constantFrom('satisfied', 'nothing'),
  state: fc.constantFrom(...Object.keys(flow.states)),
  revision: fc.nat(9),
}
const anything: fc.Arbitrary<Action> = fc.record({
  kind: fc.constantFrom('fire', 'fire', 'fire', 'save', 'write', 'overwrite', 'delegate', 'delegate', 'undelegate'),
  who: fc.nat(names.length),
  transition: fc.constantFrom(...stepsOf(flow)),
  data: fc.subarray(Object.keys(values)).chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, values[name]!])))),
  reason: fc.constantFrom('理由', ' '),
  stale: fc.boolean(),
})
/** A negative number: whoever may take back the last step. Another one picks, of the steps that somebody may take at that moment, one: else few stories would get anywhere. */
const step = fc.oneof({ weight: 1, arbitrary: anything }, { weight: 1, arbitrary: fc.integer({ min: -200, max: 1000 }) })

/** What the rounds ask for. */
const held: Record<string, unknown> = { opinion: '同意。', process: 'satisfied', result: 'unsatisfied', comment: '' }

/** One of the steps that are possible now, by whoever may take it, with proper answers. */
const onward = ['submit', 'file', 'assign', 'signFor', 'reply', 'auditPass', 'close', 'settle', 'archive']

async function properStep(id: number, pick: number): Promise<Action | undefined> {
  if (pick < 0) return { kind: 'fire', who: 0, transition: RECALL, data: {}, reason: '', stale: false }
  const doc = await row(id)
  const [turn] = await runSql<{ round: string; of_type: string; of_id: number }>({
    payload: cms.payload,
    query: sql`SELECT round, of_type, of_id FROM yz.turns WHERE type = 'proposals' AND doc = ${id} AND ended IS NULL AND answer IS NULL ORDER BY id`,
  })
  if (turn && turn.round !== 'cosign' && pick % 3 > 0) {
    const answers = Object.keys(flow.rounds![turn.round]!.answers)
    const answer = answers[pick % 4 === 0 ? answers.length - 1 : 0]!
    const who = turn.of_type === 'users' ? people.findIndex((one) => one.id === turn.of_id) : 3 + units.indexOf(turn.of_id)
    const asks = flow.rounds![turn.round]!.answers[answer]!.asks ?? []
    const data = Object.fromEntries(asks.map((name) => [name, held[name]]))
    return { kind: 'fire', who, transition: `${turn.round}.${answer}`, data, reason: '理由', stale: false }
  }
  if (doc.state === 'cosigning' && pick % 5 === 4)
    return { kind: 'overwrite', who: 2, transition: '', data: { advice: `另一个建议 ${pick}。` }, reason: '', stale: false }
  if (doc.state === 'cosigning' && pick % 5 > 0) {
    const transition = pick % 5 === 1 ? 'cosign.decline' : 'cosign.agree'
    return { kind: 'fire', who: COSPONSORS[(pick >> 2) % 2]!, transition, data: {}, reason: '', stale: false }
  }
  const extend =
    doc.state !== 'handling' ? [] : doc.extension === null ? ['extend'] : doc.extension === 'asked' ? ['extendGrant', 'extendRefuse'] : []
  // Of a proposal with branches there is a story of its own: `branch-properties.db.test.ts`.
  const declared = transitions.filter(
    (name) =>
      name !== 'assignSeparately' &&
      [flow.transitions[name]!.from].flat().includes(doc.state) &&
      [flow.transitions[name]!.by].flat().length > 0,
  )
  // Two of three go on, so that stories get somewhere.
  const on = pick % 3 > 0 ? declared.filter((name) => onward.includes(name)) : []
  const possible = on.length > 0 ? on : [...declared, ...extend]
  const transition = possible[pick % possible.length]
  if (transition === undefined) return undefined
  const extension = isExtensionStep(transition) ? flow.states[doc.state]!.extension! : undefined
  const by = [extension ? (transition === 'extend' ? extension.by : extension.approvedBy) : flow.transitions[transition]!.by].flat()[0]!
  const lead = units.indexOf(doc.lead_unit_id as number)
  const who = by === 'author' ? AUTHOR : typeof by === 'string' ? names.findIndex((one) => one.roles.includes(by as Role)) : 3 + lead
  const proper: Record<string, unknown> = {
    ...whole,
    leadUnit: `unit-${pick % 2}`,
    assistUnits: pick % 4 < 2 ? [] : [`unit-${1 - (pick % 2)}`],
    serial: 'serial',
    session: '11-1',
    reply: '已经办理。',
    replyClass: 'B',
    progress: '已沟通。',
    outcome: '已落实。',
    outcomeClass: 'A',
    key: pick % 2 === 0,
    ground: 'personal',
    onward: 'archive',
    mergedInto: pick % 2 ? other : id,
  }
  const data = Object.fromEntries((flow.transitions[transition]?.asks ?? []).map((name) => [name, proper[name]]))
  return { kind: 'fire', who, transition, data, reason: '理由', stale: false }
}

/** Half of the steps of somebody who has a deputy at the moment are taken by that one. */
function perhapsByDeputy(action: Action | undefined, pick: number): Action | undefined {
  const stands = standing.find(({ principal }) => principal === action?.who)
  return action && stands && pick % 2 === 0 ? { ...action, who: stands.deputy } : action
}

/** Makes one of the deputies stand for somebody, or ends what they stand for. */
async function change(kind: 'delegate' | 'undelegate', deputy: number, principal: number): Promise<void> {
  const { payload } = cms
  const [to, of] = [people[deputy]!.id, people[principal]!.id]
  if (kind === 'delegate') {
    await runSql({
      payload,
      query: sql`INSERT INTO yz.delegations (principal, deputy, starts_at, ends_at) VALUES (${of}, ${to}, clock_timestamp(), now() + interval '1 day')`,
    })
    standing.push({ deputy, principal })
    return
  }
  const req = await cms.request()
  await inTransaction(req, async () => {
    await runSql({ payload, req, query: sql`SELECT 1 FROM yz.delegations WHERE deputy = ${to} AND ended_at IS NULL FOR UPDATE` })
    await runSql({
      payload,
      req,
      query: sql`UPDATE yz.delegations SET ended_at = clock_timestamp() WHERE deputy = ${to} AND ended_at IS NULL`,
    })
  })
  standing = standing.filter((one) => one.deputy !== deputy)
}

/** Does it as that person would. @throws where it is refused */
async function act(id: number, { kind, who, transition, data, reason, stale }: Action): Promise<void> {
  if (kind === 'delegate' || kind === 'undelegate') return change(kind, DEPUTIES[Number(stale)]!, who % DEPUTIES[0]!)
  const user = people[who]
  const real = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(real)
      : value === 'unit-0'
        ? units[0]
        : value === 'unit-1'
          ? units[1]
          : typeof value === 'string' && value.startsWith('cosponsor-')
            ? people[COSPONSORS[Number(value.slice(-1))]!]!.id
            : value === 'serial'
              ? `提〔${id}〕`
              : value
  const given = Object.fromEntries(Object.entries(data).map(([name, value]) => [name, real(value)]))
  const req = await cms.request(user)
  if (kind === 'save') await save({ site, slug: 'proposals', req, body: { id, data: given } })
  else if (kind === 'write' || kind === 'overwrite')
    await cms.payload.update({
      collection: 'proposals' as never,
      id,
      data: given,
      overrideAccess: kind === 'overwrite',
      user: user ?? null,
    })
  else {
    const revision = stale ? { revision: (await row(id)).revision - 1 } : {}
    await fire({ site, slug: 'proposals', id, transition, data: given, reason, ...revision, req })
  }
}

/** Acts alone, and checks what that did: exactly what the declaration says, or nothing at all. */
async function attempt(id: number, action: Action): Promise<void> {
  const before = await row(id)
  const doc = (await cms.payload.findByID({ collection: 'proposals' as never, id, depth: 0 })) as Record<string, unknown>
  const [newest] = await steps(id, 1)
  try {
    await act(id, action)
  } catch (error) {
    const status = error instanceof RequestError ? error.status : (error as { status?: number }).status
    expect(status, String(error)).toBeGreaterThanOrEqual(400)
    expect(status, String(error)).toBeLessThan(500)
    expect(await row(id)).toEqual(before)
    return
  }
  const after = await row(id)
  await checkTurns(id, before, after)
  if (action.kind === 'delegate' || action.kind === 'undelegate') return expect(after).toEqual(before)
  if (action.kind === 'fire') await checkHands({ id, doc, action, since: newest?.id ?? 0 })
  // What is said with a reminder changes nothing.
  if (action.kind === 'fire' && action.transition === NUDGE) return expect(after).toEqual(before)
  const inRound = action.transition.includes('.')
  // An answer alone changes nothing of the document; taking out the last one who was waited for, the last answer, or one that ends the round leads on.
  if (action.kind !== 'fire' || inRound) return expect([before.state, ...leadsOf(before.state)]).toContain(after.state)
  expect(after.revision).toBe(before.revision + 1)
  if (action.transition === RECALL) return
  if (isExtensionStep(action.transition)) {
    expect(after.state).toBe(before.state)
    expect(after.state_since).toEqual(before.state_since)
    return
  }
  const spec = flow.transitions[action.transition]!
  expect([spec.from].flat()).toContain(before.state)
  if (spec.to === undefined)
    expect([after.state, after.state_since, after.due_at]).toEqual([before.state, before.state_since, before.due_at])
  // A round in which nobody takes part is passed over.
  else
    expect(targets(action.transition).flatMap((to) => [to, ...roundsOf(to).flatMap(({ then }) => (then ? targets(then) : []))])).toContain(
      after.state,
    )
  expect(spec.by).not.toEqual([])
  expect(action.stale).toBe(false)
  if (spec.reason) expect(action.reason.trim()).not.toBe('')
}

interface StoredStep extends Record<string, unknown> {
  readonly id: number
  readonly transition: string
  readonly actor: number
  readonly principal: number | null
  readonly of_id: number | null
  readonly undone_by: number | null
}
const steps = (id: number, most: number) =>
  runSql<StoredStep>({
    payload: cms.payload,
    query: sql`SELECT h.id::int, h.transition, h.actor, h.principal, t.of_id, (SELECT COALESCE(u.principal, u.actor) FROM yz.history u WHERE u.id = h.undoes) AS undone_by
      FROM yz.history h LEFT JOIN yz.turns t ON t.id = h.turn WHERE h.type = 'proposals' AND h.doc = ${id} ORDER BY h.id DESC LIMIT ${most}`,
  })

/** Whoever took a step was allowed to, or whoever they stood for at that time. */
async function checkHands({
  id,
  doc,
  action,
  since,
}: {
  id: number
  doc: Record<string, unknown>
  action: Action
  since: number
}): Promise<void> {
  const taken = (await steps(id, 3)).find((one) => one.id > since && one.transition === action.transition)!
  expect(taken.actor).toBe(people[action.who]!.id)
  const whose = people.findIndex((one) => one.id === (taken.principal ?? taken.actor))
  if (whose !== action.who) expect(standing).toContainEqual({ deputy: action.who, principal: whose })
  const hand: Actor = actorOf(people[whose])!
  if (taken.undone_by !== null) return expect(taken.undone_by).toBe(hand.id)
  if (taken.of_id !== null) return expect([hand.id, hand.unit]).toContain(taken.of_id)
  const { nudge, extension } = flow.states[doc.state as string]!
  const who =
    action.transition === NUDGE
      ? nudge!.by
      : action.transition === 'extend'
        ? extension!.by
        : isExtensionStep(action.transition)
          ? extension!.approvedBy
          : flow.transitions[action.transition]!.by
  expect(handAmong({ hands: [hand], who, doc, fields: flow.type.fields }), `${names[whose]!.name} ${action.transition}`).toBeDefined()
}

const targets = (transition: string) => asList<string>(flow.transitions[transition]!.to)
const roundsOf = (state: string) => Object.values<Round>(flow.rounds ?? {}).filter((round) => round.in === state)

/** Where the rounds of a state may lead by themselves. */
function leadsOf(state: string): string[] {
  const leads = roundsOf(state).flatMap(({ then, fails, answers }) => [then, fails, ...Object.values(answers).map(({ fires }) => fires)])
  return leads.flatMap((name) => (name === undefined ? [] : targets(name)))
}

async function row(id: number): Promise<{ state: string; revision: number } & Record<string, unknown>> {
  const [one] = await runSql<{ state: string; revision: string } & Record<string, unknown>>({
    payload: cms.payload,
    query: sql`SELECT * FROM proposals WHERE id = ${id}`,
  })
  return { ...one!, revision: Number(one!.revision) }
}

/** Whoever is waited for can answer, a round that is over waits for nobody, and no agreement survives a change of the text. */
async function checkTurns(id: number, before: Record<string, unknown>, after: Record<string, unknown>): Promise<void> {
  const live = await runSql<{ round: string; answer: string | null; named: boolean }>({
    payload: cms.payload,
    query: sql`SELECT round, answer, of_id = author_id OR EXISTS (SELECT 1 FROM proposals_rels r WHERE r.parent_id = doc
        AND ((r.path = 'cosponsors' AND r.users_id = of_id) OR (r.path <> 'cosponsors' AND r.organisations_id = of_id))) AS named
      FROM yz.turns JOIN proposals ON proposals.id = doc WHERE type = 'proposals' AND doc = ${id} AND ended IS NULL`,
  })
  const waiting = roundsOf(after.state as string).filter(({ then }) => then !== undefined).length > 0
  if (waiting) expect(live.some(({ answer }) => answer === null)).toBe(true)
  expect(live.every(({ round }) => flow.rounds![round]!.in === after.state)).toBe(true)
  expect(live.every(({ named }) => named)).toBe(true)
  for (const [name, { signs = [] }] of Object.entries<Round>(flow.rounds ?? {}))
    if (signs.some((field) => (before[column(field)] ?? '') !== (after[column(field)] ?? '')))
      expect(live.filter(({ round, answer }) => round === name && answer !== null)).toEqual([])
}

const column = (field: string) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

async function checkStory(id: number): Promise<void> {
  const { payload } = cms
  const steps = await runSql<{ transition: string; from_state: string; to_state: string; actor: number; principal: number | null }>({
    payload,
    query: sql`SELECT transition, from_state, to_state, actor, principal FROM yz.history WHERE type = 'proposals' AND doc = ${id} ORDER BY id`,
  })
  let state = flow.initial
  for (const step of steps) {
    expect(step.from_state).toBe(state)
    state = step.to_state
  }
  expect((await row(id)).state).toBe(state)
  const audited = await runSql<{ action: string; actor: number; principal: number | null }>({
    payload,
    query: sql`SELECT action, actor, principal FROM yz.audit WHERE type = 'proposals' AND doc = ${id} AND action LIKE 'fire:%' ORDER BY id`,
  })
  expect(audited.map((one) => `${one.action} ${one.actor} ${one.principal}`)).toEqual(
    steps.map((one) => `fire:${one.transition} ${one.actor} ${one.principal}`),
  )
  // Nobody acted in a name that was not given to them, or not any more.
  const strange = await runSql({
    payload,
    query: sql`SELECT transition FROM yz.history h WHERE h.type = 'proposals' AND h.doc = ${id} AND h.principal IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM yz.delegations d WHERE d.principal = h.principal AND d.deputy = h.actor
        AND h.at >= d.starts_at AND h.at < COALESCE(d.ended_at, d.ends_at))`,
  })
  expect(strange).toEqual([])
  const told = await runSql<{ transition: string }>({
    payload,
    query: sql`SELECT transition FROM yz.events WHERE type = 'proposals' AND doc = ${id} AND kind = 'transition' AND transition NOT LIKE '%.open' ORDER BY seq`,
  })
  expect(told.map((one) => one.transition)).toEqual(steps.map((one) => one.transition))
  const spec = flow.states[state]!
  // The clock of the state runs, and those that count in it; no other one does.
  const running = await runSql<{ state: string }>({
    payload,
    query: sql`SELECT state FROM yz.clocks WHERE type = 'proposals' AND doc = ${id} AND runs->-1->>1 IS NULL`,
  })
  const counting = [...(spec.due === undefined ? [] : [state]), ...asList<string>(spec.counts)].sort()
  expect(running.map((one) => one.state).sort()).toEqual(steps.length > 0 ? counting : [])
  if (!spec.final) expect(Object.values(flow.transitions).some((one) => one.to && [one.from].flat().includes(state))).toBe(true)
  expect((await row(id)).due_at !== null).toBe(spec.due !== undefined && steps.length > 0)
}

describe('whatever people try', () => {
  test('state, history, audit and events tell one story, and what is refused leaves no trace', async () => {
    const reached = new Set<string>()
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 24 }), async (steps) => {
        const { id } = await save({ site, slug: 'proposals', req: await cms.request(people[AUTHOR]), body: { data: await begun() } })
        for (const one of steps) {
          const action = typeof one === 'number' ? perhapsByDeputy(await properStep(id, one), one) : one
          if (action) await attempt(id, action)
          reached.add((await row(id)).state)
        }
        await checkStory(id)
      }),
      { numRuns: 20 },
    )
    const [inNames] = await runSql<{ n: number }>({
      payload: cms.payload,
      query: sql`SELECT count(*)::int AS n FROM yz.history WHERE principal IS NOT NULL`,
    })
    expect(inNames!.n).toBeGreaterThan(0)
    // Stories that never get anywhere would prove nothing.
    expect([...reached]).toEqual(expect.arrayContaining(['draft', 'cosigning', 'review', 'filed', 'assigned', 'handling']))
  }, 240_000)

  test('two people acting at once on one proposal leave one story too', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(step, step), { minLength: 4, maxLength: 8 }), async (pairs) => {
        const { id } = await save({
          site,
          slug: 'proposals',
          req: await cms.request(people[AUTHOR]),
          body: { data: await begun(), fire: 'submit' },
        })
        for (const pair of pairs) {
          const actions = await Promise.all(
            pair.map(async (one) => (typeof one === 'number' ? perhapsByDeputy(await properStep(id, one), one) : one)),
          )
          await Promise.allSettled(actions.map(async (action) => action && act(id, action)))
        }
        await checkStory(id)
      }),
      { numRuns: 15 },
    )
  }, 240_000)
})
