import type { PayloadRequest } from 'payload'
import type { FileRef, Picture, Ref, Row } from '../../protocol.ts'
import type { Site, SiteType } from '../../site.ts'
import { relationIds } from '../../who.ts'
import { isListKind, isRelationKind } from '../../field.ts'
import { uploadsIn, withPictures } from './pictures-in.ts'
import { withheldFrom } from '../../withheld.ts'
import { actorOf } from '../actor.ts'
import { dueOf } from './due-of.ts'

type Doc = Readonly<Record<string, unknown>>
type Found = ReadonlyMap<number, unknown>

/**
 * Makes API rows of stored documents: relations become titles, pictures and files (those inside formatted texts too), with
 * one query a related collection.
 * Titles of people, organisations and columns are no secret of a document that may be read; related documents of
 * declared types are looked up with the reader's own rights.
 */
export async function present({
  req,
  site,
  one,
  docs,
  fields,
}: {
  req: PayloadRequest
  site: Site
  one: SiteType
  docs: readonly Doc[]
  fields?: readonly string[] | undefined
}): Promise<Row[]> {
  const names = (fields ?? Object.keys(one.surface.type.fields)).filter((name) => one.surface.type.fields[name])
  const wanted = new Map<string, Set<number>>()
  const want = (slug: string, ids: readonly number[]) => {
    if (ids.length === 0) return
    const set = wanted.get(slug) ?? new Set<number>()
    ids.forEach((id) => set.add(id))
    wanted.set(slug, set)
  }
  const withAuthor = !fields || fields.includes('author')
  for (const doc of docs) {
    if (withAuthor) want('users', relationIds(doc.author))
    for (const name of names) {
      const field = one.surface.type.fields[name]!
      if (isRelationKind(field.kind)) want(field.to!, relationIds(doc[name]))
      if (field.kind === 'rich') want('media', uploadsIn(doc[name]))
    }
  }
  const found = new Map<string, Found>()
  for (const [slug, ids] of wanted) found.set(slug, await lookUp({ req, site, slug, ids: [...ids] }))

  return docs.map((doc) => {
    const row: Record<string, unknown> = {
      id: doc.id,
      createdAt: doc.createdAt,
      updatedAt: doc.updatedAt,
      ...(one.surface.flow ? { state: doc.state, ...dueOf(doc) } : {}),
      ...(withAuthor ? { author: found.get('users')?.get(relationIds(doc.author)[0] ?? -1) ?? null } : {}),
    }
    const withheld = withheldFrom({ surface: one.surface, actor: actorOf(req.user), doc })
    for (const name of names) {
      const field = one.surface.type.fields[name]!
      if (withheld.includes(name)) row[name] = isListKind(field.kind) ? [] : null
      else if (field.kind === 'rich') row[name] = withPictures(doc[name], found.get('media') ?? new Map()) ?? null
      else if (!isRelationKind(field.kind)) row[name] = doc[name] ?? null
      else {
        const related = relationIds(doc[name]).flatMap((id) => found.get(field.to!)?.get(id) ?? [])
        row[name] = isListKind(field.kind) ? related : (related[0] ?? null)
      }
    }
    return row as Row
  })
}

/** What the documents with these ids are called (pictures and files whole), as far as this reader may know; by id. */
export async function lookUp({
  req,
  site,
  slug,
  ids,
}: {
  req: PayloadRequest
  site: Site
  slug: string
  ids: readonly number[]
}): Promise<Found> {
  const declared = site.type(slug)
  const title = titleFieldOf(site, slug)
  const select = slug === 'media' || slug === 'attachments' ? undefined : { [title]: true }
  const { docs } = await req.payload.find({
    collection: slug as never,
    where: { id: { in: [...ids] } },
    depth: 0,
    pagination: false,
    limit: ids.length,
    req,
    ...(select ? { select: select as never } : {}),
    ...(declared ? { overrideAccess: false, user: req.user } : { overrideAccess: true }),
  })
  const shape =
    slug === 'media'
      ? picture
      : slug === 'attachments'
        ? fileRef
        : (doc: Doc): Ref => ({ id: doc.id as number, title: String(doc[title] ?? '') })
  return new Map((docs as unknown as Doc[]).map((doc) => [doc.id as number, shape(doc)]))
}

/** The field that names a document of this collection. */
export function titleFieldOf(site: Site, slug: string): string {
  return (
    site.type(slug)?.surface.type.title ??
    (slug === 'users' ? 'name' : slug === 'media' ? 'alt' : slug === 'attachments' ? 'filename' : 'title')
  )
}

/** A media document as a page shows it. */
export function picture(doc: Doc): Picture {
  const sizes = (doc.sizes ?? {}) as Record<string, { url?: string | null; width?: number | null; height?: number | null }>
  return {
    id: doc.id as number,
    alt: String(doc.alt ?? ''),
    url: localPath(doc.url),
    width: Number(doc.width ?? 0),
    height: Number(doc.height ?? 0),
    sizes: Object.fromEntries(
      Object.entries(sizes).flatMap(([name, size]) =>
        size.url && size.width && size.height ? [[name, { url: localPath(size.url), width: size.width, height: size.height }]] : [],
      ),
    ),
    ...(doc.caption ? { caption: String(doc.caption) } : {}),
    ...(doc.photographer ? { photographer: String(doc.photographer) } : {}),
    ...(isOffCentre(doc) ? { focus: { x: Number(doc.focalX), y: Number(doc.focalY) } } : {}),
  }
}

function isOffCentre({ focalX, focalY }: Doc): boolean {
  return typeof focalX === 'number' && typeof focalY === 'number' && (focalX !== 50 || focalY !== 50)
}

function fileRef(doc: Doc): FileRef {
  return {
    id: doc.id as number,
    filename: String(doc.filename ?? ''),
    url: localPath(doc.url),
    bytes: Number(doc.filesize ?? 0),
    mimeType: String(doc.mimeType ?? ''),
  }
}

/** Addresses are given without the origin, so that they hold behind any front. */
function localPath(url: unknown): string {
  return typeof url === 'string' ? url.replace(/^https?:\/\/[^/]+/, '') : ''
}
