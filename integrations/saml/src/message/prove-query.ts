import { createVerify } from 'node:crypto'
import { signatureAlgorithms } from '../algorithms.ts'
import { SamlRefusal } from '../refusal.ts'
import { parametersOf, signedPart } from './parameters.ts'

/** Throws SamlRefusal unless one of these certificates signed the message in a query (redirect binding) with an algorithm on the list. */
export function proveQuery({
  rawQuery,
  carrier,
  certificates,
}: {
  /** As it was written, without its question mark. */
  rawQuery: string
  carrier: 'SAMLRequest' | 'SAMLResponse'
  certificates: readonly string[]
}): void {
  const { SigAlg, Signature } = parametersOf(rawQuery)
  if (!SigAlg || !Signature) throw new SamlRefusal('signature', 'the query is not signed')
  const hash = Object.hasOwn(signatureAlgorithms, SigAlg) ? signatureAlgorithms[SigAlg] : undefined
  if (!hash) throw new SamlRefusal('algorithm', SigAlg)
  const octets = signedPart(rawQuery, carrier)
  if (!certificates.some((certificate) => createVerify(hash).update(octets).verify(certificate, Signature, 'base64')))
    throw new SamlRefusal('signature', 'the signature of the query is not genuine')
}
