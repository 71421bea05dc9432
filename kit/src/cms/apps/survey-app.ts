import type { BasePayload } from 'payload'
import type { App } from '../../app.ts'
import type { Site } from '../../site.ts'
import { tableOf } from '../operations/table-of.ts'
import { runSql, sql } from '../run-sql.ts'

/** What a site holds of one app, in numbers. */
export interface AppSurvey {
  /** Documents of each type, by slug. */
  readonly documents: Readonly<Record<string, number>>
  /** Files that belong to its documents. */
  readonly files: number
  readonly history: number
  readonly receipts: number
  readonly notices: number
  readonly searchEntries: number
  /** Fields of other apps that point to this one: `app.type.field`. */
  readonly pointedToBy: readonly string[]
}

/** The slugs of an app's types. */
export function slugsOf(app: App): string[] {
  return Object.values(app.types).map(({ type }) => type.name)
}

/** Counts what is stored of an app; changes nothing. */
export async function surveyApp({ payload, site, app }: { payload: BasePayload; site: Site; app: App }): Promise<AppSurvey> {
  const slugs = slugsOf(app)
  const own = sql`(${sql.join(
    slugs.map((slug) => sql`${slug}`),
    sql`, `,
  )})`
  const count = async (from: ReturnType<typeof sql>) =>
    (await runSql<{ n: number }>({ payload, query: sql`SELECT count(*)::int AS n FROM ${from}` }))[0]!.n
  const documents: Record<string, number> = {}
  for (const slug of slugs) documents[slug] = await count(sql`${sql.identifier(tableOf(slug))}`)
  return {
    documents,
    files: await count(sql`attachments WHERE owner_type IN ${own}`),
    history: await count(sql`yz.history WHERE type IN ${own}`),
    receipts: await count(sql`yz.receipts WHERE type IN ${own}`),
    notices: await count(sql`yz.notices WHERE type IN ${own}`),
    searchEntries: await count(sql`yz.search WHERE type IN ${own}`),
    pointedToBy: site.types
      .filter((one) => one.app.id !== app.id)
      .flatMap((one) =>
        Object.entries(one.surface.type.fields)
          .filter(([, field]) => slugs.includes(field.to ?? ''))
          .map(([name]) => `${one.app.id}.${one.key}.${name}`),
      ),
  }
}
