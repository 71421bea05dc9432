import type { PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import { translate, type Locale } from '../../label.ts'
import type { HistoryEntry } from '../../protocol.ts'
import type { Site, SiteType } from '../../site.ts'
import { NUDGE, stepOf } from '../../workflow.ts'
import { isoOf } from '../deadlines/clock-rows.ts'
import { runSql, sql } from '../run-sql.ts'
import type { Left } from './carry-out.ts'

/** Stands in the history where no step does: the table of working days moved the deadline. */
const MOVED = 'deadlineMoved'

/** An entry of a document's history, as it is stored. */
export interface Step {
  /** Null where the deadline moved and nobody took a step. */
  readonly id: string | null
  readonly at: Date | string
  readonly transition: string
  readonly from_state: string
  readonly to_state: string
  readonly actor: Id | null
  /** The actor's name. */
  readonly name: string | null
  /** In whose name it was taken, where that was not the actor's own. */
  readonly principal: Id | null
  readonly principal_name: string | null
  readonly reason: string | null
  /** Since when the document had been in `from_state`, and its deadline and clocks there. */
  readonly since: Date | string | null
  readonly due_at: Date | string | null
  readonly clocks: Left | null
  /** How the deadline moved with it. */
  readonly from_due: Date | string | null
  readonly to_due: Date | string | null
  /** Names of those who got a copy with it. */
  readonly copied: readonly string[] | null
}

interface Of {
  readonly req: PayloadRequest
  readonly slug: string
  readonly id: Id
}

/** The steps a document has taken and the moves of its deadline, the oldest first. */
export async function readSteps({ req, slug, id }: Of): Promise<Step[]> {
  return runSql<Step>({
    payload: req.payload,
    req,
    query: sql`SELECT step.id::text, at, transition, from_state, to_state, actor, name, principal, principal_name, reason, since, due_at, clocks, from_due, to_due, copied FROM (
        SELECT h.id, h.at, h.transition, h.from_state, h.to_state, h.actor, u.name, h.principal, p.name AS principal_name, h.reason, h.since, h.due_at, h.clocks, m.from_due, m.to_due,
          (SELECT array_agg(c.name ORDER BY c.name) FROM users c WHERE c.id = ANY(h.copied)) AS copied
        FROM yz.history h LEFT JOIN users u ON u.id = h.actor LEFT JOIN users p ON p.id = h.principal LEFT JOIN yz.deadline_moves m ON m.step = h.id
        WHERE h.type = ${slug} AND h.doc = ${id}
        UNION ALL SELECT NULL, at, ${MOVED}, state, state, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, from_due, to_due, NULL
        FROM yz.deadline_moves WHERE type = ${slug} AND doc = ${id} AND step IS NULL
      ) step ORDER BY at, step.id`,
  })
}

/** The newest step a document has taken (a reminder is none), as a list of at most one. */
export async function readLastStep({ req, slug, id }: Of): Promise<Step[]> {
  return runSql<Step>({
    payload: req.payload,
    req,
    query: sql`SELECT h.id::text, h.at, h.transition, h.from_state, h.to_state, h.actor, NULL AS name, h.principal, NULL AS principal_name, h.reason, h.since, h.due_at, h.clocks,
        NULL AS from_due, NULL AS to_due, NULL AS copied
      FROM yz.history h WHERE h.type = ${slug} AND h.doc = ${id} AND h.transition <> ${NUDGE} ORDER BY h.id DESC LIMIT 1`,
  })
}

/** The newest of these steps (a reminder is none), the one that could be taken back. */
export function lastOf(steps: readonly Step[]): Step | undefined {
  return steps
    .filter((step) => step.id !== null && step.transition !== NUDGE)
    .toSorted((a, b) => Number(a.id) - Number(b.id))
    .at(-1)
}

/**
 * A history as a reader is told of it. The parties to the document learn who took each step and why, and how the deadline
 * moved, who got a copy and who reminded whom; everybody else what was done and when, and a reason only where the declaration makes it public.
 */
export function tellSteps({
  site,
  one: { surface },
  steps,
  isParty,
  locale,
}: {
  site: Pick<Site, 'messages'>
  one: Pick<SiteType, 'surface'>
  steps: readonly Step[]
  isParty: boolean
  locale: Locale
}): HistoryEntry[] {
  return steps
    .filter((step) => isParty || (step.transition !== MOVED && step.transition !== NUDGE))
    .map((step) => {
      const declared = surface.flow && stepOf(surface.flow, step.transition)
      const key = step.transition === MOVED ? 'kit.deadlineMoved' : (declared?.label ?? step.transition)
      return {
        at: new Date(step.at).toISOString(),
        transition: step.transition,
        label: translate({ messages: site.messages, locale, key }),
        from: step.from_state,
        to: step.to_state,
        actor: isParty && step.actor !== null ? { id: step.actor, title: step.name ?? '' } : null,
        ...(isParty && step.principal !== null ? { for: { id: step.principal, title: step.principal_name ?? '' } } : {}),
        reason: isParty || declared?.reason === 'public' ? step.reason : null,
        ...(isParty && step.copied ? { copied: step.copied } : {}),
        ...(isParty && step.from_due && step.to_due ? { moved: { from: isoOf(step.from_due)!, to: isoOf(step.to_due)! } } : {}),
      }
    })
}
