import { SignedXml } from 'xml-crypto'
import { childrenOf, XMLDSIG } from './dom.ts'

/**
 * Whether one of these certificates signed the root of this XML. Its form must have been checked (`checkSignatureForm`), so
 * that the one signature there speaks of the root.
 */
export function isSignedBy({ xml, root, certificates }: { xml: string; root: Element; certificates: readonly string[] }): boolean {
  const [signature] = childrenOf(root, XMLDSIG, 'Signature')
  if (!signature) return false
  // What an XML parser would do with line ends, the library leaves to us.
  const text = xml.replace(/\r\n?/g, '\n')
  return certificates.some((publicCert) => {
    try {
      const signed = new SignedXml({ publicCert })
      signed.loadSignature(signature)
      return signed.checkSignature(text)
    } catch {
      return false
    }
  })
}
