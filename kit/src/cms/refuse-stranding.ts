import type { BasePayload } from 'payload'
import type { Id } from '../field.ts'
import { translate } from '../label.ts'
import type { Site } from '../site.ts'
import { tableOf } from './operations/table-of.ts'
import { runSql, sql } from './run-sql.ts'
import { StartRefusal } from './start-refusal.ts'

const NAMED = 5

/**
 * Looks for documents in states that their workflow neither has nor names among its `former` ones: with this definition nobody could take a step with them.
 * Reads the tables as they are before the migrations.
 * @throws StartRefusal naming them
 */
export async function refuseStranding({ payload, site }: { payload: BasePayload; site: Site }): Promise<void> {
  for (const { slug, surface } of site.types) {
    if (!surface.flow || !(await hasStates(payload, slug))) continue
    const known = [...Object.keys(surface.flow.states), ...Object.keys(surface.flow.former ?? {})]
    const stranded = await runSql<{ state: string; count: number; ids: Id[] }>({
      payload,
      query: sql`SELECT state::text AS state, count(*)::int AS count, (array_agg(id ORDER BY id))[1:${sql.raw(String(NAMED))}] AS ids
        FROM ${sql.identifier(tableOf(slug))} WHERE state::text <> ALL(${sql.param(known)}::text[]) GROUP BY 1 ORDER BY 1`,
    })
    const [first] = stranded
    if (!first) continue
    const label = (locale: 'zh' | 'en') => translate({ messages: site.messages, locale, key: surface.type.label })
    const ids = `${first.ids.join('、')}${first.count > first.ids.length ? '……' : ''}`
    throw new StartRefusal(
      `有 ${first.count} 件${label('zh')}（编号 ${ids}）处于状态“${first.state}”，而流程声明中已没有这个状态，它们将无人可办。请在 ${slug} 的流程声明中写明它们的去向，再运行 npm run new:migration：former: { ${first.state}: { label: '原名称', to: '现有状态' } }；或把该状态放回声明。\n` +
        `${first.count} of ${slug} (${first.ids.join(', ')}) are in the state "${first.state}", which their workflow no longer has: nobody could take a step with them. Say in the workflow where they go, then run npm run new:migration: former: { ${first.state}: { label: 'its name', to: 'a state' } }; or put the state back.`,
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
