import type { PayloadRequest } from 'payload'
import type { Branching } from '../../branching.ts'
import type { Id } from '../../field.ts'
import type { Site, SiteType } from '../../site.ts'
import { relationIds } from '../../who.ts'
import { NO_DEADLINE } from '../deadlines/turn-clocks.ts'
import { appendEvent } from '../events/append-event.ts'
import { depthless } from '../operations/depthless.ts'
import { asFiring } from '../operations/firing.ts'
import { addBranch } from './branch-rows.ts'

type Doc = Readonly<Record<string, unknown>>

/** What a branch of this document holds when it begins. */
export function branchData({ by, as, takes = [] }: Branching, doc: Doc, ofId: Id): Record<string, unknown> {
  const whole = depthless(doc) as Doc
  return { ...Object.fromEntries(takes.map((name) => [name, whole[name] ?? null])), [by]: doc.id, [as]: ofId }
}

/** Makes a branch of a document for one who is named, in its first state; nobody sees it there. Returns it. */
export async function createBranch({
  req,
  site,
  one,
  doc,
  name,
  ofId,
  actor,
}: {
  req: PayloadRequest
  site: Site
  one: SiteType
  doc: Doc
  /** Of the branching. */
  name: string
  ofId: Id
  actor: Id | undefined
}): Promise<Record<string, unknown>> {
  const { payload } = req
  const branching = one.surface.flow!.branches![name]!
  const { slug, surface } = site.type(branching.opens)!
  const branch = (await payload.create({
    collection: slug as never,
    data: {
      ...branchData(branching, doc, ofId),
      author: relationIds(doc.author)[0] ?? null,
      state: surface.flow!.initial,
      stateSince: new Date().toISOString(),
      ...NO_DEADLINE,
      revision: 1,
    },
    depth: 0,
    overrideAccess: true,
    req,
    context: asFiring(req.context),
  })) as unknown as Record<string, unknown> & { id: Id }
  await addBranch({ req, slug: one.slug, id: doc.id as Id, branching: name, ofId, branchType: slug, branch: branch.id })
  await appendEvent({ payload, req, event: { kind: 'created', type: slug, doc: branch.id, actor } })
  return branch
}
