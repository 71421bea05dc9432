import { beforeEach, describe, expect, test } from 'vitest'
import { selfSigned } from './idp/self-signed.ts'
import { evilKeys, honest, idpKeys, issue, issueEncrypted, post, postBytes, provider, refusalOf, sp } from './testing/world.ts'

const sha1 = { ...honest, algorithm: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1', digest: 'http://www.w3.org/2000/09/xmldsig#sha1' }
const evil = { privateKey: evilKeys.privateKey }
const format = (name: string) => `urn:oasis:names:tc:SAML:1.1:nameid-format:${name}`
const minutes = (n: number) => new Date(Date.now() + n * 60_000)
/** A certificate as it stands in KeyInfo. */
const keyInfo = (pem: string) =>
  `<ds:X509Data><ds:X509Certificate>${pem.replace(/-----.*-----|\s/g, '')}</ds:X509Certificate></ds:X509Data>`

/** The message as it should be is accepted; else the tests below would pass for a wrong reason. */
beforeEach(async () => {
  expect((await post(issue())).nameId).toBe('zx1001')
})

test('a genuine response tells who it is, by what session, until when, with which attributes', async () => {
  const { nameId, sessionIndex, attributes, until, assertionId } = await post(issue())
  expect(nameId).toBe('zx1001')
  expect(sessionIndex).toBe('_session')
  expect(attributes.get('displayName')).toEqual(['王委员'])
  expect(until.getTime()).toBeGreaterThan(Date.now())
  expect(assertionId).toMatch(/^_/)
})

describe('signatures', () => {
  test('no signature', async () => {
    expect(await refusalOf(post(issue({}, { assertion: null, response: null })))).toBe('signature')
  })
  test('only the assertion is signed', async () => {
    expect(await refusalOf(post(issue({}, { response: null })))).toBe('signature')
  })
  test('only the response is signed', async () => {
    expect(await refusalOf(post(issue({}, { assertion: null })))).toBe('signature')
  })
  test('a value changed after signing', async () => {
    expect(await refusalOf(post(issue().replace('>zx1001<', '>zx1002<')))).toBe('signature')
  })
  test('RSA-SHA1, though genuine', async () => {
    expect(await refusalOf(post(issue({}, { assertion: sha1, response: sha1 })))).toBe('algorithm')
    expect(await refusalOf(post(issue({}, { assertion: sha1 })))).toBe('algorithm')
    expect(await refusalOf(post(issue({}, { response: { ...honest, digest: sha1.digest } })))).toBe('algorithm')
  })
  test('HMAC with the public certificate as its secret', async () => {
    const hmac = { privateKey: idpKeys.certificate, algorithm: 'http://www.w3.org/2000/09/xmldsig#hmac-sha1' }
    expect(await refusalOf(post(issue({}, { assertion: hmac, response: hmac })))).toBe('algorithm')
  })
  test('a key that the message brings along in KeyInfo', async () => {
    const own = { ...evil, keyInfo: keyInfo(evilKeys.certificate) }
    expect(await refusalOf(post(issue({}, { assertion: own, response: own })))).toBe('signature')
    // The provider's own certificate there is no harm, and no help.
    const claimed = { ...honest, keyInfo: keyInfo(evilKeys.certificate) }
    expect(await refusalOf(post(issue({}, { assertion: claimed, response: claimed })))).toBeUndefined()
    const borrowed = { ...evil, keyInfo: keyInfo(idpKeys.certificate) }
    expect(await refusalOf(post(issue({}, { assertion: borrowed, response: borrowed })))).toBe('signature')
  })
  test('after a roll-over the new key is accepted at once, and the old one no more', async () => {
    const next = selfSigned('idp.next')
    let certificates = [idpKeys.certificate]
    const rolling = { ...provider, certificates: async () => certificates }
    const signed = issue({}, { assertion: { privateKey: next.privateKey }, response: { privateKey: next.privateKey } })
    expect(await refusalOf(post(signed, { to: rolling }))).toBe('signature')
    certificates = [idpKeys.certificate, next.certificate]
    expect(await refusalOf(post(signed, { to: rolling }))).toBeUndefined()
    certificates = [next.certificate]
    expect(await refusalOf(post(issue(), { to: rolling }))).toBe('signature')
  })
})

describe('markup', () => {
  const declared = '<!DOCTYPE r [<!ENTITY who "zx9999">]>'
  test('a DOCTYPE', async () => {
    expect(await refusalOf(post(`${declared}${issue()}`))).toBe('markup')
  })
  test('an entity of its own', async () => {
    expect(await refusalOf(post(`${declared}${issue().replace('>zx1001<', '>&who;<')}`))).toBe('markup')
    expect(await refusalOf(post(issue().replace('>zx1001<', '>&who;<')))).toBe('form')
  })
  test('a comment in NameID', async () => {
    const split = issue({ nameId: 'zx1001.evil' }).replace('>zx1001.evil<', '>zx1001<!---->.evil<')
    expect(await refusalOf(post(issue({ nameId: 'zx1001.evil' })))).toBeUndefined()
    expect(await refusalOf(post(split))).toBe('markup')
  })
  test('a processing instruction in NameID', async () => {
    expect(await refusalOf(post(issue().replace('>zx1001<', '>zx<?x?>1001<')))).toBe('markup')
  })
  test('a CDATA section', async () => {
    expect(await refusalOf(post(issue().replace('>zx1001<', '><![CDATA[zx1001]]><')))).toBe('markup')
  })
  test('a comment within an encrypted assertion', async () => {
    expect(await refusalOf(issueEncrypted().then((xml) => post(xml)))).toBeUndefined()
    const split = await issueEncrypted({ edit: (xml) => xml.replace('>zx1001<', '>zx<!---->1001<') })
    expect(await refusalOf(post(split))).toBe('markup')
  })
  test('the declaration of XML at its beginning is no instruction', async () => {
    expect(await refusalOf(post(`<?xml version="1.0" encoding="UTF-8"?>\n${issue()}`))).toBeUndefined()
  })
  test('what is no XML, no UTF-8, no base64', async () => {
    expect(await refusalOf(post('<a><b></a>'))).toBe('form')
    expect(await refusalOf(postBytes(Buffer.from([0x3c, 0xff, 0x3e]).toString('base64')))).toBe('form')
    expect(await refusalOf(postBytes('%%%'))).toBe('form')
    expect(await refusalOf(post(`${issue()}<again/>`))).not.toBeUndefined()
  })
})

describe('size', () => {
  test('thousands of sibling elements', async () => {
    const many = (n: number) => issue({}, { before: (xml) => xml.replace('</saml:Subject>', `</saml:Subject>${'<saml:x/>'.repeat(n)}`) })
    expect(await refusalOf(post(many(5_000)))).toBe('size')
  })
  test('thousands of attributes on one element', async () => {
    const attributes = Array.from({ length: 5_000 }, (_, i) => `a${i}=""`).join(' ')
    expect(await refusalOf(post(issue().replace('<saml:Subject>', `<saml:Subject ${attributes}>`)))).toBe('size')
  })
  test('elements nested beyond measure', async () => {
    expect(await refusalOf(post(issue().replace('<saml:Subject>', `${'<x>'.repeat(200)}${'</x>'.repeat(200)}<saml:Subject>`)))).toBe('size')
  })
  test('a message of megabytes', async () => {
    expect(await refusalOf(post(issue({ attributes: { note: 'x'.repeat(1_000_000) } })))).toBe('size')
  })
})

describe('times', () => {
  test('expired', async () => {
    expect(await refusalOf(post(issue({ notOnOrAfter: minutes(-2) })))).toBe('verification')
    expect(await refusalOf(post(issue({ notOnOrAfter: minutes(-0.5) })))).toBeUndefined()
  })
  test('not yet valid', async () => {
    expect(await refusalOf(post(issue({ notBefore: minutes(2) })))).toBe('verification')
    expect(await refusalOf(post(issue({ notBefore: minutes(0.5) })))).toBeUndefined()
  })
  test('valid for hours, but issued long ago', async () => {
    const old = { issued: minutes(-10), notBefore: minutes(-11), notOnOrAfter: minutes(600) }
    expect(await refusalOf(post(issue(old)))).toBe('verification')
  })
  test('without an end', async () => {
    const drop = (xml: string) => xml.replace(/<saml:Conditions NotBefore="[^"]*" NotOnOrAfter="[^"]*">/, '<saml:Conditions>')
    expect(await refusalOf(post(issue({}, { before: drop })))).toBe('time')
  })
})

describe('for whom', () => {
  test('another audience', async () => {
    expect(await refusalOf(post(issue({ audience: 'urn:test:other-sp' })))).toBe('verification')
  })
  test('no audience', async () => {
    const drop = (xml: string) => xml.replace(/<saml:AudienceRestriction>.*<\/saml:AudienceRestriction>/, '')
    expect(await refusalOf(post(issue({}, { before: drop })))).toBe('verification')
  })
  test('wrong or missing Destination', async () => {
    expect(await refusalOf(post(issue({ destination: 'https://zx.example/saml/other/acs' })))).toBe('destination')
    expect(await refusalOf(post(issue({ destination: '' })))).toBe('destination')
  })
  test('wrong or missing Recipient', async () => {
    expect(await refusalOf(post(issue({ recipient: 'https://other.example/acs' })))).toBe('recipient')
    const drop = (xml: string) => xml.replace(/ Recipient="[^"]*"/, '')
    expect(await refusalOf(post(issue({}, { before: drop })))).toBe('recipient')
  })
  test('another issuer with the same key', async () => {
    expect(await refusalOf(post(issue({ issuer: 'urn:test:other-idp' })))).toBe('issuer')
    const other = { ...provider, entityId: 'urn:test:other-idp' }
    expect(await refusalOf(post(issue(), { to: other }))).toBe('issuer')
  })
  test('a response to another service of the same provider', async () => {
    const theirs = { ...sp, baseUrl: 'https://other.example/saml/main', entityId: 'urn:test:other-sp' }
    const xml = issue({ destination: `${theirs.baseUrl}/acs`, recipient: `${theirs.baseUrl}/acs`, audience: theirs.entityId })
    expect(await refusalOf(post(xml, { at: theirs }))).toBeUndefined()
    expect(await refusalOf(post(xml))).toBe('verification')
  })
})

describe('of what', () => {
  test('a status other than Success, with an assertion all the same', async () => {
    expect(await refusalOf(post(issue({ status: 'urn:oasis:names:tc:SAML:2.0:status:Responder' })))).toBe('status')
  })
  test('InResponseTo of a request that was not made, or of none', async () => {
    expect(await refusalOf(post(issue({ inResponseTo: '_another' })))).toBe('request')
    expect(await refusalOf(post(issue().replace(/ InResponseTo="[^"]*"/g, '')))).toBe('request')
  })
  test('InResponseTo put into a response that had none', async () => {
    const unasked = issue({}, { response: null }).replace(/ InResponseTo="[^"]*"/g, '')
    const injected = unasked.replace('<samlp:Response ', `<samlp:Response InResponseTo="_0123456789abcdef0123456789abcdef01234567" `)
    expect(await refusalOf(post(injected))).toBe('signature')
    // Signed around an assertion that answers nothing.
    const drop = (xml: string) => xml.replace(/ InResponseTo="[^"]*"/, '')
    expect(await refusalOf(post(issue({}, { before: drop })))).toBe('request')
  })
})

describe('who', () => {
  test('an attribute of the name nameID does not stand in for NameID', async () => {
    const attributes = { nameID: 'zx9999' }
    expect((await post(issue({ attributes }))).nameId).toBe('zx1001')
    const drop = (xml: string) => xml.replace(/<saml:NameID .*<\/saml:NameID>/, '')
    expect(await refusalOf(post(issue({ attributes }, { before: drop })))).toBe('nameId')
  })
  test('an empty name, a name that changes hands, a name for one time only', async () => {
    expect(await refusalOf(post(issue({ nameId: '  ' })))).toBe('nameId')
    expect(await refusalOf(post(issue({ nameIdFormat: format('unspecified') })))).toBeUndefined()
    expect(await refusalOf(post(issue({ nameIdFormat: format('emailAddress') })))).toBe('nameId')
    const transient = 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient'
    expect(await refusalOf(post(issue({ nameIdFormat: transient })))).toBe('nameId')
  })
})

describe('encryption', () => {
  for (const data of ['xmlenc11#aes256-gcm', 'xmlenc11#aes128-gcm', 'xmlenc#aes128-cbc'])
    test(`${data} within a signed response is opened`, async () => {
      const uri = `http://www.w3.org/${data.startsWith('xmlenc11') ? '2009' : '2001/04'}/${data}`
      expect((await post(await issueEncrypted({ data: uri }))).nameId).toBe('zx1001')
    })
  test('AES-CBC without a signature on the response is not even tried', async () => {
    const cbc = 'http://www.w3.org/2001/04/xmlenc#aes128-cbc'
    expect(await refusalOf(post(await issueEncrypted({ data: cbc, response: null })))).toBe('signature')
  })
  test('3DES', async () => {
    const xml = await issueEncrypted({ data: 'http://www.w3.org/2001/04/xmlenc#tripledes-cbc' })
    expect(await refusalOf(post(xml))).toBe('algorithm')
  })
  test('RSA 1.5', async () => {
    const xml = await issueEncrypted({ key: 'http://www.w3.org/2001/04/xmlenc#rsa-1_5' })
    expect(await refusalOf(post(xml))).toBe('algorithm')
  })
  test('an assertion that is encrypted but not signed', async () => {
    const strip = (xml: string) => xml.replace(/<ds:Signature.*<\/ds:Signature>/s, '')
    expect(await refusalOf(post(await issueEncrypted({ edit: strip })))).toBe('signature')
  })
})
