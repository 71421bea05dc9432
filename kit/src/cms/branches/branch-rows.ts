import type { PayloadRequest } from 'payload'
import type { Branching } from '../../branching.ts'
import type { Id } from '../../field.ts'
import type { Site } from '../../site.ts'
import { tableOf } from '../operations/table-of.ts'
import { runSql, sql } from '../run-sql.ts'

/** A branch that is worked on now. */
export interface LiveBranch {
  readonly row: string
  readonly branching: string
  /** For whom it is. */
  readonly ofId: Id
  /** The branch itself. */
  readonly id: Id
}

/** Where a branch belongs. */
export interface BranchOrigin {
  readonly row: string
  readonly slug: string
  readonly id: Id
  readonly branching: string
  readonly ofId: Id
  /** Whether the document still waits for it. */
  readonly live: boolean
}

/** Why a branch is no longer live: see the table. */
export type BranchEnd = 'joined' | 'dropped' | 'left' | 'recalled'

interface Of {
  readonly req: PayloadRequest
  readonly slug: string
  readonly id: Id
}

/** Whether documents of this collection are branches of others. */
export function isBranchType(site: Site, slug: string): boolean {
  return site.types.some(({ surface }) => Object.values<Branching>(surface.flow?.branches ?? {}).some(({ opens }) => opens === slug))
}

/** The live branches of a document, the oldest first. */
export async function liveBranches({ req, slug, id }: Of): Promise<LiveBranch[]> {
  return runSql<LiveBranch & Record<string, unknown>>({
    payload: req.payload,
    req,
    query: sql`SELECT id::text AS row, branching, of_id AS "ofId", branch AS id FROM yz.branches WHERE type = ${slug} AND doc = ${id} AND ended IS NULL ORDER BY branches.id`,
  })
}

/** Ids of all documents in `branchType` that were ever opened for this one. */
export async function everyBranch({ req, slug, id, branchType }: Of & { branchType: string }): Promise<Id[]> {
  const rows = await runSql<{ branch: Id }>({
    payload: req.payload,
    req,
    query: sql`SELECT branch FROM yz.branches WHERE type = ${slug} AND doc = ${id} AND branch_type = ${branchType} ORDER BY branch`,
  })
  return rows.map(({ branch }) => branch)
}

/** Ids of the branches that are live, or were at or after a moment. */
export async function branchesSince({ req, slug, id, branching, since }: Of & { branching: string; since: Date | string }): Promise<Id[]> {
  const rows = await runSql<{ branch: Id }>({
    payload: req.payload,
    req,
    query: sql`SELECT branch FROM yz.branches WHERE type = ${slug} AND doc = ${id} AND branching = ${branching}
      AND (ended IS NULL OR ended_at >= ${new Date(since).toISOString()}::timestamptz) ORDER BY branch`,
  })
  return rows.map(({ branch }) => branch)
}

/** The document that this one is a branch of; undefined for one that is none. */
export async function originOf({ req, site, slug, id }: Of & { site: Site }): Promise<BranchOrigin | undefined> {
  if (!isBranchType(site, slug)) return undefined
  const [origin] = await runSql<BranchOrigin & Record<string, unknown>>({
    payload: req.payload,
    req,
    query: sql`SELECT id::text AS row, type AS slug, doc AS id, branching, of_id AS "ofId", ended IS NULL AS live FROM yz.branches WHERE branch_type = ${slug} AND branch = ${id}`,
  })
  return origin
}

/** How many of these documents are in one of these states. */
export async function countIn({
  req,
  slug,
  ids,
  states,
}: {
  req: PayloadRequest
  slug: string
  ids: readonly Id[]
  states: readonly string[]
}): Promise<number> {
  const [row] = await runSql<{ n: number }>({
    payload: req.payload,
    req,
    query: sql`SELECT count(*)::int AS n FROM ${sql.identifier(tableOf(slug))}
      WHERE id = ANY(${sql.param([...ids])}::int[]) AND state::text = ANY(${sql.param([...states])}::text[])`,
  })
  return row!.n
}

/** Notes a branch that was made. */
export async function addBranch({
  req,
  slug,
  id,
  branching,
  ofId,
  branchType,
  branch,
  at,
}: Of & { branching: string; ofId: Id; branchType: string; branch: Id; at?: string }): Promise<void> {
  await runSql({
    payload: req.payload,
    req,
    query: sql`INSERT INTO yz.branches (type, doc, branching, of_id, branch_type, branch, opened_at)
      VALUES (${slug}, ${id}, ${branching}, ${ofId}, ${branchType}, ${branch}, COALESCE(${at ?? null}::timestamptz, clock_timestamp()))`,
  })
}

/** The document waits for these branches no longer. */
export async function endRows({
  req,
  rows,
  as,
  at,
}: {
  req: PayloadRequest
  rows: readonly string[]
  as: BranchEnd
  at?: string
}): Promise<void> {
  if (rows.length === 0) return
  await runSql({
    payload: req.payload,
    req,
    query: sql`UPDATE yz.branches SET ended = ${as}, ended_at = COALESCE(${at ?? null}::timestamptz, clock_timestamp()) WHERE id = ANY(${sql.param([...rows])}::bigint[])`,
  })
}
