import { isLonger } from '../../check-deadlines.ts'
import type { DeadlineRule, Recipient } from '../../deadline.ts'
import type { SentRule } from '../../protocol.ts'
import { parseSpan, type Span } from '../../span.ts'
import type { AnySurface } from '../../surface.ts'
import { countCharacters, type Problem } from '../../validate.ts'
import { roles, type Role } from '../../who.ts'
import { RequestError } from '../request-error.ts'

const LONGEST_LABEL = 20
const MOST_LEVELS = 5
const MOST_DAYS = 3650

/** Whom a deadline of this type may tell, as they are sent: `author`, a role, `holds:<field>`. */
export function recipientNames({ type }: AnySurface): string[] {
  const relations = Object.entries(type.fields).filter(([, { to }]) => to === 'users' || to === 'organisations')
  return ['author', ...relations.map(([name]) => `holds:${name}`), ...Object.keys(roles)]
}

/** A recipient as it is sent. */
export function recipientName(one: Recipient): string {
  return typeof one === 'string' ? one : `holds:${String(one.holds)}`
}

/**
 * The rule that an administrator sent, checked against the declaration.
 *
 * @throws RequestError 422 with the problem at each field: `due`, `warn`, `escalate.0.after`…
 */
export function checkRule(surface: AnySurface, declared: DeadlineRule, sent: SentRule): DeadlineRule {
  const problems: Record<string, Problem> = {}
  const known = recipientNames(surface)

  function span(path: string, value: unknown): Span | undefined {
    try {
      const { amount } = parseSpan(String(value))
      if (amount >= 1 && amount <= MOST_DAYS) return value as Span
    } catch {
      // Said below.
    }
    problems[path] = { key: 'deadline.noSpan', values: { most: MOST_DAYS } }
    return undefined
  }
  function recipients(path: string, value: unknown, needed: boolean): Recipient[] {
    const names = Array.isArray(value) ? [...new Set(value as unknown[])] : []
    if (names.some((name) => typeof name !== 'string' || !known.includes(name)))
      problems[path] = { key: 'deadline.noRecipient', values: {} }
    else if (needed && names.length === 0) problems[path] = { key: 'deadline.nobody', values: {} }
    return (names as string[]).map((name) => (name.startsWith('holds:') ? { holds: name.slice('holds:'.length) as never } : (name as Role)))
  }

  const label = typeof sent.label === 'string' ? sent.label.normalize('NFC').trim() || null : null
  if (label && countCharacters(label) > LONGEST_LABEL) problems.label = { key: 'deadline.longLabel', values: { max: LONGEST_LABEL } }
  const due = span('due', sent.due)
  const warn = sent.warn === null || sent.warn === undefined || sent.warn === '' ? null : span('warn', sent.warn)
  if (due && warn && isLonger(warn, due)) problems.warn = { key: 'deadline.earlyWarning', values: {} }
  const extension = declared.extension === null ? null : span('extension', sent.extension)

  const levels: readonly (Partial<SentRule['escalate'][number]> | null)[] = Array.isArray(sent.escalate) ? sent.escalate : []
  if (levels.length > MOST_LEVELS) problems.escalate = { key: 'deadline.manyLevels', values: { most: MOST_LEVELS } }
  const escalate = levels.slice(0, MOST_LEVELS).map((level, index) => ({
    after: span(`escalate.${index}.after`, level?.after),
    to: recipients(`escalate.${index}.to`, level?.to, true),
  }))
  for (const [index, { after }] of escalate.entries()) {
    const before = escalate[index - 1]?.after
    if (before && after && !isLonger(after, before)) problems[`escalate.${index}.after`] = { key: 'deadline.levelOrder', values: {} }
  }
  const tell = {
    warned: recipients('tell.warned', sent.tell?.warned, false),
    overdue: recipients('tell.overdue', sent.tell?.overdue, false),
  }
  if (Object.keys(problems).length > 0) throw new RequestError(422, 'error.invalid', { fields: problems })
  // What is not a span has been refused above.
  return { label, due: due!, warn: warn!, escalate: escalate.map(({ after, to }) => ({ after: after!, to })), extension: extension!, tell }
}
