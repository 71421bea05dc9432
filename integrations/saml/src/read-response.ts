import { library } from './library.ts'
import { decodePost } from './message/decode.ts'
import { ASSERTION, attributeOf, childrenOf, onlyChild, PROTOCOL, textOf } from './message/dom.ts'
import { gateAssertion, gateResponse, type GatedResponse } from './message/gate-response.ts'
import { acsUrl, type Provider, type ServiceProvider } from './provider.ts'
import { SamlRefusal } from './refusal.ts'
import { requireFresh, requireWithin } from './times.ts'

const BEARER = 'urn:oasis:names:tc:SAML:2.0:cm:bearer'
const SUCCESS = 'urn:oasis:names:tc:SAML:2.0:status:Success'
const NAME_ID_MOST = 256
/** Formats whose values stay with the person; an e-mail address changes hands, a transient name is new every time. */
const lastingFormats = ['urn:oasis:names:tc:SAML:2.0:nameid-format:persistent', 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified']

/** Whom a provider has vouched for, by a message that passed every check but whether it was seen before. */
export interface Vouched {
  readonly nameId: string
  readonly nameIdFormat: string
  readonly sessionIndex: string | undefined
  readonly assertionId: string
  /** Until when the assertion could be shown again. */
  readonly until: Date
  /** Name of the attribute → its values. */
  readonly attributes: ReadonlyMap<string, readonly string[]>
}

/** A message at the gate, with its XML. */
export interface WaitingResponse extends GatedResponse {
  readonly xml: string
}

/** Opens what the browser posted; nothing in it is proved. Throws SamlRefusal. */
export function openResponse(message: string): WaitingResponse {
  const xml = decodePost(message)
  return { xml, ...gateResponse(xml) }
}

/** Proves a response that answers `requestId`, and reads whom it speaks of. Throws SamlRefusal. */
export async function readResponse({
  sp,
  provider,
  waiting: { xml, response, inResponseTo },
  requestId,
}: {
  sp: ServiceProvider
  provider: Provider
  waiting: WaitingResponse
  requestId: string
}): Promise<Vouched> {
  if (inResponseTo !== requestId) throw new SamlRefusal('request', 'answers another request')
  const SAMLResponse = Buffer.from(xml, 'utf8').toString('base64')
  const { profile } = await library({ sp, provider, requestId })
    .validatePostResponseAsync({ SAMLResponse })
    .catch((cause: Error) => {
      throw new SamlRefusal(/signature/i.test(cause.message) ? 'signature' : 'verification', cause.message, { cause })
    })
  if (!profile?.getAssertionXml) throw new SamlRefusal('verification', 'no assertion')

  // From here on `response` is known to be what the provider signed, and `assertion` too.
  checkResponse({ response, provider, sp })
  const assertion = gateAssertion(profile.getAssertionXml())
  requireIssuer(assertion, provider)
  requireFresh(assertion)
  const until = checkSubject({ assertion, sp, requestId })
  checkConditions(assertion, sp)
  const statement = onlyChild(assertion, ASSERTION, 'AuthnStatement')
  requireWithin({ notOnOrAfter: attributeOf(statement, 'SessionNotOnOrAfter') })
  return {
    ...nameIdOf(assertion),
    sessionIndex: attributeOf(statement, 'SessionIndex'),
    assertionId: attributeOf(assertion, 'ID')!,
    until,
    attributes: attributesOf(assertion),
  }
}

function checkResponse({ response, provider, sp }: { response: Element; provider: Provider; sp: ServiceProvider }): void {
  if (attributeOf(response, 'Version') !== '2.0') throw new SamlRefusal('structure', 'not version 2.0')
  const destination = attributeOf(response, 'Destination')
  if (destination !== acsUrl(sp)) throw new SamlRefusal('destination', destination ?? 'missing')
  requireIssuer(response, provider)
  requireFresh(response)
  const code = attributeOf(onlyChild(onlyChild(response, PROTOCOL, 'Status'), PROTOCOL, 'StatusCode'), 'Value')
  if (code !== SUCCESS) throw new SamlRefusal('status', code ?? 'missing')
}

function checkSubject({ assertion, sp, requestId }: { assertion: Element; sp: ServiceProvider; requestId: string }): Date {
  const confirmation = onlyChild(onlyChild(assertion, ASSERTION, 'Subject'), ASSERTION, 'SubjectConfirmation')
  if (attributeOf(confirmation, 'Method') !== BEARER) throw new SamlRefusal('structure', 'not a bearer assertion')
  const data = onlyChild(confirmation, ASSERTION, 'SubjectConfirmationData')
  const recipient = attributeOf(data, 'Recipient')
  if (recipient !== acsUrl(sp)) throw new SamlRefusal('recipient', recipient ?? 'missing')
  if (attributeOf(data, 'InResponseTo') !== requestId) throw new SamlRefusal('request', 'the subject answers another request')
  const notOnOrAfter = attributeOf(data, 'NotOnOrAfter')
  if (!notOnOrAfter) throw new SamlRefusal('time', 'no end of the confirmation')
  requireWithin({ notBefore: attributeOf(data, 'NotBefore'), notOnOrAfter })
  return new Date(notOnOrAfter)
}

function checkConditions(assertion: Element, sp: ServiceProvider): void {
  const conditions = onlyChild(assertion, ASSERTION, 'Conditions')
  const [notBefore, notOnOrAfter] = [attributeOf(conditions, 'NotBefore'), attributeOf(conditions, 'NotOnOrAfter')]
  if (!notBefore || !notOnOrAfter) throw new SamlRefusal('time', 'no span of validity')
  requireWithin({ notBefore, notOnOrAfter })
  const restrictions = childrenOf(conditions, ASSERTION, 'AudienceRestriction')
  const isMeant = (one: Element) => childrenOf(one, ASSERTION, 'Audience').some((audience) => textOf(audience) === sp.entityId)
  if (restrictions.length === 0 || !restrictions.every(isMeant)) throw new SamlRefusal('audience', 'is not us')
}

function requireIssuer(element: Element, provider: Provider): void {
  const issuer = textOf(onlyChild(element, ASSERTION, 'Issuer'))
  if (issuer !== provider.entityId) throw new SamlRefusal('issuer', issuer)
}

function nameIdOf(assertion: Element): Pick<Vouched, 'nameId' | 'nameIdFormat'> {
  const found = childrenOf(onlyChild(assertion, ASSERTION, 'Subject'), ASSERTION, 'NameID')
  if (found.length !== 1) throw new SamlRefusal('nameId', `${found.length} of them`)
  const nameId = textOf(found[0]!)
  const nameIdFormat = attributeOf(found[0]!, 'Format') ?? lastingFormats[1]!
  if (nameId === '' || nameId.length > NAME_ID_MOST) throw new SamlRefusal('nameId', `${nameId.length} characters`)
  if (!lastingFormats.includes(nameIdFormat)) throw new SamlRefusal('nameId', nameIdFormat)
  return { nameId, nameIdFormat }
}

function attributesOf(assertion: Element): ReadonlyMap<string, readonly string[]> {
  const attributes = childrenOf(assertion, ASSERTION, 'AttributeStatement').flatMap((one) => childrenOf(one, ASSERTION, 'Attribute'))
  return new Map(
    attributes.flatMap((one) => {
      const name = attributeOf(one, 'Name')
      const values = childrenOf(one, ASSERTION, 'AttributeValue').map((value) => (value.textContent ?? '').trim())
      return name ? [[name, values] as const] : []
    }),
  )
}
