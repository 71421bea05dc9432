import type { PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import type { Site, SiteType } from '../../site.ts'
import { relationIds } from '../../who.ts'
import { actorOf } from '../actor.ts'
import { writeKept } from '../operations/write-kept.ts'
import { writeAudit } from '../operations/write-step.ts'
import { runSql, sql } from '../run-sql.ts'

type Doc = Readonly<Record<string, unknown>>

/**
 * 撤并: an organisation has become part of another, in the request's transaction. Its people, the organisations below it and
 * what they have in hand go over: every document that is not at its end names the other one from now on, as its history
 * says, with deadlines, turns and answers as they are. What has come to its end keeps the old name.
 */
export async function mergeOrganisation({ req, site, from, into }: { req: PayloadRequest; site: Site; from: Id; into: Id }): Promise<void> {
  const actor = actorOf(req.user)?.id
  await repoint({ req, collection: 'users', field: 'unit', from, into })
  await repoint({ req, collection: 'organisations', field: 'parent', from, into })
  await moveTurns({ req, from, into })
  await moveBranches({ req, from, into })
  await moveHandlers({ req, from, into })
  let documents = 0
  for (const one of site.types)
    for (const id of await running({ req, one, of: from })) {
      await writeKept({ req, site, one, id, actor, kept: async (before) => renamed({ one, before, from, into }) })
      documents += 1
    }
  await writeAudit({ req, slug: 'organisations', id: from, actor, action: 'organisation:merge', detail: { into, documents } })
}

/** Rows that belong to the one belong to the other. */
async function repoint({
  req,
  collection,
  field,
  from,
  into,
}: {
  req: PayloadRequest
  collection: string
  field: string
  from: Id
  into: Id
}): Promise<void> {
  const all = { collection: collection as never, depth: 0, overrideAccess: true, req } as const
  const { docs } = await req.payload.find({ ...all, where: { [field]: { equals: from } }, pagination: false })
  for (const { id } of docs) await req.payload.update({ ...all, id, data: { [field]: into } })
}

/** Fields of a type that name organisations. */
function naming({ surface }: SiteType): string[] {
  return Object.entries(surface.type.fields).flatMap(([name, { to }]) => (to === 'organisations' ? [name] : []))
}

/** The documents that name an organisation and have not come to their end. */
async function running({ req, one, of }: { req: PayloadRequest; one: SiteType; of: Id }): Promise<Id[]> {
  const { flow } = one.surface
  const fields = naming(one)
  if (!flow || fields.length === 0) return []
  const ends = Object.entries(flow.states).flatMap(([name, { final }]) => (final ? [name] : []))
  const { docs } = await req.payload.find({
    collection: one.slug as never,
    where: { and: [{ state: { not_in: ends } }, { or: fields.map((name) => ({ [name]: { equals: of } })) }] },
    select: { state: true } as never,
    sort: 'id',
    pagination: false,
    depth: 0,
    overrideAccess: true,
    req,
  })
  return docs.map(({ id }) => id as Id)
}

/** What a document says of its organisations, the merged one being the other. */
function renamed({ one, before, from, into }: { one: SiteType; before: Doc; from: Id; into: Id }): Doc | undefined {
  const changed = naming(one).flatMap((name): [string, Id | readonly Id[]][] => {
    const named = relationIds(before[name])
    if (!named.includes(from)) return []
    const isMany = one.surface.type.fields[name]!.kind === 'many'
    return [[name, isMany ? [...new Set(named.map((of) => (of === from ? into : of)))] : into]]
  })
  return changed.length === 0 ? undefined : Object.fromEntries(changed)
}

/** Who is asked for an answer is the other one; where that is asked itself, once is enough. */
async function moveTurns({ req, from, into }: { req: PayloadRequest; from: Id; into: Id }): Promise<void> {
  const live = sql`ended IS NULL AND of_type = 'organisations'`
  await runSql({
    payload: req.payload,
    req,
    query: sql`UPDATE yz.turns t SET ended = 'dropped', ended_at = clock_timestamp() WHERE t.of_id = ${from} AND ${live}
      AND EXISTS (SELECT 1 FROM yz.turns o WHERE o.type = t.type AND o.doc = t.doc AND o.round = t.round AND o.of_type = t.of_type
        AND o.of_id = ${into} AND o.ended IS NULL)`,
  })
  await runSql({ payload: req.payload, req, query: sql`UPDATE yz.turns SET of_id = ${into} WHERE of_id = ${from} AND ${live}` })
}

/** The branch of the one becomes that of the other, unless it has one there itself: then what is left of it is ended with its name. */
async function moveBranches({ req, from, into }: { req: PayloadRequest; from: Id; into: Id }): Promise<void> {
  await runSql({
    payload: req.payload,
    req,
    query: sql`UPDATE yz.branches b SET of_id = ${into} WHERE b.of_id = ${from} AND b.ended IS NULL
      AND NOT EXISTS (SELECT 1 FROM yz.branches o WHERE o.type = b.type AND o.doc = b.doc AND o.branching = b.branching
        AND o.of_id = ${into} AND o.ended IS NULL)`,
  })
}

async function moveHandlers({ req, from, into }: { req: PayloadRequest; from: Id; into: Id }): Promise<void> {
  await runSql({
    payload: req.payload,
    req,
    query: sql`WITH moved AS (DELETE FROM yz.handlers WHERE unit = ${from} RETURNING type, doc, person, at)
      INSERT INTO yz.handlers (type, doc, unit, person, at) SELECT type, doc, ${into}, person, at FROM moved ON CONFLICT DO NOTHING`,
  })
}
