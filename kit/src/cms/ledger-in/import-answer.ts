import type { PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import { translate, type Locale } from '../../label.ts'
import type { LedgerImportAnswer } from '../../protocol.ts'
import type { Site, SiteType } from '../../site.ts'
import type { Actor } from '../../who.ts'
import { RequestError } from '../request-error.ts'
import { importOf, isRunning } from './imports.ts'
import { problemText } from './problem.ts'

/** A page shows so many problems; the marked file has them all. */
const PROBLEMS_SHOWN = 200

/** What there is to say of a file this person sent. @throws RequestError 404 */
export async function importAnswer({
  req,
  site,
  one,
  actor,
  id,
  locale,
}: {
  req: PayloadRequest
  site: Site
  one: SiteType
  actor: Actor
  id: Id
  locale: Locale
}): Promise<LedgerImportAnswer> {
  const kept = await importOf({ req, slug: one.slug, actor: actor.id, id })
  if (!kept) throw new RequestError(404, 'error.notFound')
  const { messages } = site
  const { sheet, rows, states, unknown, left, problems, version } = kept.preview
  const say = (key: string) => translate({ messages, locale, key })
  const running = kept.doneAt === null && (await isRunning({ req, id }))
  return {
    id,
    filename: kept.filename,
    sheet,
    state: kept.doneAt ? 'done' : running ? 'running' : kept.expiresAt <= new Date() ? 'expired' : 'checked',
    expiresAt: kept.expiresAt.toISOString(),
    rows,
    states: Object.entries(states).map(([state, count]) => ({
      label: say(one.surface.flow?.states[state]?.label ?? one.surface.type.label),
      count,
    })),
    unknown,
    left: left.map(say),
    badRows: new Set(problems.flatMap(({ row }) => (row > 0 ? [row] : []))).size,
    problemCount: problems.length,
    problems: problems.slice(0, PROBLEMS_SHOWN).map(({ row, column, ...problem }) => ({
      row,
      column: column === undefined ? null : say(column),
      message: problemText(problem, messages, locale),
    })),
    version,
    imported: kept.docs,
    failure: kept.failure === null ? null : say(kept.failure),
  }
}
