import { createLocalReq, type BasePayload, type PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import type { Site, SiteType } from '../../site.ts'
import { isStaying } from '../../workflow.ts'
import { turnClocks, NO_DEADLINE } from '../deadlines/turn-clocks.ts'
import { silencePast } from '../deadlines/silence-past.ts'
import { writeDue } from '../deadlines/write-due.ts'
import { changesOf } from '../changes/changes-of.ts'
import { appendEvent } from '../events/append-event.ts'
import { runSql, sql } from '../run-sql.ts'
import { asImporting } from './firing.ts'
import { placeSteps, type ImportedStep, type PlacedStep } from './place-steps.ts'
import { inTransaction } from './transaction.ts'
import { branchesToImport } from '../branches/branches-to-import.ts'
import { addBranch, endRows, liveBranches } from '../branches/branch-rows.ts'
import { importAnswer, unitsOf } from '../rounds/import-answer.ts'
import { endTurns, liveTurns, openRounds } from '../rounds/turns.ts'
import { tableOf } from './table-of.ts'

/** A document with the history it has had elsewhere. */
interface Imported {
  readonly slug: string
  readonly data: Readonly<Record<string, unknown>>
  readonly author: Id
  readonly createdAt: Date | string
  readonly steps?: readonly ImportedStep[]
  /** The file it comes from, a row of `yz.imports`; the history says so. */
  readonly source?: Id | undefined
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
  within,
  ...imported
}: Imported & {
  payload: BasePayload
  site: Site
  /** The transaction it is part of. */
  within?: PayloadRequest
}): Promise<Id> {
  const req = within ?? (await createLocalReq({}, payload))
  return inTransaction(req, () => importInside({ req, site, ...imported }))
}

async function importInside({
  req,
  site,
  slug,
  data,
  author,
  createdAt,
  steps = [],
  source,
}: Imported & { req: PayloadRequest; site: Site }): Promise<Id> {
  const { payload } = req
  const one = site.type(slug)
  if (!one) throw new Error(`There is no type "${slug}"`)
  const { flow } = one.surface
  const units = flow?.rounds ? await unitsOf(payload, steps) : new Map<Id, Id>()
  const moves = flow ? placeSteps({ one, data: { ...data, author }, steps, units }) : []
  const doc: Record<string, unknown> = {
    ...(moves.at(-1)?.doc ?? data),
    author,
    createdAt: iso(createdAt),
    updatedAt: iso(steps.at(-1)?.at ?? createdAt),
    revision: steps.length + 1,
    ...(flow
      ? {
          ...NO_DEADLINE,
          state: moves.at(-1)?.to ?? flow.initial,
          stateSince: iso(moves.findLast(({ answer, step }) => !answer && !isStaying(flow, step.transition))?.step.at ?? createdAt),
        }
      : {}),
  }
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
  for (const [index, move] of moves.entries()) {
    const { step, from, to, before, doc: then, answer } = move
    const changes = await changesOf({ req, one, before, after: then })
    if (answer) {
      await importAnswer({ req, one, id, state: from, step, answer, changes, source })
      continue
    }
    const stays = isStaying(flow!, step.transition)
    await runSql({
      payload,
      req,
      query: sql`INSERT INTO yz.history (at, type, doc, transition, from_state, to_state, actor, reason, since, due_at, door, changes, import)
        VALUES (${iso(step.at)}, ${slug}, ${id}, ${step.transition}, ${from}, ${to}, ${step.actor ?? null}, ${step.reason ?? null}, ${stays ? null : since}, ${stays ? null : due.dueAt}, 'import', ${changes ? JSON.stringify(changes) : null}::jsonb, ${source ?? null})`,
    })
    if (stays) continue
    since = iso(step.at)
    due = await turnClocks({ req, one, id, from, to, now: new Date(step.at) })
    if (from === to) continue
    if (flow?.rounds) {
      await endTurns({ req, turns: await liveTurns({ req, slug, id }), as: 'closed', at: new Date(step.at) })
      await openRounds({ req, one, doc: { ...then, id, state: to }, actor: undefined, at: new Date(step.at) })
    }
    await importBranches({
      req,
      site,
      one,
      doc: { ...doc, id },
      source,
      move,
      until: moves.slice(index + 1).find((next) => next.to !== to),
    })
  }
  // Payload stamps the present moment over whatever was given.
  await runSql({
    payload,
    req,
    query: sql`UPDATE ${sql.identifier(tableOf(slug))} SET created_at = ${doc.createdAt as string}, updated_at = ${doc.updatedAt as string} WHERE id = ${id}`,
  })
  // What a ledger brings in is past.
  if (source !== undefined) due = await silencePast({ scope: { payload, req, slug, id }, state: String(doc.state), due, now: new Date() })
  if (due.dueAt !== null) await writeDue({ payload, req, slug, id, due })
  await appendEvent({ payload, req, event: { kind: 'created', type: slug, doc: id, actor: author } })
  return id
}

/** Brings in the branches that a step opened, and ends them with the one that left their state. */
async function importBranches({
  req,
  site,
  one,
  doc,
  source,
  move,
  until,
}: {
  req: PayloadRequest
  site: Site
  one: SiteType
  /** The document as it is brought in. */
  doc: Readonly<Record<string, unknown>>
  source: Id | undefined
  move: PlacedStep
  until: PlacedStep | undefined
}): Promise<void> {
  const [slug, id] = [one.slug, doc.id as Id]
  for (const { branching, ofId, ...branch } of branchesToImport({ site, one, doc, move, until })) {
    const child = await importInside({ req, site, source, ...branch })
    await addBranch({ req, slug, id, branching, ofId, branchType: branch.slug, branch: child, at: iso(move.step.at) })
  }
  if (until === undefined) return
  const live = await liveBranches({ req, slug, id })
  const joined = Object.values(one.surface.flow!.branches ?? {}).some(({ then }) => then === until.step.transition)
  await endRows({ req, rows: live.map(({ row }) => row), as: joined ? 'joined' : 'left', at: iso(until.step.at) })
}

function iso(moment: Date | string): string {
  return new Date(moment).toISOString()
}
