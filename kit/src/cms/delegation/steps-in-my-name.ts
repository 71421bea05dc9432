import type { PayloadRequest } from 'payload'
import { detailPath } from '../../detail-path.ts'
import type { Id } from '../../field.ts'
import { translate, type Locale } from '../../label.ts'
import type { StepInMyName } from '../../protocol.ts'
import type { Site } from '../../site.ts'
import type { Actor } from '../../who.ts'
import { stepOf } from '../../workflow.ts'
import { offApps } from '../app-switch.ts'
import { lookUp } from '../operations/present.ts'
import { runSql, sql } from '../run-sql.ts'

const MOST = 50

/** What deputies did in this person's name, the latest first. */
export async function stepsInMyName({
  req,
  site,
  actor,
  locale,
}: {
  req: PayloadRequest
  site: Site
  actor: Actor
  locale: Locale
}): Promise<StepInMyName[]> {
  const off = await offApps(req.payload)
  const types = site.types.filter(({ app, surface }) => surface.flow && !off.includes(app.id)).map(({ slug }) => slug)
  const rows = await runSql<{ at: Date | string; type: string; doc: Id; transition: string; actor: Id; name: string | null }>({
    payload: req.payload,
    req,
    query: sql`SELECT h.at, h.type, h.doc, h.transition, h.actor, u.name FROM yz.history h LEFT JOIN users u ON u.id = h.actor
      WHERE h.principal = ${actor.id} AND h.type = ANY(${sql.param(types)}::text[]) ORDER BY h.id DESC LIMIT ${MOST}`,
  })
  const titles = new Map<string, string>()
  for (const [slug, some] of Map.groupBy(rows, ({ type }) => type)) {
    const found = await lookUp({ req, site, slug, ids: [...new Set(some.map(({ doc }) => doc))] })
    for (const [id, one] of found) titles.set(`${slug}:${id}`, (one as { title: string }).title)
  }
  return rows.map(({ at, type, doc, transition, actor: id, name }) => {
    const one = site.type(type)!
    const title = titles.get(`${type}:${doc}`)
    const key = stepOf(one.surface.flow!, transition)?.label ?? transition
    return {
      at: new Date(at).toISOString(),
      actor: { id, title: name ?? '' },
      label: translate({ messages: site.messages, locale, key }),
      title: title ?? null,
      path: title === undefined ? null : (detailPath(one, doc) ?? null),
    }
  })
}
