import type { PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import { handsOf } from '../../hands.ts'
import type { SiteType } from '../../site.ts'
import type { Actor } from '../../who.ts'
import { canTransfer } from '../../workflow.ts'
import { runSql, sql } from '../run-sql.ts'

/** Who of an organisation has a document in hand, since a colleague passed it on (转办). */
export interface Handler {
  readonly unit: Id
  readonly person: Id
}

/** Whether somebody else of this person's organisation has the document in hand, so that it waits for that one. */
export function isInOtherHands(handlers: readonly Handler[], { id, unit }: Actor): boolean {
  return handlers.some((handler) => handler.unit === unit && handler.person !== id)
}

/** The handlers of a document. Whoever has left the organisation, or whose account is switched off, is none any more. */
export async function handlersOf({ req, one, id }: { req: PayloadRequest; one: SiteType; id: Id }): Promise<readonly Handler[]> {
  if (!one.surface.flow || !canTransfer(one.surface.flow)) return []
  return runSql<Handler & Record<string, unknown>>({
    payload: req.payload,
    req,
    query: sql`SELECT h.unit, h.person FROM yz.handlers h JOIN users u ON u.id = h.person AND u.unit_id = h.unit AND u.disabled IS NOT TRUE
      WHERE h.type = ${one.slug} AND h.doc = ${id}`,
  })
}

/** Hand → the documents of a type that its organisation's people passed on to somebody else, for this person and those they stand for. */
export async function inOtherHands({
  req,
  one,
  actor,
}: {
  req: PayloadRequest
  one: SiteType
  actor: Actor
}): Promise<ReadonlyMap<Id, readonly Id[]>> {
  const { slug, surface } = one
  const hands = handsOf({ surface, actor }).filter(({ unit }) => unit !== undefined)
  if (!surface.flow || !canTransfer(surface.flow) || hands.length === 0) return new Map()
  const rows = await runSql<Handler & { doc: Id } & Record<string, unknown>>({
    payload: req.payload,
    req,
    query: sql`SELECT h.doc, h.unit, h.person FROM yz.handlers h JOIN users u ON u.id = h.person AND u.unit_id = h.unit AND u.disabled IS NOT TRUE
      WHERE h.type = ${slug} AND h.unit = ANY(${sql.param(hands.map(({ unit }) => unit))}::int[])`,
  })
  return new Map(hands.map((hand) => [hand.id, rows.filter((row) => isInOtherHands([row], hand)).map(({ doc }) => doc)]))
}
