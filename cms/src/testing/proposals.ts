import { fire, runSql, save, sql } from '@yizheng/kit/cms'
import { inject } from 'vitest'
import site from '../../../yizheng.config.ts'
import { bootCms, type TestCms, type TestPerson } from './boot-cms.ts'

/** A CMS with a member who submits proposals and an office that handles them. */
export let cms: TestCms
export let member: TestPerson
export let office: TestPerson

export async function setUp(): Promise<void> {
  cms = await bootCms(inject('postgresUrl'))
  member = await cms.person('委员', ['member'])
  office = await cms.person('提案委', ['staff', 'proposal-office'])
}
export const tearDown = () => cms.close()

const whole = { title: '关于改善山区校车的提案', category: 'society', situation: '山区学生上学路远。', advice: '增开校车线路。' }

/** The id of a new proposal of the member's, waiting for the office. */
export async function submitted(more: object = {}): Promise<number> {
  const data = { ...whole, ...more }
  return (await save({ site, slug: 'proposals', req: await cms.request(member), body: { data, fire: 'submit' } })).id
}

/** Fires a transition on a proposal, on `user`'s behalf. */
export async function act(
  user: object,
  id: number,
  transition: string,
  more: { reason?: string; revision?: number; data?: Readonly<Record<string, unknown>> } = {},
) {
  return fire({ site, slug: 'proposals', id, transition, req: await cms.request(user), ...more })
}

/** The row of a proposal as it is stored. */
export const stored = async (id: number) =>
  (await runSql<Record<string, unknown>>({ payload: cms.payload, query: sql`SELECT * FROM proposals WHERE id = ${id}` }))[0]!
