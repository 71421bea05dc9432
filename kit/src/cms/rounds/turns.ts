import type { PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import { partsOf, type Part } from '../../round-parts.ts'
import { answerStep, roundsIn } from '../../round.ts'
import type { SiteType } from '../../site.ts'
import type { Actor } from '../../who.ts'
import { addSpan } from '../calendar/add-span.ts'
import { readCalendar } from '../calendar/read-calendar.ts'
import { appendEvent } from '../events/append-event.ts'
import { runSql, sql } from '../run-sql.ts'

type Doc = Readonly<Record<string, unknown>>

/** A turn that belongs to a round open now. */
export interface LiveTurn extends Part {
  readonly id: string
  readonly round: string
  readonly answer: string | null
}

/** Why a turn is no longer live: see the table. */
export type TurnEnd = 'closed' | 'spared' | 'dropped' | 'lapsed' | 'void' | 'recalled'

/** Whether it is this person's turn: their own, or their organisation's. */
export function isTheirs({ ofType, ofId }: Part, actor: Actor): boolean {
  return ofType === 'users' ? ofId === actor.id : ofId === actor.unit
}

/** The live turns of a document, oldest first. */
export async function liveTurns({ req, slug, id }: { req: PayloadRequest; slug: string; id: Id }): Promise<LiveTurn[]> {
  const rows = await runSql<{ id: string; round: string; of_type: Part['ofType']; of_id: Id; answer: string | null }>({
    payload: req.payload,
    req,
    query: sql`SELECT id::text, round, of_type, of_id, answer FROM yz.turns WHERE type = ${slug} AND doc = ${id} AND ended IS NULL ORDER BY turns.id`,
  })
  return rows.map(({ of_type, of_id, ...rest }) => ({ ...rest, ofType: of_type, ofId: of_id }))
}

/** Asks each of `parts` for an answer, and tells the event stream that the round waits. */
export async function openTurns({
  req,
  one: { slug, surface },
  id,
  state,
  round,
  parts,
  actor,
  at,
}: {
  req: PayloadRequest
  one: SiteType
  id: Id
  state: string
  round: string
  parts: readonly Part[]
  actor: Id | undefined
  /** When that was, of a past that is brought in; nobody is told of it then. */
  at?: Date | undefined
}): Promise<void> {
  if (parts.length === 0) return
  const { payload } = req
  const { lapse } = surface.flow!.rounds![round]!
  const lapsesAt = lapse ? addSpan(await readCalendar({ payload, req }), at ?? new Date(), lapse).toISOString() : null
  for (const { ofType, ofId } of parts)
    await runSql({
      payload,
      req,
      query: sql`INSERT INTO yz.turns (type, doc, round, of_type, of_id, opened_at, lapses_at)
        VALUES (${slug}, ${id}, ${round}, ${ofType}, ${ofId}, COALESCE(${at?.toISOString() ?? null}::timestamptz, clock_timestamp()), ${lapsesAt})`,
    })
  if (at) return
  const event = { kind: 'transition', type: slug, doc: id, transition: answerStep(round, 'open'), from: state, to: state, actor } as const
  await appendEvent({ payload, req, event })
}

/** Opens all rounds of the state a document has entered. */
export async function openRounds({
  req,
  one,
  doc,
  actor,
  at,
}: {
  req: PayloadRequest
  one: SiteType
  doc: Doc
  actor: Id | undefined
  at?: Date | undefined
}): Promise<void> {
  const state = doc.state as string
  for (const [round, spec] of roundsIn(one.surface.flow!.rounds, state))
    await openTurns({ req, one, id: doc.id as Id, state, round, parts: partsOf(one.surface, spec, doc), actor, at })
}

/** Ends live turns. */
export async function endTurns({
  req,
  turns,
  as,
  at,
}: {
  req: PayloadRequest
  turns: readonly LiveTurn[]
  as: TurnEnd
  at?: Date | undefined
}): Promise<void> {
  if (turns.length === 0) return
  await runSql({
    payload: req.payload,
    req,
    query: sql`UPDATE yz.turns SET ended = ${as}, ended_at = COALESCE(${at?.toISOString() ?? null}::timestamptz, clock_timestamp()) WHERE id = ANY(${sql.param(turns.map(({ id }) => id))}::bigint[])`,
  })
}

/** Opens turns again that were closed by a step which is taken back: whoever had answered has answered, the others are waited for. */
export async function reviveTurns({ req, ids }: { req: PayloadRequest; ids: readonly string[] }): Promise<void> {
  if (ids.length === 0) return
  await runSql({
    payload: req.payload,
    req,
    query: sql`UPDATE yz.turns SET ended = NULL, ended_at = NULL WHERE id = ANY(${sql.param([...ids])}::bigint[]) AND ended = 'closed'`,
  })
}
