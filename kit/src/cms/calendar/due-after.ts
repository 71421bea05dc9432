import type { BasePayload } from 'payload'
import { shanghaiYear } from '../../shanghai.ts'
import type { Span } from '../../span.ts'
import { addSpan, isProvisional } from './add-span.ts'

const warned = new Set<number>()

/** The deadline a span after `from`. Says in the log, once a year and process, where the holidays of its year are not known. */
export function dueAfter({ payload, from, span }: { payload: BasePayload; from: Date; span: Span }): string {
  const due = addSpan(from, span)
  const year = shanghaiYear(due)
  if (isProvisional(due, span) && !warned.has(year)) {
    warned.add(year)
    payload.logger.warn(`the holidays of ${year} are not known: working days count weekends only. Update the package chinese-days`)
  }
  return due.toISOString()
}
