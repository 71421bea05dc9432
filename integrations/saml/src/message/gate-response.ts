import { dataEncryptions, keyEncryptions, oaepDigests } from '../algorithms.ts'
import { SamlRefusal } from '../refusal.ts'
import { checkSignatureForm, checkSignaturePlaces, requireAlgorithm } from './check-signature-form.ts'
import { ASSERTION, attributeOf, elementsFrom, PROTOCOL, XMLDSIG } from './dom.ts'
import { parse } from './parse.ts'

/** A response that has the form of one. Nothing in it is proved yet. */
export interface GatedResponse {
  readonly response: Element
  /** The request it says to answer. */
  readonly inResponseTo: string
}

/**
 * Lets a response through that is one response with one assertion, both signed (an encrypted one is looked at once it is
 * open), and nothing besides. Throws SamlRefusal.
 */
export function gateResponse(xml: string): GatedResponse {
  const response = parse(xml)
  if (response.localName !== 'Response' || response.namespaceURI !== PROTOCOL)
    throw new SamlRefusal('structure', `a ${response.localName} instead of a response`)
  const elements = [...elementsFrom(response)].map(({ element }) => element)
  const named = (name: string) => elements.filter(({ localName }) => localName === name)
  const assertions = [...named('Assertion'), ...named('EncryptedAssertion')]
  if (named('Response').length !== 1) throw new SamlRefusal('structure', 'several responses')
  if (assertions.length > 1) throw new SamlRefusal('structure', 'several assertions')
  const [assertion] = assertions
  // One that says No says it without an assertion; whether it is a genuine No matters little.
  if (!assertion) throw new SamlRefusal('status', 'no assertion')
  if (assertion.parentNode !== response || assertion.namespaceURI !== ASSERTION)
    throw new SamlRefusal('structure', 'an assertion out of place')

  const encrypted = assertion.localName === 'EncryptedAssertion'
  const signed = encrypted ? [response] : [response, assertion]
  checkSignaturePlaces(response, signed)
  for (const one of signed) checkSignatureForm(one)
  checkEncryption(elements, encrypted)

  const inResponseTo = attributeOf(response, 'InResponseTo')
  if (!inResponseTo) throw new SamlRefusal('request', 'answers no request')
  return { response, inResponseTo }
}

/** Lets an assertion through that came out of an encrypted one, or of a signed response. Throws SamlRefusal. */
export function gateAssertion(xml: string): Element {
  const assertion = parse(xml)
  if (assertion.localName !== 'Assertion' || assertion.namespaceURI !== ASSERTION)
    throw new SamlRefusal('structure', `a ${assertion.localName} instead of an assertion`)
  const elements = [...elementsFrom(assertion)].map(({ element }) => element)
  if (elements.filter(({ localName }) => localName === 'Assertion').length !== 1)
    throw new SamlRefusal('structure', 'an assertion within an assertion')
  checkSignaturePlaces(assertion, [assertion])
  checkSignatureForm(assertion)
  checkEncryption(elements, false)
  return assertion
}

function checkEncryption(elements: readonly Element[], expected: boolean): void {
  for (const name of ['EncryptedData', 'EncryptedKey'])
    if (elements.filter(({ localName }) => localName === name).length !== (expected ? 1 : 0))
      throw new SamlRefusal('structure', `not the ${name} there should be`)
  for (const element of elements) {
    const { localName, parentNode } = element
    const parent = (parentNode as Element | null)?.localName
    if (localName === 'EncryptionMethod') requireAlgorithm(element, parent === 'EncryptedKey' ? keyEncryptions : dataEncryptions)
    if (localName === 'DigestMethod' && element.namespaceURI === XMLDSIG && parent === 'EncryptionMethod')
      requireAlgorithm(element, oaepDigests)
  }
}
