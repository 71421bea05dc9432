import type { PayloadRequest } from 'payload'
import { branchingsIn, unitsOf, type Branching } from '../../branching.ts'
import type { Id } from '../../field.ts'
import type { Site, SiteType } from '../../site.ts'
import { asList, relationIds } from '../../who.ts'
import { RECALL } from '../../workflow.ts'
import { countIn, endRows, liveBranches, originOf, type BranchEnd, type LiveBranch } from '../branches/branch-rows.ts'
import { createBranch } from '../branches/create-branch.ts'
import { noteEdit } from '../changes/note-edit.ts'
import { appendEvent } from '../events/append-event.ts'
import { lockRow } from './lock-row.ts'
import { storedDocument } from './read-document.ts'
import { leftBy, moveBy, writeAudit, writeFiring, writeStep, type TakenStep } from './write-step.ts'

type Doc = Record<string, unknown>

/** A document, and in whose name something follows from what was done. */
interface Following {
  readonly req: PayloadRequest
  readonly site: Site
  readonly one: SiteType
  readonly doc: Doc
  /** Absent where the system did it by the clock. */
  readonly actor: Id | undefined
  readonly principal?: Id | undefined
}

/**
 * Takes a step that was found to be allowed, and all that follows from it in branches: those of the state that is left end,
 * those of the state that is entered are opened, and a document whose branches are done goes on. The row is locked, and so
 * is that of the document it is a branch of. Returns the document as it is now.
 */
export async function carryOut({ site, ...step }: TakenStep & { site: Site }): Promise<Doc> {
  const { before, move, req, one, actor, principal } = step
  const written = await writeStep(step)
  if (written.state === before.state) return written
  const following = { req, site, one, actor, principal, doc: written }
  await leaveBranches({ ...following, from: before.state as string, transition: move.transition, why: move.why })
  const doc = one.surface.flow!.branches ? await syncBranches(following) : written
  await tellOrigin({ ...following, doc })
  return doc
}

/** Fires a declared transition that nobody takes by hand: what a round or branches lead to. Returns the document as it is then. */
export async function fireByItself({
  transition,
  why,
  ...following
}: Following & { transition: string; why?: string | undefined }): Promise<Doc> {
  const { req, one, doc } = following
  const left = await leftBy({ req, one, before: doc })
  const move = { ...(await moveBy({ req, one, transition, doc })), why }
  return carryOut({ ...following, before: doc, left, move })
}

/**
 * Opens a branch for everybody named in the document's state who has none, ends those of who is named no more, and goes on
 * where all are done. Returns the document as it is now.
 */
export async function syncBranches(following: Following): Promise<Doc> {
  const { req, site, one, doc, actor } = following
  const id = doc.id as Id
  const waiting = branchingsIn(one.surface.flow!, doc.state as string)
  for (const [name, branching] of waiting) {
    const units = unitsOf(branching, doc)
    const live = (await liveBranches({ req, slug: one.slug, id })).filter((branch) => branch.branching === name)
    for (const branch of live.filter(({ ofId }) => !units.includes(ofId)))
      await endBranch({ ...following, branching, branch, as: 'dropped', why: undefined })
    for (const ofId of units.filter((unit) => !live.some((branch) => branch.ofId === unit))) {
      const branch = await createBranch({ req, site, one, doc, name, ofId, actor })
      await fireByItself({ ...following, one: site.type(branching.opens)!, doc: branch, transition: branching.begins })
    }
  }
  // What is gathered from branches has changed with them.
  const now = await storedDocument({ req, slug: one.slug, id })
  return waiting.length === 0 ? now : settleBranches({ ...following, doc: now })
}

/** Goes on where the branches of the document's state are all done, or nobody is named any more. Returns the document as it is now. */
async function settleBranches(following: Following): Promise<Doc> {
  const { req, one, doc } = following
  for (const [name, branching] of branchingsIn(one.surface.flow!, doc.state as string)) {
    const units = unitsOf(branching, doc)
    const live = (await liveBranches({ req, slug: one.slug, id: doc.id as Id })).filter((branch) => branch.branching === name)
    const ids = live.filter(({ ofId }) => units.includes(ofId)).map((branch) => branch.id)
    const done = await countIn({ req, slug: branching.opens, ids, states: branching.joined })
    if (units.length === 0 || done === units.length)
      return fireByItself({ ...following, transition: units.length === 0 ? branching.fails : branching.then })
  }
  return doc
}

/** The document has left a state: nothing waits for the branches there. */
async function leaveBranches({
  from,
  transition,
  why,
  ...following
}: Following & { from: string; transition: string; why: string | undefined }): Promise<void> {
  const { req, one, doc } = following
  for (const [name, branching] of branchingsIn(one.surface.flow!, from)) {
    const live = (await liveBranches({ req, slug: one.slug, id: doc.id as Id })).filter((branch) => branch.branching === name)
    if (transition === branching.then) await endRows({ req, rows: live.map(({ row }) => row), as: 'joined' })
    else
      for (const branch of live) await endBranch({ ...following, branching, branch, as: transition === RECALL ? 'recalled' : 'left', why })
  }
}

/** A branch is not waited for any more; what is still under way ends, so that it stays on nobody's desk. */
async function endBranch({
  branching,
  branch,
  as,
  why,
  ...following
}: Following & { branching: Branching; branch: LiveBranch; as: BranchEnd; why: string | undefined }): Promise<void> {
  const { req, site } = following
  const one = site.type(branching.opens)!
  await endRows({ req, rows: [branch.row], as })
  await lockRow({ req, site, slug: one.slug, id: branch.id })
  const doc = await storedDocument({ req, slug: one.slug, id: branch.id })
  if (!asList(one.surface.flow!.transitions[branching.ends]!.from).includes(doc.state as string)) return
  await fireByItself({ ...following, one, doc, transition: branching.ends, why })
}

/** A branch has reached another state: the document it comes from goes on where that was the last one, and does without whoever drops out. */
async function tellOrigin(following: Following): Promise<void> {
  const { req, site, one, doc, actor, principal } = following
  const origin = await originOf({ req, site, slug: one.slug, id: doc.id as Id })
  if (!origin?.live) return
  const { slug, id, ofId } = origin
  const above = { ...following, one: site.type(slug)! }
  const { drops, joined, of, instead } = above.one.surface.flow!.branches![origin.branching]!
  if (doc.state === drops) {
    await endRows({ req, rows: [origin.row], as: 'dropped' })
    const before = await storedDocument({ req, slug, id })
    const others = relationIds(before[of]).filter((unit) => unit !== ofId)
    const named = [...new Set([...others, ...(instead ? relationIds(doc[instead]) : [])])]
    const now = await writeFiring({ req, slug, before, data: { [of]: named } })
    await noteEdit({ req, one: above.one, before, doc: now, actor })
    await writeAudit({ req, slug, id, actor, principal, action: 'branch:dropped', detail: { [of]: named, dropped: ofId } })
    await appendEvent({ payload: req.payload, req, event: { kind: 'updated', type: slug, doc: id, actor } })
    await syncBranches({ ...above, doc: now })
  } else if (joined.includes(doc.state as string)) await settleBranches({ ...above, doc: await storedDocument({ req, slug, id }) })
}
