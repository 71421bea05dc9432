import { decodePost, decodeRedirect } from './message/decode.ts'
import { ASSERTION, attributeOf, childrenOf, onlyChild, PROTOCOL, textOf } from './message/dom.ts'
import { gateLogout } from './message/gate-logout.ts'
import { isSignedBy } from './message/is-signed-by.ts'
import { parametersOf } from './message/parameters.ts'
import { proveQuery } from './message/prove-query.ts'
import { AGE_MOST_MS, SKEW_MS, sloUrl, type Provider, type ServiceProvider } from './provider.ts'
import { SamlRefusal } from './refusal.ts'
import { requireFresh, requireWithin } from './times.ts'

/** The provider has signed somebody out, and asks us to do so too. */
export interface LogoutRequest {
  readonly kind: 'request'
  readonly id: string
  readonly nameId: string
  /** Which of the person's sessions; none named: all. */
  readonly sessionIndexes: readonly string[]
  /** To be handed back. */
  readonly relayState: string | undefined
  /** Until when the message could be shown again. */
  readonly until: Date
}

/** The provider's answer to ours. */
export interface LogoutResponse {
  readonly kind: 'response'
  readonly inResponseTo: string
  readonly success: boolean
}

/** Proves a log-out message of either binding and reads it; that it comes only once is for the caller to see to. Throws SamlRefusal. */
export async function readLogout({
  sp,
  provider,
  binding,
  text,
}: {
  sp: ServiceProvider
  provider: Provider
  binding: 'redirect' | 'post'
  /** The query as it was written, without its question mark, or the form. */
  text: string
}): Promise<LogoutRequest | LogoutResponse> {
  const parameters = parametersOf(text)
  const carrier = parameters.SAMLRequest === undefined ? 'SAMLResponse' : 'SAMLRequest'
  const message = parameters[carrier]
  if (!message) throw new SamlRefusal('form', 'no message')
  const xml = binding === 'redirect' ? await decodeRedirect(message) : decodePost(message)
  const name = carrier === 'SAMLRequest' ? 'LogoutRequest' : 'LogoutResponse'
  const root = gateLogout(xml, name, { signed: binding === 'post' })
  const certificates = await provider.certificates()
  if (binding === 'redirect') proveQuery({ rawQuery: text, carrier, certificates })
  else if (!isSignedBy({ xml, root, certificates })) throw new SamlRefusal('signature', 'not genuine')

  const destination = attributeOf(root, 'Destination')
  if (destination !== sloUrl(sp)) throw new SamlRefusal('destination', destination ?? 'missing')
  const issuer = textOf(onlyChild(root, ASSERTION, 'Issuer'))
  if (issuer !== provider.entityId) throw new SamlRefusal('issuer', issuer)
  requireFresh(root)
  requireWithin({ notOnOrAfter: attributeOf(root, 'NotOnOrAfter') })
  if (name === 'LogoutResponse')
    return { kind: 'response', inResponseTo: inResponseToOf(root), success: statusOf(root).endsWith(':Success') }
  return {
    kind: 'request',
    id: idOf(root),
    nameId: textOf(onlyChild(root, ASSERTION, 'NameID')),
    sessionIndexes: childrenOf(root, PROTOCOL, 'SessionIndex').map(textOf),
    relayState: parameters.RelayState,
    until: new Date(Date.now() + AGE_MOST_MS + SKEW_MS),
  }
}

function idOf(root: Element): string {
  const id = attributeOf(root, 'ID')
  if (!id || id.length > 256) throw new SamlRefusal('structure', 'no ID')
  return id
}

function inResponseToOf(root: Element): string {
  const id = attributeOf(root, 'InResponseTo')
  if (!id) throw new SamlRefusal('request', 'answers no request')
  return id
}

function statusOf(root: Element): string {
  return attributeOf(onlyChild(onlyChild(root, PROTOCOL, 'Status'), PROTOCOL, 'StatusCode'), 'Value') ?? ''
}
