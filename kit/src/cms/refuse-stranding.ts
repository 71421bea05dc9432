import type { BasePayload } from 'payload'
import type { Id } from '../field.ts'
import { translate } from '../label.ts'
import type { Site } from '../site.ts'
import { tableOf } from './operations/table-of.ts'
import { runSql, sql } from './run-sql.ts'
import { StartRefusal } from './start-refusal.ts'

const NAMED = 5

/**
 * Looks for documents in states that their workflow no longer has: with this definition nobody could take a step with them.
 * Reads the tables as they are before the migrations.
 * @throws StartRefusal naming them
 */
export async function refuseStranding({ payload, site }: { payload: BasePayload; site: Site }): Promise<void> {
  for (const { slug, surface } of site.types) {
    if (!surface.flow || !(await hasStates(payload, slug))) continue
    const stranded = await runSql<{ state: string; count: number; ids: Id[] }>({
      payload,
      query: sql`SELECT state::text AS state, count(*)::int AS count, (array_agg(id ORDER BY id))[1:${sql.raw(String(NAMED))}] AS ids
        FROM ${sql.identifier(tableOf(slug))} WHERE state::text <> ALL(${sql.param(Object.keys(surface.flow.states))}::text[]) GROUP BY 1 ORDER BY 1`,
    })
    const [first] = stranded
    if (!first) continue
    const label = (locale: 'zh' | 'en') => translate({ messages: site.messages, locale, key: surface.type.label })
    const ids = `${first.ids.join('、')}${first.count > first.ids.length ? '……' : ''}`
    throw new StartRefusal(
      `有 ${first.count} 件${label('zh')}（编号 ${ids}）处于状态“${first.state}”，而流程声明中已没有这个状态，它们将无人可办。请把该状态放回 ${slug} 的流程声明，或用原来的版本先把这些文件办到别的状态，再升级。\n` +
        `${first.count} of ${slug} (${first.ids.join(', ')}) are in the state "${first.state}", which their workflow no longer has: nobody could take a step with them. Put the state back, or take them out of it with the former version first.`,
    )
  }
}

/** Whether there is a table with states already. */
async function hasStates(payload: BasePayload, slug: string): Promise<boolean> {
  const rows = await runSql({
    payload,
    query: sql`SELECT 1 FROM information_schema.columns WHERE table_schema = 'public' AND table_name = ${tableOf(slug)} AND column_name = 'state'`,
  })
  return rows.length > 0
}
