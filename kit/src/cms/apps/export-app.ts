import { createWriteStream } from 'node:fs'
import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import type { BasePayload } from 'payload'
import type { App } from '../../app.ts'
import type { Id } from '../../field.ts'
import { runSql, sql } from '../run-sql.ts'
import { picturesIn } from '../operations/pictures-in.ts'
import { slugsOf } from './survey-app.ts'

const BATCH = 200

/** What an export wrote: lines of each file, and how many files and pictures were copied. */
export interface AppExport {
  readonly lines: Readonly<Record<string, number>>
  readonly files: number
  readonly pictures: number
}

/**
 * Writes everything a site holds of an app into an empty or new folder: one line of JSON a document (`{slug}.jsonl`), its
 * earlier versions (`{slug}.versions.jsonl`), the history of its workflow (`history.jsonl`), what was edited
 * beside it (`edits.jsonl`), the files of its documents
 * (`files/`), the pictures it shows (`pictures/`), and `manifest.json` with the counts. Changes nothing.
 * @throws Error where the folder is not empty
 */
export async function exportApp({ payload, app, folder }: { payload: BasePayload; app: App; folder: string }): Promise<AppExport> {
  await mkdir(folder, { recursive: true })
  if ((await readdir(folder)).length > 0) throw new Error(`${folder} is not empty`)
  const lines: Record<string, number> = {}
  const pictures = new Set<Id>()
  const write = async (name: string, rows: AsyncIterable<object>, picturesOf: (row: object) => Id[] = () => []) => {
    lines[name] = await writeLines(join(folder, name), rows, (row) => picturesOf(row).forEach((id) => pictures.add(id)))
  }
  for (const { type, versions } of Object.values(app.types)) {
    await write(`${type.name}.jsonl`, documentsOf(payload, type.name), (row) => picturesIn(type.fields, row))
    if (versions)
      await write(`${type.name}.versions.jsonl`, versionsOf(payload, type.name), (row) =>
        picturesIn(type.fields, (row as { version: object }).version),
      )
  }
  await write('history.jsonl', rowsOf(payload, sql`yz.history`, slugsOf(app)))
  await write('edits.jsonl', rowsOf(payload, sql`yz.edits`, slugsOf(app)))
  const files = await copyUploads({
    payload,
    collection: 'attachments',
    where: { ownerType: { in: slugsOf(app) } },
    folder: join(folder, 'files'),
  })
  const copied = await copyUploads({ payload, collection: 'media', where: { id: { in: [...pictures] } }, folder: join(folder, 'pictures') })
  const result = { lines: { ...lines, 'files.jsonl': files, 'pictures.jsonl': copied }, files, pictures: copied }
  await writeFile(
    join(folder, 'manifest.json'),
    `${JSON.stringify({ app: app.id, label: app.label, exportedAt: new Date().toISOString(), ...result }, null, 2)}\n`,
  )
  return result
}

async function writeLines(path: string, rows: AsyncIterable<object>, seen: (row: object) => void = () => undefined): Promise<number> {
  const stream = createWriteStream(path)
  let count = 0
  for await (const row of rows) {
    seen(row)
    if (!stream.write(`${JSON.stringify(row)}\n`)) await once(stream, 'drain')
    count += 1
  }
  stream.end()
  await finished(stream)
  return count
}

async function* documentsOf(payload: BasePayload, collection: string, where: object = {}): AsyncGenerator<{ id: Id }> {
  for (let last: Id = 0; ;) {
    const { docs } = await payload.find({
      collection: collection as never,
      where: { and: [{ id: { greater_than: last } }, where] } as never,
      sort: 'id',
      limit: BATCH,
      pagination: false,
      depth: 0,
      overrideAccess: true,
      showHiddenFields: true,
    })
    yield* docs as { id: Id }[]
    if (docs.length < BATCH) return
    last = (docs as { id: Id }[]).at(-1)!.id
  }
}

async function* versionsOf(payload: BasePayload, collection: string): AsyncGenerator<{ id: Id }> {
  for (let last: Id = 0; ;) {
    const { docs } = await payload.findVersions({
      collection: collection as never,
      where: { id: { greater_than: last } },
      sort: 'id',
      limit: BATCH,
      pagination: false,
      depth: 0,
      overrideAccess: true,
    })
    const versions = docs as unknown as { id: Id }[]
    yield* versions
    if (versions.length < BATCH) return
    last = versions.at(-1)!.id
  }
}

async function* rowsOf(payload: BasePayload, table: ReturnType<typeof sql>, slugs: readonly string[]): AsyncGenerator<object> {
  const own = sql.join(
    slugs.map((slug) => sql`${slug}`),
    sql`, `,
  )
  for (let last = 0; ;) {
    const rows = await runSql<{ id: string }>({
      payload,
      query: sql`SELECT * FROM ${table} WHERE type IN (${own}) AND id > ${last} ORDER BY id LIMIT ${BATCH}`,
    })
    yield* rows
    if (rows.length < BATCH) return
    last = Number(rows.at(-1)!.id)
  }
}

/** Copies the files of upload documents, with a line about each; how many. */
async function copyUploads({
  payload,
  collection,
  where,
  folder,
}: {
  payload: BasePayload
  collection: 'attachments' | 'media'
  where: object
  folder: string
}): Promise<number> {
  const from = payload.collections[collection]!.config.upload.staticDir!
  await mkdir(folder, { recursive: true })
  async function* copied() {
    for await (const doc of documentsOf(payload, collection, where)) {
      const { filename } = doc as { filename?: string }
      if (filename) await copyFile(join(from, filename), join(folder, filename))
      yield doc
    }
  }
  return writeLines(`${folder}.jsonl`, copied())
}
