import type { SQL } from '@payloadcms/db-postgres/drizzle'
import type { BasePayload } from 'payload'
import type { Id } from '../../field.ts'
import type { DeskGroup } from '../../protocol.ts'
import type { SiteType } from '../../site.ts'
import type { RowFilter } from '../../row-filter.ts'
import { COPIED, type Actor } from '../../who.ts'
import { canCopy } from '../../workflow.ts'
import { filterCondition, readableCondition } from '../metrics/readable-rows.ts'
import { tableNamed } from '../operations/table-of.ts'
import { sql } from '../run-sql.ts'
import { ownSteps } from './own-steps.ts'
import { isBegun, todoFilter } from './todo-filter.ts'

/**
 * Condition on a type's table for what stands in a group of this person's desk, within what they may read; undefined where
 * nothing can.
 * - `todo` 待办: waits for them;
 * - `done` 已办: they took a step that stands, or somebody did in their name, it is not among `mine`, and does not wait for them again;
 * - `mine` 我发起的: they began it;
 * - `copied` 抄送我的: they were told of it for information.
 */
export function deskCondition({
  payload,
  one,
  actor,
  group,
  turns,
  elsewhere,
}: {
  payload: BasePayload
  one: SiteType
  actor: Actor
  group: DeskGroup
  /** Documents whose rounds wait for this person (see `waitingDocs`). */
  turns: readonly Id[]
  /** See `inOtherHands`. */
  elsewhere: ReadonlyMap<Id, readonly Id[]>
}): SQL | undefined {
  const readable = readableCondition({ payload, one, actor })
  const of = (filter: RowFilter) => filterCondition({ payload, one, filter })
  const waiting = () => of(todoFilter({ surface: one.surface, actor, turns, elsewhere }))
  const member = inGroup()
  return readable && member ? sql`(${readable}) AND (${member})` : undefined

  function inGroup(): SQL | undefined {
    if (group === 'todo') return waiting()
    if (group === 'mine') return isBegun(one.surface) ? of({ author: { equals: actor.id } }) : undefined
    if (group === 'copied') return one.surface.flow && canCopy(one.surface.flow) ? of({ [COPIED]: { in: [actor.id] } }) : undefined
    const { id } = tableNamed(payload, one.slug)
    const others = of(isBegun(one.surface) ? { or: [{ author: { not_equals: actor.id } }, { author: { exists: false } }] } : true)!
    const again = waiting()
    return sql`${id} IN (SELECT own.doc FROM (${ownSteps({ actor, slug: one.slug })}) own)
      AND (${others}) ${again ? sql`AND NOT COALESCE((${again}), false)` : sql``}`
  }
}
