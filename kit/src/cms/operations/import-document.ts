import { createLocalReq, type BasePayload } from 'payload'
import type { Id } from '../../field.ts'
import { restingState } from '../../round-parts.ts'
import type { Site } from '../../site.ts'
import { asList } from '../../who.ts'
import { turnClocks, NO_DEADLINE } from '../deadlines/turn-clocks.ts'
import { writeDue } from '../deadlines/write-due.ts'
import { appendEvent } from '../events/append-event.ts'
import { runSql, sql } from '../run-sql.ts'
import { FIRING } from './firing.ts'
import { inTransaction } from './transaction.ts'
import { openRounds } from '../rounds/turns.ts'
import { tableOf } from './table-of.ts'

export interface ImportedStep {
  readonly transition: string
  readonly at: Date | string
  readonly actor: Id
  readonly data?: Readonly<Record<string, unknown>>
  readonly reason?: string
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
}: {
  payload: BasePayload
  site: Site
  slug: string
  data: Readonly<Record<string, unknown>>
  author: Id
  createdAt: Date | string
  steps?: readonly ImportedStep[]
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
  const moves: { step: ImportedStep; from: string; to: string }[] = []
  if (flow) {
    let state = flow.initial
    for (const [index, step] of steps.entries()) {
      const spec = flow.transitions[step.transition]
      if (!spec || !asList(spec.from).includes(state))
        throw new Error(`${slug}: step ${index + 1}, "${step.transition}", is not possible from "${state}"`)
      doc = { ...doc, ...step.data }
      const to = restingState(one.surface, spec.to, doc)
      moves.push({ step, from: state, to })
      state = to
    }
    doc = { ...doc, ...NO_DEADLINE, state, stateSince: iso(steps.at(-1)?.at ?? createdAt) }
  }

  const req = await createLocalReq({}, payload)
  return inTransaction(req, async () => {
    const { id } = (await payload.create({
      collection: slug as never,
      data: doc,
      depth: 0,
      overrideAccess: true,
      req,
      context: { [FIRING]: true },
    })) as unknown as { id: Id }
    let since = iso(createdAt)
    let due = NO_DEADLINE
    for (const { step, from, to } of moves) {
      await runSql({
        payload,
        req,
        query: sql`INSERT INTO yz.history (at, type, doc, transition, from_state, to_state, actor, reason, since, due_at)
          VALUES (${iso(step.at)}, ${slug}, ${id}, ${step.transition}, ${from}, ${to}, ${step.actor}, ${step.reason ?? null}, ${since}, ${due.dueAt})`,
      })
      since = iso(step.at)
      due = await turnClocks({ req, one, id, to, now: new Date(step.at) })
    }
    // Payload stamps the present moment over whatever was given.
    await runSql({
      payload,
      req,
      query: sql`UPDATE ${sql.identifier(tableOf(slug))} SET created_at = ${doc.createdAt as string}, updated_at = ${doc.updatedAt as string} WHERE id = ${id}`,
    })
    if (due.dueAt !== null) await writeDue({ payload, req, slug, id, due })
    if (flow?.rounds) await openRounds({ req, one, doc: { ...doc, id }, actor: undefined, quiet: true })
    await appendEvent({ payload, req, event: { kind: 'created', type: slug, doc: id, actor: author } })
    return id
  })
}
