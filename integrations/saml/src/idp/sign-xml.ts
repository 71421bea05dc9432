import { SignedXml } from 'xml-crypto'
import { ENVELOPED, EXCLUSIVE_C14N } from '../algorithms.ts'

/** With what an element is signed. Tests also ask for what nobody may use. */
export interface Signing {
  readonly privateKey: string
  readonly algorithm?: string
  readonly digest?: string
  /** What stands in KeyInfo. */
  readonly keyInfo?: string
}

/** Signs the element of this ID within the document; the signature stands after its Issuer, as SAML wants it. */
export function signXml(xml: string, id: string, { privateKey, algorithm, digest, keyInfo }: Signing): string {
  const signer = new SignedXml({
    privateKey,
    signatureAlgorithm: algorithm ?? 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    canonicalizationAlgorithm: EXCLUSIVE_C14N,
    ...(keyInfo === undefined ? {} : { getKeyInfoContent: () => keyInfo }),
  })
  if (algorithm?.includes('hmac')) signer.enableHMAC()
  signer.addReference({
    xpath: `//*[@ID='${id}']`,
    transforms: [ENVELOPED, EXCLUSIVE_C14N],
    digestAlgorithm: digest ?? 'http://www.w3.org/2001/04/xmlenc#sha256',
  })
  signer.computeSignature(xml, {
    prefix: 'ds',
    location: { reference: `//*[@ID='${id}']/*[local-name()='Issuer']`, action: 'after' },
  })
  return signer.getSignedXml()
}
