import { X509Certificate } from 'node:crypto'
import { checkSignatureForm, checkSignaturePlaces } from './message/check-signature-form.ts'
import { attributeOf, childrenOf, elementsFrom, METADATA, onlyChild, XMLDSIG } from './message/dom.ts'
import { isSignedBy } from './message/is-signed-by.ts'
import { parse } from './message/parse.ts'
import { SamlRefusal } from './refusal.ts'

const REDIRECT = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect'
const POST = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST'

/** What an identity provider says of itself. */
export interface IdpMetadata {
  readonly entityId: string
  readonly signInUrl: string
  readonly signInBinding: 'redirect' | 'post'
  readonly signOutUrl: string | undefined
  /** Certificates it signs with (PEM): two while a key rolls over. */
  readonly certificates: readonly string[]
  readonly validUntil: Date | undefined
}

/**
 * Reads the metadata of one identity provider. Refused where it is out of date, where an address is not https (but on this
 * machine), where no certificate can be used, or where `pinned` is given and did not sign it. Throws SamlRefusal.
 */
export function readIdpMetadata(xml: string, { pinned }: { pinned?: string | undefined } = {}): IdpMetadata {
  const root = parse(xml)
  if (root.localName !== 'EntityDescriptor' || root.namespaceURI !== METADATA)
    throw new SamlRefusal('structure', `a ${root.localName} instead of the metadata of one provider`)
  if (pinned !== undefined) {
    checkSignatureForm(root)
    checkSignaturePlaces(root, [root])
    if (!isSignedBy({ xml, root, certificates: [pinned] })) throw new SamlRefusal('signature', 'not signed by the pinned certificate')
  }
  const idp = onlyChild(root, METADATA, 'IDPSSODescriptor')
  const ends = [root, idp].flatMap((one) => attributeOf(one, 'validUntil') ?? []).map((text) => new Date(text))
  if (ends.some((end) => !(end.getTime() > Date.now()))) throw new SamlRefusal('time', 'the metadata is out of date')
  const entityId = attributeOf(root, 'entityID')
  if (!entityId || entityId.length > 1024) throw new SamlRefusal('structure', 'no entityID')

  const redirect = addressOf(idp, 'SingleSignOnService', REDIRECT)
  const signInUrl = redirect ?? addressOf(idp, 'SingleSignOnService', POST)
  if (!signInUrl) throw new SamlRefusal('structure', 'no sign-in by a binding we speak')
  return {
    entityId,
    signInUrl,
    signInBinding: redirect ? 'redirect' : 'post',
    signOutUrl: addressOf(idp, 'SingleLogoutService', REDIRECT),
    certificates: certificatesOf(idp),
    validUntil: ends.sort((a, b) => a.getTime() - b.getTime())[0],
  }
}

/** A certificate as PEM, from PEM or bare base64; one that cannot be read, is out of date, or has a weak key throws SamlRefusal. */
export function usableCertificate(text: string): string {
  const packed = text.replace(/-----(BEGIN|END) CERTIFICATE-----|\s/g, '')
  let certificate: X509Certificate
  try {
    certificate = new X509Certificate(Buffer.from(packed, 'base64'))
  } catch (cause) {
    throw new SamlRefusal('form', 'no certificate', { cause })
  }
  const { asymmetricKeyType, asymmetricKeyDetails } = certificate.publicKey
  if (asymmetricKeyType !== 'rsa' || (asymmetricKeyDetails?.modulusLength ?? 0) < 2048)
    throw new SamlRefusal('algorithm', 'a certificate without an RSA key of 2048 bits or more')
  if (certificate.validToDate.getTime() < Date.now()) throw new SamlRefusal('time', `a certificate that ended ${certificate.validTo}`)
  return certificate.toString()
}

/** Whether messages may go there: https, or this machine. */
export function isUsableUrl(address: string): boolean {
  const url = URL.parse(address)
  if (!url || url.username || url.hash) return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname))
}

function addressOf(idp: Element, service: string, binding: string): string | undefined {
  const one = childrenOf(idp, METADATA, service).find((found) => attributeOf(found, 'Binding') === binding)
  const address = one && attributeOf(one, 'Location')
  if (address !== undefined && !isUsableUrl(address)) throw new SamlRefusal('destination', address)
  return address
}

function certificatesOf(idp: Element): string[] {
  const keys = childrenOf(idp, METADATA, 'KeyDescriptor').filter((one) => attributeOf(one, 'use') !== 'encryption')
  const texts = keys.flatMap((key) =>
    [...elementsFrom(key)].flatMap(({ element }) =>
      element.localName === 'X509Certificate' && element.namespaceURI === XMLDSIG ? [element.textContent ?? ''] : [],
    ),
  )
  if (texts.length === 0) throw new SamlRefusal('structure', 'no certificate for signing')
  return [...new Set(texts.map(usableCertificate))]
}
