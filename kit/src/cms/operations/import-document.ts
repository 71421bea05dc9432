import { createLocalReq, type BasePayload, type PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import { restingState } from '../../round-parts.ts'
import { answerIn } from '../../round.ts'
import type { Site } from '../../site.ts'
import { asList } from '../../who.ts'
import { turnClocks, NO_DEADLINE } from '../deadlines/turn-clocks.ts'
import { writeDue } from '../deadlines/write-due.ts'
import { changesOf } from '../changes/changes-of.ts'
import { appendEvent } from '../events/append-event.ts'
import { runSql, sql } from '../run-sql.ts'
import { asImporting } from './firing.ts'
import { inTransaction } from './transaction.ts'
import { importAnswer, placeAnswer, unitsOf, type PlacedAnswer } from '../rounds/import-answer.ts'
import { endTurns, liveTurns, openRounds } from '../rounds/turns.ts'
import { tableOf } from './table-of.ts'

/** What somebody did with a document before it was brought in. */
export interface ImportedStep {
  /** A transition, also one that fires by itself, or an answer in a round (`cosign.agree`). */
  readonly transition: string
  readonly at: Date | string
  /** Absent where nobody knows; an answer has one. */
  readonly actor?: Id | undefined
  /** Values of the document's fields, or of the round's. */
  readonly data?: Readonly<Record<string, unknown>>
  readonly reason?: string
}

interface Move {
  readonly step: ImportedStep
  readonly from: string
  readonly to: string
  /** The document before it, and after it. */
  readonly before: Readonly<Record<string, unknown>>
  readonly doc: Readonly<Record<string, unknown>>
  readonly answer?: PlacedAnswer
}

/**
 * Brings in a document with the history it has had elsewhere: checks that its steps follow the declared graph, then writes
 * row, history and one `created` event in one transaction. For migrations and sample content; nobody gets a notice.
 *
 * @returns the new document's id
 * @throws Error where a step is not possible from the state before it
 */
export async function importDocument({
  payload,
  site,
  slug,
  data,
  author,
  createdAt,
  steps = [],
  within,
  source,
}: {
  payload: BasePayload
  site: Site
  slug: string
  data: Readonly<Record<string, unknown>>
  author: Id
  createdAt: Date | string
  steps?: readonly ImportedStep[]
  /** The transaction it is part of. */
  within?: PayloadRequest
  /** The file it comes from, a row of `yz.imports`; the history says so. */
  source?: Id
}): Promise<Id> {
  const one = site.type(slug)
  if (!one) throw new Error(`There is no type "${slug}"`)
  const { flow } = one.surface
  const iso = (moment: Date | string) => new Date(moment).toISOString()
  let doc: Record<string, unknown> = {
    ...data,
    author,
    createdAt: iso(createdAt),
    updatedAt: iso(steps.at(-1)?.at ?? createdAt),
    revision: steps.length + 1,
  }
  const moves: Move[] = []
  if (flow) {
    let state = flow.initial
    const units = flow.rounds ? await unitsOf(payload, steps) : new Map<Id, Id>()
    for (const [index, step] of steps.entries()) {
      const inRound = answerIn(flow.rounds, step.transition)
      if (inRound) {
        const answer =
          step.actor === undefined
            ? undefined
            : placeAnswer({ surface: one.surface, inRound, state, doc, actor: step.actor, unit: units.get(step.actor) })
        if (!answer) throw new Error(`${slug}: step ${index + 1}, "${step.transition}", is not possible in "${state}" by ${step.actor}`)
        const before = doc
        doc = { ...doc, ...answer.data }
        moves.push({ step, from: state, to: state, before, doc, answer })
        continue
      }
      const spec = flow.transitions[step.transition]
      if (!spec || !asList(spec.from).includes(state))
        throw new Error(`${slug}: step ${index + 1}, "${step.transition}", is not possible from "${state}"`)
      const before = doc
      doc = { ...doc, ...step.data }
      const to = restingState(one.surface, spec.to, doc)
      moves.push({ step, from: state, to, before, doc })
      state = to
    }
    doc = { ...doc, ...NO_DEADLINE, state, stateSince: iso(moves.findLast(({ answer }) => !answer)?.step.at ?? createdAt) }
  }

  const req = within ?? (await createLocalReq({}, payload))
  return inTransaction(req, async () => {
    const { id } = (await payload.create({
      collection: slug as never,
      data: doc,
      depth: 0,
      overrideAccess: true,
      req,
      context: asImporting(),
    })) as unknown as { id: Id }
    let since = iso(createdAt)
    let due = NO_DEADLINE
    for (const { step, from, to, before, doc: then, answer } of moves) {
      const changes = await changesOf({ req, one, before, after: then })
      if (answer) {
        await importAnswer({ req, one, id, state: from, step, answer, changes, source })
        continue
      }
      await runSql({
        payload,
        req,
        query: sql`INSERT INTO yz.history (at, type, doc, transition, from_state, to_state, actor, reason, since, due_at, door, changes, import)
          VALUES (${iso(step.at)}, ${slug}, ${id}, ${step.transition}, ${from}, ${to}, ${step.actor ?? null}, ${step.reason ?? null}, ${since}, ${due.dueAt}, 'import', ${changes ? JSON.stringify(changes) : null}::jsonb, ${source ?? null})`,
      })
      since = iso(step.at)
      due = await turnClocks({ req, one, id, to, now: new Date(step.at) })
      if (!flow?.rounds || from === to) continue
      await endTurns({ req, turns: await liveTurns({ req, slug, id }), as: 'closed', at: new Date(step.at) })
      await openRounds({ req, one, doc: { ...then, id, state: to }, actor: undefined, at: new Date(step.at) })
    }
    // Payload stamps the present moment over whatever was given.
    await runSql({
      payload,
      req,
      query: sql`UPDATE ${sql.identifier(tableOf(slug))} SET created_at = ${doc.createdAt as string}, updated_at = ${doc.updatedAt as string} WHERE id = ${id}`,
    })
    if (due.dueAt !== null) await writeDue({ payload, req, slug, id, due })
    await appendEvent({ payload, req, event: { kind: 'created', type: slug, doc: id, actor: author } })
    return id
  })
}
