import { escape } from '../xml-text.ts'
import { signXml, type Signing } from './sign-xml.ts'

/** What an identity provider says of a person. */
export interface Statement {
  readonly responseId: string
  readonly assertionId: string
  readonly issuer: string
  readonly destination: string
  readonly recipient: string
  readonly audience: string
  readonly inResponseTo: string
  readonly nameId: string
  readonly nameIdFormat: string
  readonly sessionIndex: string
  readonly attributes: Readonly<Record<string, string>>
  readonly issued: Date
  readonly notBefore: Date
  readonly notOnOrAfter: Date
  readonly status: string
}

/** The assertion, with its signature. */
export function assertionXml(say: Statement, signing: Signing | undefined): string {
  const attributes = Object.entries(say.attributes).map(
    ([name, value]) =>
      `<saml:Attribute Name="${escape(name)}" NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:basic"><saml:AttributeValue>${escape(value)}</saml:AttributeValue></saml:Attribute>`,
  )
  const xml =
    `<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="${say.assertionId}" Version="2.0" IssueInstant="${instant(say.issued)}">` +
    `<saml:Issuer>${escape(say.issuer)}</saml:Issuer>` +
    `<saml:Subject><saml:NameID Format="${escape(say.nameIdFormat)}">${escape(say.nameId)}</saml:NameID>` +
    `<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData NotOnOrAfter="${instant(say.notOnOrAfter)}" Recipient="${escape(say.recipient)}" InResponseTo="${escape(say.inResponseTo)}"/></saml:SubjectConfirmation></saml:Subject>` +
    `<saml:Conditions NotBefore="${instant(say.notBefore)}" NotOnOrAfter="${instant(say.notOnOrAfter)}"><saml:AudienceRestriction><saml:Audience>${escape(say.audience)}</saml:Audience></saml:AudienceRestriction></saml:Conditions>` +
    `<saml:AuthnStatement AuthnInstant="${instant(say.issued)}" SessionIndex="${escape(say.sessionIndex)}"><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>` +
    (attributes.length > 0 ? `<saml:AttributeStatement>${attributes.join('')}</saml:AttributeStatement>` : '') +
    `</saml:Assertion>`
  return signing ? signXml(xml, say.assertionId, signing) : xml
}

/** A response around an assertion (or an encrypted one), with its signature. */
export function responseXml(say: Statement, assertion: string, signing: Signing | undefined): string {
  const xml =
    `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="${say.responseId}" Version="2.0" IssueInstant="${instant(say.issued)}" Destination="${escape(say.destination)}" InResponseTo="${escape(say.inResponseTo)}">` +
    `<saml:Issuer>${escape(say.issuer)}</saml:Issuer>` +
    `<samlp:Status><samlp:StatusCode Value="${escape(say.status)}"/></samlp:Status>${assertion}</samlp:Response>`
  return signing ? signXml(xml, say.responseId, signing) : xml
}

/** A moment as SAML writes it. */
export function instant(at: Date): string {
  return at.toISOString()
}
