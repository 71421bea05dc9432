import type { FireAnswer } from '@yizheng/kit'
import { fire, runSql, sql } from '@yizheng/kit/cms'
import site from '../../../yizheng.config.ts'
import type { TestPerson } from './boot-cms.ts'
import { act, cms, office, setUp as setUpProposals, submitted } from './proposals.ts'

/** A CMS with units that each answer their own part of a proposal (分办). */
export let units: number[]
/** One person of each unit, in their order. */
export let officers: TestPerson[]
export let supervisor: TestPerson
export const answer = { reply: '已增开两条线路。', replyClass: 'A' }

export async function setUp(titles: readonly string[] = ['教育局', '交通局', '财政局']): Promise<void> {
  await setUpProposals()
  units = []
  officers = []
  for (const title of titles) {
    const { id } = (await cms.payload.create({ collection: 'organisations' as never, data: { title, kind: 'unit' } })) as { id: number }
    units.push(id)
    officers.push(await cms.person(`${title}承办人`, ['handling-unit'], id))
  }
  supervisor = await cms.person('督办', ['supervisor'])
}

/** A filed proposal that was given to these units separately, none of which has signed for it. */
export async function given(to: readonly number[] = units.slice(0, 2), more: object = {}): Promise<number> {
  const id = await submitted(more)
  await act(office, id, 'file', { data: { serial: `F${id}` } })
  await act(office, id, 'assignSeparately', { data: { separateUnits: to } })
  return id
}

/** The same, when each has signed for its part. */
export async function separated(to: readonly number[] = units.slice(0, 2), more: object = {}): Promise<number> {
  const id = await given(to, more)
  for (const unit of to) await signedFor(id, units.indexOf(unit))
  return id
}

/** The id of a unit's live branch, which it has signed for. */
export async function signedFor(id: number, unit: number): Promise<number> {
  const branch = await branchOf(id, unit)
  const { state } = (await branchesOf(id)).find((one) => one.id === branch)!
  if (state === 'assigned') await actOn(officers[unit]!, branch, 'signFor')
  return branch
}

export interface StoredBranch extends Record<string, unknown> {
  readonly id: number
  readonly unit: number
  readonly state: string
  /** Null while the proposal waits for it. */
  readonly ended: string | null
}
/** The branches of a proposal, the oldest first. */
export const branchesOf = (id: number) =>
  runSql<StoredBranch>({
    payload: cms.payload,
    query: sql`SELECT c.id, c.unit_id AS unit, c.state::text AS state, b.ended FROM proposal_branches c
      LEFT JOIN yz.branches b ON b.branch_type = 'proposal-branches' AND b.branch = c.id WHERE c.proposal_id = ${id} ORDER BY c.id`,
  })
/** The same in words: `教育局 handling live`. */
export async function toldOf(id: number): Promise<string[]> {
  return (await branchesOf(id)).map(({ unit, state, ended }) => `${units.indexOf(unit)} ${state} ${ended ?? 'live'}`)
}
/** The id of the live branch of a unit. */
export async function branchOf(id: number, unit: number): Promise<number> {
  return (await branchesOf(id)).find((one) => one.unit === units[unit] && one.ended === null)!.id
}

/** Fires a transition on a branch, on `user`'s behalf. */
export async function actOn(
  user: object,
  branch: number,
  transition: string,
  more: { reason?: string; revision?: number; data?: Readonly<Record<string, unknown>> } = {},
): Promise<FireAnswer> {
  return fire({ site, slug: 'proposal-branches', id: branch, transition, req: await cms.request(user), ...more })
}

/** Brings a unit's branch as far as the members' rating. */
export async function answered(id: number, unit: number): Promise<number> {
  const branch = await signedFor(id, unit)
  await actOn(officers[unit]!, branch, 'reply', { data: answer })
  await actOn(supervisor, branch, 'auditPass')
  return branch
}

/** Transitions of a document in their order. */
export async function stepsOf(type: string, id: number): Promise<string[]> {
  const rows = await runSql<{ transition: string }>({
    payload: cms.payload,
    query: sql`SELECT transition FROM yz.history WHERE type = ${type} AND doc = ${id} ORDER BY id`,
  })
  return rows.map(({ transition }) => transition)
}
