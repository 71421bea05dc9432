import type { PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import type { Site, SiteType } from '../../site.ts'
import type { Actor } from '../../who.ts'
import { actorOf } from '../actor.ts'
import { titleFieldOf } from '../operations/present.ts'
import { nameBook, type Named, type NameBook } from './name-book.ts'

type Doc = Readonly<Record<string, unknown>> & { readonly id: Id }

/** Books of the collections that a ledger's relations lead to. */
export type NameBooks = ReadonlyMap<string, NameBook>

/**
 * Reads the names of people, organisations, and those documents of declared types that `texts` may name and the person may
 * read. `also` are documents that come with the same file: see `placeholder`.
 */
export async function readNameBooks({
  req,
  site,
  texts,
  also,
}: {
  req: PayloadRequest
  site: Site
  /** Collection → what stands in the cells of relations to it. */
  texts: ReadonlyMap<string, readonly string[]>
  also: ReadonlyMap<string, readonly Named[]>
}): Promise<{ readonly books: NameBooks; readonly people: ReadonlyMap<Id, Actor> }> {
  const books = new Map<string, NameBook>()
  const { named, actors } = await people(req)
  for (const [slug, wanted] of texts) {
    const one = site.type(slug)
    const there = one ? await documentsNamed(req, one, wanted) : slug === 'users' ? named : await everything(req, site, slug)
    books.set(slug, nameBook([...there, ...(also.get(slug) ?? [])]))
  }
  return { books, people: actors }
}

/** What another row of the same file, whose document is not made yet, is called meanwhile. */
export function placeholder(row: number): Id {
  return -row
}

async function people(req: PayloadRequest): Promise<{ named: Named[]; actors: Map<Id, Actor> }> {
  const docs = await all(req, 'users', ['name', 'email', 'sector', 'workplace', 'unit', 'roles'])
  const units = await all(req, 'organisations', ['title'])
  const titles = new Map(units.map(({ id, title }) => [id, title]))
  const named = docs.map((doc) => ({
    id: doc.id,
    name: text(doc.name),
    marks: [text(doc.sector), text(titles.get(doc.unit as Id)), text(doc.workplace), text(doc.email)].filter((one) => one !== ''),
    is: { roles: (doc.roles as string[] | null) ?? [] },
  }))
  // Whoever was switched off since may still have written something once.
  const actors = docs.flatMap((doc) => actorOf({ ...doc, disabled: false }) ?? [])
  return { named, actors: new Map(actors.map((actor) => [actor.id, actor])) }
}

async function everything(req: PayloadRequest, site: Site, slug: string): Promise<Named[]> {
  const title = titleFieldOf(site, slug)
  const docs = await all(req, slug, slug === 'organisations' ? [title, 'kind'] : [title])
  return docs.map((doc): Named => ({
    id: doc.id,
    name: text(doc[title]),
    marks: [],
    is: typeof doc.kind === 'string' ? { kind: [doc.kind] } : {},
  }))
}

async function documentsNamed(req: PayloadRequest, { slug, surface }: SiteType, wanted: readonly string[]): Promise<Named[]> {
  if (wanted.length === 0) return []
  const { title } = surface.type
  const marks = marksOf(surface.type)
  const { docs } = await req.payload.find({
    collection: slug as never,
    where: { or: [title, ...marks].map((name) => ({ [name]: { in: [...wanted] } })) },
    select: Object.fromEntries([title, ...marks].map((name) => [name, true])) as never,
    depth: 0,
    pagination: false,
    overrideAccess: false,
    user: req.user,
    req,
  })
  return (docs as unknown as Doc[]).map((doc) => ({
    id: doc.id,
    name: text(doc[title]),
    marks: marks.map((name) => text(doc[name])).filter((one) => one !== ''),
    is: {},
  }))
}

/** Texts of which no two documents of a type have the same. */
export function marksOf({ fields }: SiteType['surface']['type']): string[] {
  return Object.keys(fields).filter((name) => fields[name]!.kind === 'text' && fields[name]!.options.unique)
}

async function all(req: PayloadRequest, slug: string, names: readonly string[]): Promise<Doc[]> {
  const { docs } = await req.payload.find({
    collection: slug as never,
    select: Object.fromEntries(names.map((name) => [name, true])) as never,
    sort: 'id',
    depth: 0,
    pagination: false,
    // Titles of people and organisations are no secret of whoever writes documents; see the pickers.
    overrideAccess: true,
    req,
  })
  return docs
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
