import { readCalendar } from '../calendar/read-calendar.ts'
import { clocksOf, faceOf, isRunning, writeClock, type Scope } from './clock-rows.ts'
import { escalationAt } from './clock.ts'
import type { DueColumns } from './turn-clocks.ts'

/**
 * Of a document that was brought in: what its clock would have told before now, had it run here, is told to nobody. Its light
 * is what it is; from now on the clock tells as any other. Returns what the document's row says of its deadline.
 */
export async function silencePast({
  scope,
  state,
  due,
  now,
}: {
  scope: Scope
  state: string
  due: DueColumns
  now: Date
}): Promise<DueColumns> {
  if (due.dueAt === null || new Date(due.dueAt) > now) return due
  const clock = (await clocksOf(scope)).find((one) => one.state === state && isRunning(one))
  if (!clock) return due
  const calendar = await readCalendar(scope)
  const passed = faceOf(calendar, clock).due!
  const escalated = clock.rule.escalate.filter(({ after }) => escalationAt(calendar, passed, after) <= now).length
  await writeClock(scope, { ...clock, warnedAt: due.dueAt, overdueAt: due.dueAt, escalated }, calendar, now)
  return { ...due, overdueAt: due.dueAt }
}
