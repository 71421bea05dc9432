import { isDeepStrictEqual } from 'node:util'
import type { BasePayload, PayloadRequest } from 'payload'
import { declaredRule, type DeadlineRule } from '../../deadline.ts'
import type { Id } from '../../field.ts'
import type { SiteType } from '../../site.ts'
import { runSql, sql } from '../run-sql.ts'

/** A version of the rule of a state's deadline. */
export interface RuleVersion {
  readonly id: string
  readonly version: number
  readonly rule: DeadlineRule
  readonly declared: DeadlineRule
  readonly at: string
  /** Who changed it; null: it came with the declaration. */
  readonly actor: Id | null
}

interface Scope {
  readonly payload: BasePayload
  readonly req?: Pick<PayloadRequest, 'transactionID'> | undefined
  readonly one: SiteType
  readonly state: string
}

/**
 * The rule that holds for a state now. Where the declaration has changed since the newest version, a further one takes up
 * what it says now, except for what an administrator has set otherwise. Undefined where the state has no deadline.
 */
export async function currentRule(scope: Scope): Promise<RuleVersion | undefined> {
  const declared = declaredRule(scope.one.surface, scope.state)
  if (!declared) return undefined
  const newest = await newestRule(scope)
  if (newest && isDeepStrictEqual(newest.declared, declared)) return newest
  const rule = newest ? merged(newest, declared) : declared
  return (await addVersion({ ...scope, after: newest?.version ?? 0, rule, declared, actor: null })) ?? (await newestRule(scope))
}

/** What the administrator set stays; everything else follows the declaration. */
function merged({ rule, declared: before }: RuleVersion, declared: DeadlineRule): DeadlineRule {
  const names = Object.keys(declared) as (keyof DeadlineRule)[]
  return Object.fromEntries(
    names.map((name) => [name, isDeepStrictEqual(rule[name], before[name]) ? declared[name] : rule[name]]),
  ) as unknown as DeadlineRule
}

/** Adds the version after `after`; undefined where somebody else has added it already. */
export async function addVersion({
  payload,
  req,
  one,
  state,
  after,
  rule,
  declared,
  actor,
}: Scope & { after: number; rule: DeadlineRule; declared: DeadlineRule; actor: Id | null }): Promise<RuleVersion | undefined> {
  const [row] = await runSql<RuleRow>({
    payload,
    req,
    query: sql`INSERT INTO yz.deadline_rules (type, state, version, rule, declared, actor)
      VALUES (${one.slug}, ${state}, ${after + 1}, ${JSON.stringify(rule)}::jsonb, ${JSON.stringify(declared)}::jsonb, ${actor})
      ON CONFLICT DO NOTHING RETURNING ${columns}`,
  })
  return row && versionOf(row)
}

async function newestRule({ payload, req, one, state }: Scope): Promise<RuleVersion | undefined> {
  return (await ruleVersions({ payload, req, one, state, most: 1 }))[0]
}

/** The versions of a state's rule, the newest first. */
export async function ruleVersions({ payload, req, one, state, most = 100 }: Scope & { most?: number }): Promise<RuleVersion[]> {
  const rows = await runSql<RuleRow>({
    payload,
    req,
    query: sql`SELECT ${columns} FROM yz.deadline_rules WHERE type = ${one.slug} AND state = ${state} ORDER BY version DESC LIMIT ${most}`,
  })
  return rows.map(versionOf)
}

/** A version by its id. */
export async function ruleById({
  payload,
  req,
  id,
}: Pick<Scope, 'payload' | 'req'> & { id: string | number }): Promise<RuleVersion | undefined> {
  const [row] = await runSql<RuleRow>({ payload, req, query: sql`SELECT ${columns} FROM yz.deadline_rules WHERE id = ${id}::bigint` })
  return row && versionOf(row)
}

const columns = sql`id::text AS id, version, rule, declared, at, actor`

interface RuleRow {
  readonly id: string
  readonly version: number
  readonly rule: DeadlineRule
  readonly declared: DeadlineRule
  readonly at: Date | string
  readonly actor: number | null
}

function versionOf({ at, ...row }: RuleRow): RuleVersion {
  return { ...row, at: new Date(at).toISOString() }
}
