import { attributeOf } from './message/dom.ts'
import { AGE_MOST_MS, SKEW_MS } from './provider.ts'
import { SamlRefusal } from './refusal.ts'

/** Throws SamlRefusal `time` where a message was issued long ago, or in the future. */
export function requireFresh(element: Element): void {
  const issued = moment(attributeOf(element, 'IssueInstant'))
  const age = Date.now() - issued
  if (age > AGE_MOST_MS + SKEW_MS || age < -SKEW_MS) throw new SamlRefusal('time', `${element.localName} was issued ${age} ms ago`)
}

/** Throws SamlRefusal `time` where the present lies outside a span; an end that is not given does not bound it. */
export function requireWithin({ notBefore, notOnOrAfter }: { notBefore?: string | undefined; notOnOrAfter?: string | undefined }): void {
  const now = Date.now()
  if (notBefore !== undefined && now + SKEW_MS < moment(notBefore)) throw new SamlRefusal('time', `not before ${notBefore}`)
  if (notOnOrAfter !== undefined && now - SKEW_MS >= moment(notOnOrAfter)) throw new SamlRefusal('time', `expired ${notOnOrAfter}`)
}

/** Milliseconds of an instant as SAML writes it: in UTC. */
function moment(text: string | undefined): number {
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(text ?? '') ? Date.parse(text!) : NaN
  if (Number.isNaN(at)) throw new SamlRefusal('time', `no instant: ${text ?? 'missing'}`)
  return at
}
