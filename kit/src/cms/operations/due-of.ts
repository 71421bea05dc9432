import type { SiteType } from '../../site.ts'
import { isProvisional } from '../calendar/add-span.ts'

/** A document's deadline as the API gives it. */
export function dueOf({ surface }: SiteType, doc: Readonly<Record<string, unknown>>): { dueAt: string | null; dueProvisional?: true } {
  const dueAt = (doc.dueAt as string | null | undefined) ?? null
  const span = surface.flow?.states[doc.state as string]?.due
  return { dueAt, ...(dueAt !== null && span && isProvisional(new Date(dueAt), span) ? { dueProvisional: true } : {}) }
}
