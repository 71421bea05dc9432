import { createSign } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import { escape } from '../xml-text.ts'
import { instant } from './response-xml.ts'

/** A log-out request as an identity provider sends it, not signed. */
export interface LogoutStatement {
  readonly id: string
  readonly issuer: string
  readonly destination: string
  readonly nameId: string
  readonly sessionIndex: string
  readonly issued: Date
}

export function logoutRequestXml({ id, issuer, destination, nameId, sessionIndex, issued }: LogoutStatement): string {
  return (
    `<samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="${id}" Version="2.0" IssueInstant="${instant(issued)}" Destination="${escape(destination)}">` +
    `<saml:Issuer>${escape(issuer)}</saml:Issuer><saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">${escape(nameId)}</saml:NameID>` +
    `<samlp:SessionIndex>${escape(sessionIndex)}</samlp:SessionIndex></samlp:LogoutRequest>`
  )
}

/** The answer to a log-out request: it was done. */
export function logoutResponseXml({
  id,
  issuer,
  destination,
  inResponseTo,
  issued,
}: Omit<LogoutStatement, 'nameId' | 'sessionIndex'> & { readonly inResponseTo: string }): string {
  return (
    `<samlp:LogoutResponse xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="${id}" Version="2.0" IssueInstant="${instant(issued)}" Destination="${escape(destination)}" InResponseTo="${escape(inResponseTo)}">` +
    `<saml:Issuer>${escape(issuer)}</saml:Issuer><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status></samlp:LogoutResponse>`
  )
}

/** The query that carries a message by the redirect binding, signed. */
export function signedQuery({
  carrier,
  xml,
  relayState,
  privateKey,
  algorithm = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
}: {
  carrier: 'SAMLRequest' | 'SAMLResponse'
  xml: string
  relayState?: string | undefined
  privateKey: string
  algorithm?: string
}): string {
  const fields = [
    [carrier, deflateRawSync(xml).toString('base64')],
    ...(relayState === undefined ? [] : [['RelayState', relayState]]),
    ['SigAlg', algorithm],
  ]
  const octets = fields.map(([name, value]) => `${name}=${encodeURIComponent(value!)}`).join('&')
  const hash = algorithm.endsWith('sha1') ? 'sha1' : 'sha256'
  return `${octets}&Signature=${encodeURIComponent(createSign(hash).update(octets).sign(privateKey, 'base64'))}`
}
