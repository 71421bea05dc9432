import { createHash } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import type { Site, SiteType } from '../../site.ts'
import { formatDate } from '../../ui/format-date.ts'
import type { Actor } from '../../who.ts'
import { RequestError } from '../request-error.ts'
import { doneBefore, keepImport, type Preview } from './imports.ts'
import { planFile, type FilePlan } from './plan-file.ts'

/** Checks a file that somebody sent, and keeps it for them. Nothing is brought in yet. @throws RequestError 413, 422, 409 */
export async function checkImport({
  req,
  site,
  one,
  actor,
  filename,
  bytes,
}: {
  req: PayloadRequest
  site: Site
  one: SiteType
  actor: Actor
  filename: string
  bytes: Buffer
}): Promise<Id> {
  const digest = createHash('sha256').update(bytes).digest('hex')
  await refuseSecondTime({ req, slug: one.slug, digest })
  const plan = await planFile({ req, site, one, actor, bytes })
  return keepImport({ req, slug: one.slug, actor: actor.id, filename, digest, file: bytes, preview: previewOf(plan) })
}

/** A file is brought in once. @throws RequestError 409 */
export async function refuseSecondTime({ req, slug, digest }: { req: PayloadRequest; slug: string; digest: string }): Promise<void> {
  const before = await doneBefore({ req, slug, digest })
  if (before)
    throw new RequestError(409, 'ledger.sameFile', { values: { name: before.name, day: formatDate(before.at.toISOString(), 'zh') } })
}

/** What is kept of a check. */
export function previewOf({ table, documents, problems, left, version }: FilePlan): Preview {
  const states = Map.groupBy(documents, ({ state }) => state ?? '')
  return {
    sheet: table.sheet,
    rows: table.rows.length,
    states: Object.fromEntries([...states].map(([state, of]) => [state, of.length])),
    unknown: table.unknown,
    left: left.map(({ label }) => label),
    problems,
    version,
  }
}
