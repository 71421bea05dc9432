import type { SQL } from '@payloadcms/db-postgres/drizzle'
import type { BasePayload } from 'payload'

/** Name of a collection's table, as Payload makes it from the slug. */
export function tableOf(slug: string): string {
  return slug.replaceAll('-', '_')
}

/** A collection's table as drizzle holds it: columns under the names of the fields. */
export type Table = Readonly<Record<string, SQL>>

export function tableNamed(payload: BasePayload, slug: string): Table {
  return (payload.db as unknown as { tables: Record<string, Table> }).tables[tableOf(slug)]!
}
