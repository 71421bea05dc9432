import { beforeEach, expect, test } from 'vitest'
import { issue, post, refusalOf } from './testing/world.ts'

/**
 * XML signature wrapping (Somorovsky et al., On Breaking SAML, 2012) in its eight classic forms: what was signed is still
 * there, but something else is read. Each starts from a genuine message of two signatures.
 */
let genuine: string
let assertion: string
/** The signature of the response, and that of the assertion. */
let outer: string
let inner: string
/** The assertion without its signature; one of the attacker's, with an ID of its own. */
let bare: string
let forged: string

beforeEach(async () => {
  genuine = issue()
  expect(await refusalOf(post(genuine))).toBeUndefined()
  assertion = /<saml:Assertion.*<\/saml:Assertion>/s.exec(genuine)![0]
  inner = /<ds:Signature.*<\/ds:Signature>/s.exec(assertion)![0]
  outer = /<ds:Signature.*?<\/ds:Signature>/s.exec(genuine)![0]
  bare = assertion.replace(inner, '')
  forged = forge(bare)
})

const forge = (xml: string) => xml.replace(/ ID="[^"]*"/, ' ID="_forged"').replace('>zx1001<', '>zx9999<')
/** The response as the attacker has it: another ID, another assertion, and `signature` in place of the genuine one. */
const forgedResponse = (signature: string) =>
  genuine
    .replace(assertion, forged.replace('_forged', '_forged2'))
    .replace(/ ID="[^"]*"/, ' ID="_forged"')
    .replace(outer, signature)
const within = (signature: string, xml: string) => signature.replace('</ds:Signature>', `${xml}</ds:Signature>`)

test.each([
  ['1: the genuine response within its signature, in a forged response', () => forgedResponse(within(outer, genuine.replace(outer, '')))],
  ['2: the genuine response beside its signature, in a forged response', () => forgedResponse(`${genuine.replace(outer, '')}${outer}`)],
  ['3: a forged assertion before the genuine one', () => genuine.replace(assertion, `${forged}${assertion}`)],
  [
    '4: the genuine assertion within a forged one',
    () => genuine.replace(assertion, forged.replace('</saml:Assertion>', `${assertion}</saml:Assertion>`)),
  ],
  [
    '5: a forged assertion with the signature of the genuine one, which follows',
    () => genuine.replace(assertion, `${forge(assertion)}${bare}`),
  ],
  [
    '6: the genuine assertion within its signature, in a forged one',
    () => genuine.replace(assertion, forge(assertion).replace(inner, within(inner, bare))),
  ],
  [
    '7: a forged assertion in Extensions',
    () => genuine.replace('<samlp:Status>', `<samlp:Extensions>${forged}</samlp:Extensions><samlp:Status>`),
  ],
  [
    '8: the genuine assertion in an Object of its signature, in a forged one',
    () => genuine.replace(assertion, forge(assertion).replace(inner, within(inner, `<ds:Object>${bare}</ds:Object>`))),
  ],
])('signature wrapping %s', async (_, attack) => {
  const xml = attack()
  expect(xml).toContain('zx9999')
  expect(xml).toContain('zx1001')
  expect(await refusalOf(post(xml))).toBe('structure')
})

test.each(['ID', 'Id', 'id', 'xml:id'])('an ID given twice, as %s', async (name) => {
  const id = /<saml:Assertion [^>]*ID="([^"]*)"/.exec(genuine)![1]!
  expect(await refusalOf(post(genuine.replace('<samlp:StatusCode ', `<samlp:StatusCode ${name}="${id}" `)))).toBe('ids')
})
