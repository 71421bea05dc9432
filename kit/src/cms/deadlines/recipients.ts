import type { BasePayload, PayloadRequest } from 'payload'
import { declaredRule, type DeadlineRule } from '../../deadline.ts'
import type { SiteEvent } from '../../protocol.ts'
import { answerStep, roundsIn } from '../../round.ts'
import type { SiteType } from '../../site.ts'
import { asList, type Who } from '../../who.ts'
import { isExtensionStep, NUDGE, RECALL } from '../../workflow.ts'
import { whoMustAct } from '../desk/must-act.ts'
import { runSql, sql } from '../run-sql.ts'
import { ruleById } from './rules.ts'

/** The names under which a declaration and the inbox speak of an event; whoever is meant by several is told by the first. */
export function eventNames({ kind, transition, from, to }: SiteEvent): readonly string[] {
  if (kind === 'transition' && transition !== undefined) return [transition, ...(from === to ? [] : [`${to}.entered`])]
  if (to === undefined) return []
  if (kind === 'overdue') return [`${to}.overdue`]
  return kind === 'deadline' && transition !== undefined ? [`${to}.${transition}`] : []
}

/**
 * Whom an event is told: for a deadline by the rule it followed, as an administrator may have changed it; for an extension
 * those who decide or have asked, beside whom the declaration names; for a reminder whoever must act; for a step that is taken
 * back whoever was told of it; for everything else whom the declaration names.
 */
export async function recipientsOf({
  payload,
  req,
  one,
  event,
  name,
}: {
  payload: BasePayload
  req: PayloadRequest
  one: SiteType
  event: SiteEvent
  /** One of its names. */
  name: string
}): Promise<readonly Who[]> {
  if (event.kind === 'overdue' || event.kind === 'deadline') {
    const rule = (event.rule === undefined ? undefined : await ruleById({ payload, req, id: event.rule }))?.rule
    // A field that somebody was named by may have gone from the declaration since.
    return toldBy(rule ?? declaredRule(one.surface, event.to!), event).filter(
      (who) => typeof who === 'string' || one.surface.type.fields[who.holds],
    )
  }
  if (name === NUDGE) return whoMustAct(one.surface, event.to!)
  if (name === RECALL) return toldOfUndone({ payload, req, one, event })
  return [...declared(one, name), ...(name === event.transition ? extensionSides(one, event) : [])]
}

function declared({ surface }: SiteType, name: string): readonly Who[] {
  return asList(surface.notify?.[name] as Who | readonly Who[] | undefined)
}

/** Whoever was told of the step that is taken back, or of what it led to. */
async function toldOfUndone({
  payload,
  req,
  one,
  event,
}: {
  payload: BasePayload
  req: PayloadRequest
  one: SiteType
  event: SiteEvent
}): Promise<readonly Who[]> {
  const [undone] = await runSql<{ transition: string; to: string }>({
    payload,
    req,
    query: sql`SELECT u.transition, u.to_state AS to FROM yz.history h JOIN yz.history u ON u.id = h.undoes WHERE h.id = ${event.step!}`,
  })
  if (!undone) return []
  const rounds = roundsIn(one.surface.flow!.rounds, undone.to).map(([round]) => answerStep(round, 'open'))
  return [undone.transition, `${undone.to}.entered`, ...rounds].flatMap((name) => declared(one, name))
}

function toldBy(rule: DeadlineRule | undefined, { kind, transition }: SiteEvent): readonly Who[] {
  if (!rule) return []
  if (kind === 'overdue') return rule.tell.overdue
  if (transition === 'warned') return rule.tell.warned
  const level = /^escalated\.(\d+)$/.exec(transition ?? '')
  return level ? (rule.escalate[Number(level[1]) - 1]?.to ?? []) : []
}

function extensionSides({ surface }: SiteType, { transition, to }: SiteEvent): readonly Who[] {
  const extension = surface.flow?.states[to ?? '']?.extension
  if (!extension || transition === undefined || !isExtensionStep(transition)) return []
  return asList<Who>(transition === 'extend' ? extension.approvedBy : extension.by)
}
