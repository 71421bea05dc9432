import type { DueFacts } from '../../protocol.ts'

/** A document's deadline as the API gives it. */
export function dueOf(doc: Readonly<Record<string, unknown>>): DueFacts {
  const dueAt = (doc.dueAt as string | null | undefined) ?? null
  const warnAt = (doc.warnAt as string | null | undefined) ?? null
  return {
    dueAt,
    ...(dueAt !== null && warnAt !== null ? { warnAt } : {}),
    ...(dueAt !== null && doc.dueProvisional === true ? { dueProvisional: true } : {}),
  }
}
