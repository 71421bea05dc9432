import { digestAlgorithms, ENVELOPED, EXCLUSIVE_C14N, signatureAlgorithms } from '../algorithms.ts'
import { SamlRefusal } from '../refusal.ts'
import { attributeOf, childElements, childrenOf, elementsFrom, onlyChild, XMLDSIG } from './dom.ts'

/**
 * Checks that `signed` has exactly one signature, which speaks of it and nothing else, with algorithms on the list. Whether
 * it is genuine is not asked here. A key that it brings along (KeyInfo) is never used. Throws SamlRefusal.
 */
export function checkSignatureForm(signed: Element): void {
  const signatures = childrenOf(signed, XMLDSIG, 'Signature')
  if (signatures.length === 0) throw new SamlRefusal('signature', `${signed.localName} is not signed`)
  if (signatures.length > 1) throw new SamlRefusal('structure', `${signed.localName} has ${signatures.length} signatures`)
  const signature = signatures[0]!
  const allowed = ['SignedInfo', 'SignatureValue', 'KeyInfo']
  const names = childElements(signature).map(({ localName }) => localName)
  if (names.some((name) => !allowed.includes(name)) || new Set(names).size !== names.length)
    throw new SamlRefusal('structure', `a signature of ${names.join(', ')}`)

  const info = onlyChild(signature, XMLDSIG, 'SignedInfo')
  requireAlgorithm(onlyChild(info, XMLDSIG, 'CanonicalizationMethod'), [EXCLUSIVE_C14N])
  requireAlgorithm(onlyChild(info, XMLDSIG, 'SignatureMethod'), Object.keys(signatureAlgorithms))
  const reference = onlyChild(info, XMLDSIG, 'Reference')
  const id = attributeOf(signed, 'ID')
  if (!id || !/^[A-Za-z_][\w.-]{0,127}$/.test(id)) throw new SamlRefusal('structure', `${signed.localName} has no usable ID`)
  if (attributeOf(reference, 'URI') !== `#${id}`) throw new SamlRefusal('structure', 'a signature of something else')
  requireAlgorithm(onlyChild(reference, XMLDSIG, 'DigestMethod'), digestAlgorithms)
  const transforms = childrenOf(onlyChild(reference, XMLDSIG, 'Transforms'), XMLDSIG, 'Transform')
  for (const one of transforms) requireAlgorithm(one, [ENVELOPED, EXCLUSIVE_C14N])
  if (transforms.length !== 2 || attributeOf(transforms[0]!, 'Algorithm') !== ENVELOPED)
    throw new SamlRefusal('structure', 'transforms other than enveloped and exclusive canonical')
}

/** Throws SamlRefusal `structure` where a signature stands anywhere but in these elements. */
export function checkSignaturePlaces(root: Element, signed: readonly Element[]): void {
  for (const { element } of elementsFrom(root))
    if (element.localName === 'Signature' && !signed.includes(element.parentNode as Element))
      throw new SamlRefusal('structure', 'a signature out of place')
}

/** Throws SamlRefusal `algorithm` for one that is not on the list. */
export function requireAlgorithm(element: Element, allowed: readonly string[]): void {
  const algorithm = attributeOf(element, 'Algorithm') ?? 'none'
  if (!allowed.includes(algorithm)) throw new SamlRefusal('algorithm', algorithm)
}
