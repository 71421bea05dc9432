import type { PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import { stateLabel } from '../../former.ts'
import type { DeadlineAnswer } from '../../protocol.ts'
import type { SiteType } from '../../site.ts'
import { clocksOf, isRunning } from './clock-rows.ts'
import { currentRule } from './rules.ts'

/** What governs a document's deadline, for those who work on it; undefined where it has no clock. */
export async function deadlineOf({
  req,
  one,
  id,
  state,
  say,
}: {
  req: PayloadRequest
  one: SiteType
  id: Id
  state: string
  say: (label: string) => string
}): Promise<DeadlineAnswer | undefined> {
  const { payload } = req
  const clocks = await clocksOf({ payload, req, slug: one.slug, id })
  if (clocks.length === 0) return undefined
  const running = clocks.find((clock) => clock.state === state)
  const newest = running && (await currentRule({ payload, req, one, state }))
  return {
    label: running ? say(running.rule.label ?? 'kit.dueAt') : null,
    version: running?.version ?? null,
    newest: newest?.version ?? null,
    extended: running ? running.extended !== null : false,
    standing: clocks
      .filter((clock) => clock.state !== state && !isRunning(clock))
      .map((clock) => say(stateLabel(one.surface.flow, clock.state))),
  }
}
