import type { PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import { formerStepLabel, presentState } from '../../former.ts'
import { translate, type Locale } from '../../label.ts'
import type { Door, HistoryEntry } from '../../protocol.ts'
import { answerIn } from '../../round.ts'
import type { Site, SiteType } from '../../site.ts'
import { ASIDE, SEND_LINK, stepOf, UPGRADED, WITHDRAW_LINK } from '../../workflow.ts'
import type { Changes } from '../changes/changes.ts'
import type { MayKnow } from '../changes/may-know.ts'
import { tellChanges, textOf, type Telling } from '../changes/tell-changes.ts'
import { isoOf } from '../deadlines/clock-rows.ts'
import { runSql, sql } from '../run-sql.ts'
import type { Left } from './write-step.ts'

/** Stands in the history where no step does: the table of working days moved the deadline. */
const MOVED = 'deadlineMoved'
/** Somebody saved the document without taking a step. */
const EDITED = 'edited'
/** So many entries are read, the newest. */
export const ENTRIES_MOST = 300

/** An entry of a document's history, as it is stored. */
export interface Step {
  /** Null where nobody took a step: the deadline moved, or the document was edited. */
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
  /** Null where it is not known. */
  readonly door: Door | null
  readonly changes: Changes | null
  /** By whose signed link it was taken; and, where one was sent or withdrawn, to whom. */
  readonly other: Id | null
  readonly other_name: string | null
  /** What an answer in a round holds; null where it was taken back. */
  readonly said: Readonly<Record<string, unknown>> | null
  /** The file it was brought in from, when, and by whom. */
  readonly imported: { readonly at: string; readonly file: string; readonly by: string | null } | null
}

interface Of {
  readonly req: PayloadRequest
  readonly slug: string
  readonly id: Id
}

/** The newest steps a document has taken, its edits and the moves of its deadline, the oldest first; one more than are told. */
export async function readSteps({ req, slug, id }: Of): Promise<Step[]> {
  return runSql<Step>({
    payload: req.payload,
    req,
    query: sql`SELECT step.id::text, at, transition, from_state, to_state, actor, name, principal, principal_name, reason, since, due_at, clocks, from_due, to_due, copied, door, changes, said, imported, other, other_name FROM (
        SELECT h.id, h.at, h.transition, h.from_state, h.to_state, h.actor, u.name, h.principal, p.name AS principal_name, h.reason, h.since, h.due_at, h.clocks, m.from_due, m.to_due,
          (SELECT array_agg(c.name ORDER BY c.name) FROM users c WHERE c.id = ANY(h.copied)) AS copied, h.door, h.changes,
          CASE WHEN t.ended IS DISTINCT FROM 'recalled' AND h.undoes IS NULL THEN t.data END AS said,
          CASE WHEN i.id IS NOT NULL THEN jsonb_build_object('at', i.done_at, 'file', i.filename, 'by', iu.name) END AS imported, l.sent_by AS other, a.name AS other_name
        FROM yz.history h LEFT JOIN users u ON u.id = h.actor LEFT JOIN users p ON p.id = h.principal LEFT JOIN yz.deadline_moves m ON m.step = h.id
          LEFT JOIN yz.turns t ON t.id = h.turn
          LEFT JOIN yz.imports i ON i.id = h.import LEFT JOIN users iu ON iu.id = i.actor
          LEFT JOIN yz.signed_links l ON l.id = h.link LEFT JOIN users a ON a.id = l.sent_by
        WHERE h.type = ${slug} AND h.doc = ${id}
        UNION ALL SELECT NULL, at, ${MOVED}, state, state, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, from_due, to_due, NULL, NULL, NULL, NULL, NULL, NULL, NULL
        FROM yz.deadline_moves WHERE type = ${slug} AND doc = ${id} AND step IS NULL
        UNION ALL SELECT NULL, e.at, ${EDITED}, e.state, e.state, e.actor, u.name, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, e.door, e.changes, NULL, NULL, NULL, NULL
        FROM yz.edits e LEFT JOIN users u ON u.id = e.actor WHERE e.type = ${slug} AND e.doc = ${id}
        UNION ALL SELECT NULL, w.at, w.what, l.state, l.state, w.actor, u.name, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, l.person, p.name
        FROM yz.signed_links l CROSS JOIN LATERAL (VALUES (${SEND_LINK}, l.sent_at, l.sent_by), (${WITHDRAW_LINK}, l.withdrawn_at, l.withdrawn_by)) AS w (what, at, actor)
          LEFT JOIN users u ON u.id = w.actor LEFT JOIN users p ON p.id = l.person
        WHERE l.type = ${slug} AND l.doc = ${id} AND w.actor IS NOT NULL
        ORDER BY at DESC, id DESC LIMIT ${ENTRIES_MOST + 1}
      ) step ORDER BY at, step.id`,
  })
}

/** The newest step a document has taken (one beside its way is none), as a list of at most one. */
export async function readLastStep({ req, slug, id }: Of): Promise<Step[]> {
  return runSql<Step>({
    payload: req.payload,
    req,
    query: sql`SELECT h.id::text, h.at, h.transition, h.from_state, h.to_state, h.actor, NULL AS name, h.principal, NULL AS principal_name, h.reason, h.since, h.due_at, h.clocks,
        NULL AS from_due, NULL AS to_due, NULL AS copied, NULL AS door, NULL AS changes, NULL AS said, NULL AS imported, NULL AS other, NULL AS other_name
      FROM yz.history h WHERE h.type = ${slug} AND h.doc = ${id} AND h.transition <> ALL(${sql.param([...ASIDE])}::text[]) ORDER BY h.id DESC LIMIT 1`,
  })
}

/** The newest of these steps (one beside its way is none), the one that could be taken back. */
export function lastOf(steps: readonly Step[]): Step | undefined {
  return steps
    .filter((step) => step.id !== null && !ASIDE.includes(step.transition))
    .toSorted((a, b) => Number(a.id) - Number(b.id))
    .at(-1)
}

/** Who is told of a history, and what they may know. */
export interface HistoryReader {
  /** See {@link tellSteps}. */
  readonly isParty: boolean
  readonly mayKnow: MayKnow
  readonly mayName: Telling['mayName']
}

/**
 * A history as a reader is told of it. The parties to the document learn who took each step, from where and why, what it
 * changed as far as they may know that, and how the deadline moved, who got a copy and who reminded whom; everybody else what
 * was done and when, and a reason only where the declaration makes it public.
 */
export function tellSteps({
  site,
  one: { surface },
  steps,
  reader: { isParty, mayKnow, mayName },
  locale,
}: {
  site: Pick<Site, 'messages'>
  one: Pick<SiteType, 'surface'>
  steps: readonly Step[]
  reader: HistoryReader
  locale: Locale
}): HistoryEntry[] {
  const say: Telling['say'] = (key, values) => translate({ messages: site.messages, locale, key, ...(values ? { values } : {}) })
  const telling = { say, locale, mayName }
  return steps
    .filter((step) => isParty || ![MOVED, EDITED, SEND_LINK, WITHDRAW_LINK, ...ASIDE].includes(step.transition))
    .map((step, index, all) => ({ step, changes: isParty ? changesIn(step, all[index + 1]) : [] }))
    .filter(({ step, changes }) => step.transition !== EDITED || changes.length > 0)
    .map(({ step, changes }) => {
      const declared = surface.flow && stepOf(surface.flow, step.transition)
      const key = kitLabels[step.transition] ?? declared?.label ?? formerStepLabel(surface.flow, step.transition)
      const said = isParty ? saidIn(step) : []
      return {
        at: new Date(step.at).toISOString(),
        transition: step.transition,
        label: say(key),
        from: step.from_state,
        to: step.to_state,
        actor: isParty && step.actor !== null ? { id: step.actor, title: step.name ?? '' } : null,
        ...(isParty && step.principal !== null ? { for: { id: step.principal, title: step.principal_name ?? '' } } : {}),
        reason: isParty || declared?.reason === 'public' ? step.reason : null,
        ...(isParty && step.copied ? { copied: step.copied } : {}),
        ...(isParty && step.imported
          ? { imported: { at: isoOf(step.imported.at)!, file: step.imported.file, by: step.imported.by ?? '' } }
          : {}),
        ...(isParty && step.from_due && step.to_due ? { moved: { from: isoOf(step.from_due)!, to: isoOf(step.to_due)! } } : {}),
        ...(isParty && step.door ? { door: step.door } : {}),
        ...(isParty && step.other !== null
          ? { [isLinkEntry(step) ? 'sentTo' : 'askedBy']: { id: step.other, title: step.other_name ?? '' } }
          : {}),
        ...(said.length > 0 ? { said } : {}),
        ...(changes.length > 0 ? { changes } : {}),
      }
    })

  /** What an edit in the first state led to is read by others when it is handed in, and then told as a change of that step. */
  function changesIn({ changes, transition, from_state: from, to_state: to }: Step, next: Step | undefined) {
    if (!changes) return []
    const isInitial = (state: string) => presentState(surface.flow, state) === surface.flow!.initial
    const states = [...(isInitial(from) ? [] : [from]), transition === EDITED && isInitial(to) ? (next?.to_state ?? to) : to]
    const known = Object.entries(changes).filter(([name]) => mayKnow(name, states))
    return tellChanges(Object.fromEntries(known), { ...telling, fields: surface.type.fields })
  }

  function saidIn({ transition, said }: Step) {
    const fields = answerIn(surface.flow?.rounds, transition)?.spec.fields
    if (!said || !fields) return []
    return Object.entries(fields).flatMap(([name, field]) => {
      const text = textOf(field, said[name], telling)
      return text === null ? [] : [{ label: say(field.label), text }]
    })
  }
}

const kitLabels: Readonly<Record<string, string>> = {
  [MOVED]: 'kit.deadlineMoved',
  [EDITED]: 'kit.edited',
  [UPGRADED]: 'kit.upgraded',
  [SEND_LINK]: 'kit.sendLink',
  [WITHDRAW_LINK]: 'kit.withdrawLink',
}

function isLinkEntry({ transition }: Step): boolean {
  return transition === SEND_LINK || transition === WITHDRAW_LINK
}
