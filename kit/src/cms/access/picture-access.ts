import type { Access, BasePayload } from 'payload'
import { mayEnterAdmin } from '../../admin-roles.ts'
import type { Field } from '../../field.ts'
import type { Site, SiteType } from '../../site.ts'
import type { Actor } from '../../who.ts'
import { actorOf } from '../actor.ts'
import { isAppOff } from '../app-switch.ts'
import { readableCondition } from '../metrics/readable-rows.ts'
import { tableNamed, tableOf, type Table } from '../operations/table-of.ts'
import { runSql, sql } from '../run-sql.ts'

type Sql = ReturnType<typeof sql>

/**
 * Payload's read right for the media library. Those who work in the admin screens see all of it. Everybody else is shown
 * no list, and gets a picture they can name, and its file, where a document they may read shows it: asked of the documents
 * themselves each time, so that a picture appears and goes with them (ADR 7).
 */
export function pictureAccess(site: Site): Access {
  return async ({ req, id, data }) => {
    const actor = actorOf(req.user)
    if (mayEnterAdmin(site, actor)) return true
    const { payload } = req
    const media = tableNamed(payload, 'media')
    const filename = (data as { filename?: unknown } | undefined)?.filename
    // No file has a name with a zero byte, and PostgreSQL takes no text with one.
    const isName = typeof filename === 'string' && !filename.includes('\0')
    const named = typeof id === 'number' ? sql`${media.id} = ${id}` : isName ? isFile(payload, media, filename) : undefined
    if (!named) return false
    const shown = await shownBy({ payload, site, actor, media })
    if (shown.length === 0) return false
    const rows = await runSql<{ id: number }>({
      payload,
      req,
      query: sql`SELECT ${media.id} FROM media WHERE ${named} AND (${sql.join(shown, sql` OR `)})`,
    })
    return rows.length > 0 && { id: { in: rows.map((row) => row.id) } }
  }
}

/** Whether a row of the library has this file, in one of its sizes. */
function isFile(payload: BasePayload, media: Table, filename: string): Sql {
  const { imageSizes = [] } = payload.collections.media!.config.upload
  const columns = [media.filename!, ...imageSizes.map(({ name }) => media[`sizes_${name}_filename`]!)]
  return sql`(${sql.join(
    columns.map((column) => sql`${column} = ${filename}`),
    sql` OR `,
  )})`
}

/** One condition on the library for each field that shows pictures: that a document this person may read names the picture there. */
async function shownBy({
  payload,
  site,
  actor,
  media,
}: {
  payload: BasePayload
  site: Site
  actor: Actor | undefined
  media: Table
}): Promise<Sql[]> {
  const conditions: Sql[] = []
  for (const one of site.types) {
    if (await isAppOff(payload, one.app.id)) continue
    const readable = readableCondition({ payload, one, actor })
    if (!readable) continue
    for (const [name, field] of Object.entries(one.surface.type.fields)) {
      const names = namesPicture({ payload, one, name, field, media })
      if (names) conditions.push(sql`EXISTS (SELECT FROM ${sql.identifier(tableOf(one.slug))} WHERE ${names} AND ${readable})`)
    }
  }
  return conditions
}

/** Condition that a row of a declared type names the picture in this field; undefined for fields that hold none. */
function namesPicture({
  payload,
  one,
  name,
  field: { kind },
  media,
}: {
  payload: BasePayload
  one: SiteType
  name: string
  field: Field
  media: Table
}): Sql | undefined {
  const table = tableNamed(payload, one.slug)
  if (kind === 'image') return sql`${table[name]} = ${media.id}`
  if (kind === 'images') {
    const related = tableNamed(payload, `${one.slug}_rels`)
    return sql`EXISTS (SELECT FROM ${related} WHERE ${related.parent} = ${table.id} AND ${related.path} = ${name} AND ${related.mediaID} = ${media.id})`
  }
  return kind === 'rich' ? sql`${picturesOfText(sql`${table[name]}`)} @> jsonb_build_array(${media.id})` : undefined
}

/** Ids of the pictures inside a formatted text; what `indexPictures` indexes, in the same words. */
function picturesOfText(column: Sql): Sql {
  return sql`jsonb_path_query_array(${column}, '$.**?(@.type == "upload" && @.relationTo == "media").value')`
}

/** Makes the indexes that find the texts which show a picture; those of picture fields come with the fields. Does nothing where they exist. */
export async function indexPictures({ payload, site }: { payload: BasePayload; site: Site }): Promise<void> {
  for (const { slug, surface } of site.types)
    for (const [name, field] of Object.entries(surface.type.fields)) {
      if (field.kind !== 'rich') continue
      const column = (tableNamed(payload, slug)[name] as unknown as { name: string }).name
      const table = tableOf(slug)
      await runSql({
        payload,
        query: sql`CREATE INDEX IF NOT EXISTS ${sql.identifier(`${table}_${column}_pictures`)} ON ${sql.identifier(table)} USING gin (${picturesOfText(sql`${sql.identifier(column)}`)})`,
      })
    }
}
