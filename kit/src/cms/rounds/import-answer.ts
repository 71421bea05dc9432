import type { BasePayload, PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import { partsOf, type Part } from '../../round-parts.ts'
import type { answerIn } from '../../round.ts'
import type { SiteType } from '../../site.ts'
import type { AnySurface } from '../../surface.ts'
import { asList, relationIds } from '../../who.ts'
import type { Changes } from '../changes/changes.ts'
import type { ImportedStep } from '../operations/place-steps.ts'
import { runSql, sql } from '../run-sql.ts'
import { endTurns, liveTurns } from './turns.ts'

type Doc = Readonly<Record<string, unknown>>

/** An answer in a round and the one who gave it. */
export interface PlacedAnswer {
  readonly round: string
  readonly answer: string
  readonly part: Part
  readonly drops: boolean
  /** What it changes of the document: the relation that named whoever dropped out. */
  readonly data: Doc
}

/** The organisations of those who took these steps. */
export async function unitsOf(payload: BasePayload, steps: readonly ImportedStep[]): Promise<ReadonlyMap<Id, Id>> {
  const actors = [...new Set(steps.flatMap(({ actor }) => actor ?? []))]
  const rows = await runSql<{ id: Id; unit: Id }>({
    payload,
    query: sql`SELECT id, unit_id AS unit FROM users WHERE unit_id IS NOT NULL AND id = ANY(${sql.param(actors)}::integer[])`,
  })
  return new Map(rows.map(({ id, unit }) => [id, unit]))
}

/** Whose answer it is; undefined where the round is not open in this state, has no such answer, or they take no part in it. */
export function placeAnswer({
  surface,
  inRound: { round, spec, answer },
  state,
  doc,
  actor,
  unit,
}: {
  surface: AnySurface
  inRound: NonNullable<ReturnType<typeof answerIn>>
  state: string
  doc: Doc
  actor: Id
  unit: Id | undefined
}): PlacedAnswer | undefined {
  if (spec.in !== state || !Object.hasOwn(spec.answers, answer)) return undefined
  const part = partsOf(surface, spec, doc).find(({ ofType, ofId }) => ofId === (ofType === 'users' ? actor : unit))
  if (!part) return undefined
  const drops = spec.answers[answer]!.drops === true
  const named = drops ? asList(spec.of).filter((name) => surface.type.fields[name]?.to === part.ofType) : []
  const data = Object.fromEntries(named.map((name) => [name, relationIds(doc[name]).filter((id) => id !== part.ofId)]))
  return { round, answer, part, drops, data }
}

/** Writes an answer with its history, as of the day it was given. @throws Error where it was given before */
export async function importAnswer({
  req,
  one: { slug },
  id,
  state,
  step: { transition, at, actor, data = {}, reason },
  answer: { round, answer, part, drops },
  changes,
  source,
}: {
  req: PayloadRequest
  one: SiteType
  id: Id
  state: string
  step: ImportedStep
  answer: PlacedAnswer
  changes: Changes | undefined
  source: Id | undefined
}): Promise<void> {
  const turns = await liveTurns({ req, slug, id })
  const turn = turns.find((one) => one.round === round && one.ofType === part.ofType && one.ofId === part.ofId && one.answer === null)
  if (!turn) throw new Error(`${slug}: "${transition}" by ${actor} was given twice`)
  const moment = new Date(at)
  await runSql({
    payload: req.payload,
    req,
    query: sql`WITH given AS (
        UPDATE yz.turns SET answer = ${answer}, answered_at = ${moment.toISOString()}, actor = ${actor ?? null}, reason = ${reason ?? null},
          data = ${JSON.stringify(data)}::jsonb WHERE id = ${turn.id}::bigint)
      INSERT INTO yz.history (at, type, doc, transition, from_state, to_state, actor, reason, turn, door, changes, import)
      VALUES (${moment.toISOString()}, ${slug}, ${id}, ${transition}, ${state}, ${state}, ${actor ?? null}, ${reason ?? null}, ${turn.id}::bigint, 'import', ${changes ? JSON.stringify(changes) : null}::jsonb, ${source ?? null})`,
  })
  if (drops) await endTurns({ req, turns: [turn], as: 'dropped', at: moment })
}
