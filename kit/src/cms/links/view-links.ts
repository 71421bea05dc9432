import type { PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import { answerIn } from '../../round.ts'
import type { LinksView, SentLink } from '../../protocol.ts'
import type { SiteType } from '../../site.ts'
import { asList, type Actor, type Who } from '../../who.ts'
import { isExtensionStep, stepOf } from '../../workflow.ts'
import { peopleNamed, peopleWith } from '../notices/people-named.ts'
import { runSql, sql } from '../run-sql.ts'
import { liveTurns } from '../rounds/turns.ts'
import { isOpen, linkColumns, type LinkRow } from './link-row.ts'
import { sendable } from './send-link.ts'

const SENT_MOST = 20

/** For whoever may send links for a document now: to whom, and what was sent; undefined for everybody else. */
export async function viewLinks({
  req,
  one,
  doc,
  actor,
  say,
}: {
  req: PayloadRequest
  one: SiteType
  doc: Readonly<Record<string, unknown>>
  actor: Actor | undefined
  say: (key: string) => string
}): Promise<LinksView | undefined> {
  const steps = sendable({ one, doc, actor })
  if (steps.length === 0) return undefined
  const flow = one.surface.flow!
  const rows = await runSql<LinkRow & { to_name: string | null; by_name: string | null }>({
    payload: req.payload,
    req,
    query: sql`SELECT ${linkColumns}, p.name AS to_name, s.name AS by_name FROM yz.signed_links l
      LEFT JOIN users p ON p.id = l.person LEFT JOIN users s ON s.id = l.sent_by
      WHERE l.type = ${one.slug} AND l.doc = ${doc.id as Id} ORDER BY l.id DESC LIMIT ${SENT_MOST}`,
  })
  return {
    people: (await whoCouldTake({ req, one, doc, steps })).flatMap(({ id, name }) => (id === actor?.id ? [] : [{ id, title: name }])),
    sent: rows.map((row): SentLink => ({
      id: row.id,
      to: { id: row.person, title: row.to_name ?? '' },
      by: { id: row.sent_by, title: row.by_name ?? '' },
      steps: row.steps.map((step) => say(stepOf(flow, step)?.label ?? step)),
      sentAt: new Date(row.sent_at).toISOString(),
      expiresAt: new Date(row.expires_at).toISOString(),
      state: stateOf(row, doc),
    })),
  }
}

function stateOf(row: LinkRow, doc: Readonly<Record<string, unknown>>): SentLink['state'] {
  if (row.used_at !== null) return 'used'
  if (row.withdrawn_at !== null) return 'withdrawn'
  if (!isOpen(row)) return 'expired'
  return row.state === doc.state && row.revision === Number(doc.revision ?? 1) ? 'open' : 'void'
}

/** People who could be sent a link for one of these steps. Whether they may take it is asked when it is sent. */
async function whoCouldTake({
  req,
  one,
  doc,
  steps,
}: {
  req: PayloadRequest
  one: SiteType
  doc: Readonly<Record<string, unknown>>
  steps: readonly string[]
}): Promise<readonly Actor[]> {
  const flow = one.surface.flow!
  const who: Who[] = []
  for (const step of steps) {
    if (isExtensionStep(step)) {
      if (doc.extension === 'asked') who.push(...asList<Who>(flow.states[doc.state as string]!.extension!.approvedBy))
    } else if (!answerIn(flow.rounds, step)) who.push(...asList<Who>(flow.transitions[step]!.by))
  }
  const rounds = steps.flatMap((step) => answerIn(flow.rounds, step)?.round ?? [])
  const waiting =
    rounds.length === 0
      ? []
      : (await liveTurns({ req, slug: one.slug, id: doc.id as Id })).filter(
          ({ round, answer }) => rounds.includes(round) && answer === null,
        )
  const ids = (of: string) => waiting.filter(({ ofType }) => ofType === of).map(({ ofId }) => ofId)
  const inRounds =
    waiting.length === 0 ? [] : await peopleWith(req, { or: [{ id: { in: ids('users') } }, { unit: { in: ids('organisations') } }] })
  const named = await peopleNamed({ req, one, doc, who: [...new Set(who)] })
  return [...new Map([...inRounds, ...named].map((person) => [person.id, person])).values()]
}
