import type { SQL } from '@payloadcms/db-postgres/drizzle'
import { buildQuery, type DrizzleAdapter } from '@payloadcms/drizzle'
import type { BasePayload, Where as PayloadWhere } from 'payload'
import { readFilter, type RowFilter } from '../../row-filter.ts'
import type { SiteType } from '../../site.ts'
import type { Actor } from '../../who.ts'
import { tableNamed, tableOf } from '../operations/table-of.ts'
import { sql } from '../run-sql.ts'

interface Selecting {
  leftJoin(table: unknown, condition: SQL): Selecting
  where(condition: SQL): SQL
}

/**
 * Condition on a type's own table that holds for exactly the rows this person may read, made by Payload's query builder
 * from the same filter that guards every other read; undefined where there is none at all.
 */
export function readableCondition({
  payload,
  one,
  actor,
}: {
  payload: BasePayload
  one: SiteType
  actor: Actor | undefined
}): SQL | undefined {
  return filterCondition({ payload, one, filter: readFilter(one.surface, actor) })
}

/** Condition on a type's own table for the rows a filter matches; undefined where it matches none. */
export function filterCondition({ payload, one, filter }: { payload: BasePayload; one: SiteType; filter: RowFilter }): SQL | undefined {
  if (filter === false) return undefined
  if (filter === true) return sql`true`
  const adapter = payload.db as unknown as DrizzleAdapter
  const tableName = tableOf(one.slug)
  const { joins, where } = buildQuery({
    adapter,
    fields: payload.collections[one.slug]!.config.flattenedFields,
    tableName,
    where: filter as PayloadWhere,
  })
  if (joins.length === 0) return where as unknown as SQL
  // A joined list would count a row once an entry: ask for the row's id instead.
  const table = tableNamed(payload, one.slug)
  const selecting = (adapter.drizzle as unknown as { select(fields: object): { from(table: unknown): Selecting } })
    .select({ id: table.id })
    .from(table)
  const ids = joins
    .reduce((query, join) => query.leftJoin(join.table, join.condition as unknown as SQL), selecting)
    .where(where as unknown as SQL)
  return sql`${table.id} IN ${ids}`
}
