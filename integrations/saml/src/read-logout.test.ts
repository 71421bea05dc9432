import { deflateRawSync } from 'node:zlib'
import { beforeEach, expect, test } from 'vitest'
import { logoutRequestXml, logoutResponseXml, signedQuery, type LogoutStatement } from './idp/logout-xml.ts'
import { signXml } from './idp/sign-xml.ts'
import { newId } from './new-id.ts'
import { readLogout } from './read-logout.ts'
import { evilKeys, honest, idpKeys, provider, refusalOf, sp } from './testing/world.ts'

const { privateKey } = idpKeys

function say(changes: Partial<LogoutStatement> = {}): LogoutStatement {
  return {
    id: newId(),
    issuer: provider.entityId,
    destination: `${sp.baseUrl}/slo`,
    nameId: 'zx1001',
    sessionIndex: '_session',
    issued: new Date(),
    ...changes,
  }
}

const query = (changes: Partial<LogoutStatement> = {}, rest: Partial<Parameters<typeof signedQuery>[0]> = {}) =>
  signedQuery({ carrier: 'SAMLRequest', xml: logoutRequestXml(say(changes)), privateKey, ...rest })
const byRedirect = (text: string) => readLogout({ sp, provider, binding: 'redirect', text })
const byPost = (xml: string, carrier = 'SAMLRequest') =>
  readLogout({ sp, provider, binding: 'post', text: new URLSearchParams({ [carrier]: Buffer.from(xml).toString('base64') }).toString() })
function signed(changes: Partial<LogoutStatement> = {}, signing = honest): string {
  const statement = say(changes)
  return signXml(logoutRequestXml(statement), statement.id, signing)
}

/** As it should be it is accepted, by either binding. */
beforeEach(async () => {
  expect(await byRedirect(query())).toMatchObject({ kind: 'request', nameId: 'zx1001', sessionIndexes: ['_session'] })
  expect(await byPost(signed())).toMatchObject({ kind: 'request', nameId: 'zx1001' })
})

test('an answer to our own request is read by either binding', async () => {
  const xml = logoutResponseXml({ ...say(), inResponseTo: '_ours' })
  const text = signedQuery({ carrier: 'SAMLResponse', xml, privateKey })
  expect(await byRedirect(text)).toEqual({ kind: 'response', inResponseTo: '_ours', success: true })
  const answer = { ...say(), inResponseTo: '_ours' }
  expect(await byPost(signXml(logoutResponseXml(answer), answer.id, honest), 'SAMLResponse')).toMatchObject({ inResponseTo: '_ours' })
})

test('an unsigned log-out', async () => {
  expect(await refusalOf(byRedirect(query().replace(/&Signature=.*/, '')))).toBe('signature')
  expect(await refusalOf(byRedirect(query().replace(/&SigAlg=.*/, '')))).toBe('signature')
  expect(await refusalOf(byPost(logoutRequestXml(say())))).toBe('signature')
  const answer = logoutResponseXml({ ...say(), inResponseTo: '_ours' })
  expect(await refusalOf(byPost(answer, 'SAMLResponse'))).toBe('signature')
})

test('a log-out signed by somebody else, or changed after signing', async () => {
  expect(await refusalOf(byRedirect(query({}, { privateKey: evilKeys.privateKey })))).toBe('signature')
  expect(await refusalOf(byPost(signed({}, { privateKey: evilKeys.privateKey })))).toBe('signature')
  expect(await refusalOf(byPost(signed().replace('>zx1001<', '>zx1002<')))).toBe('signature')
  const [first, second] = [query(), query({ nameId: 'zx1002' })]
  const message = (text: string) => /^SAMLRequest=[^&]*/.exec(text)![0]
  expect(await refusalOf(byRedirect(first.replace(message(first), message(second))))).toBe('signature')
})

test('RSA-SHA1 on a log-out', async () => {
  const algorithm = 'http://www.w3.org/2000/09/xmldsig#rsa-sha1'
  expect(await refusalOf(byRedirect(query({}, { algorithm })))).toBe('algorithm')
  expect(await refusalOf(byPost(signed({}, { ...honest, algorithm })))).toBe('algorithm')
})

test('a stale log-out, and one of the future', async () => {
  const minutes = (n: number) => new Date(Date.now() + n * 60_000)
  expect(await refusalOf(byRedirect(query({ issued: minutes(-7) })))).toBe('time')
  expect(await refusalOf(byRedirect(query({ issued: minutes(7) })))).toBe('time')
  expect(await refusalOf(byPost(signed({ issued: minutes(-7) })))).toBe('time')
})

test('a log-out to somebody else, and by another issuer with the same key', async () => {
  expect(await refusalOf(byRedirect(query({ destination: 'https://other.example/slo' })))).toBe('destination')
  expect(await refusalOf(byRedirect(query({ issuer: 'urn:test:other-idp' })))).toBe('issuer')
})

test('a parameter given twice, or a request together with a response', async () => {
  for (const name of ['SAMLRequest', 'SigAlg', 'Signature', 'RelayState']) {
    const text = query({}, { relayState: 'r' })
    expect(await refusalOf(byRedirect(text))).toBeUndefined()
    expect(await refusalOf(byRedirect(`${text}&${name}=x`))).toBe('form')
    // Spelt otherwise it is the same to who reads the query, and not to who checks the signature.
    expect(await refusalOf(byRedirect(`${text}&${name.replace('S', '%53').replace('R', '%52')}=x`))).toBe('form')
  }
  expect(await refusalOf(byRedirect(`${query()}&SAMLResponse=x`))).toBe('form')
  const hidden = query().replace('SAMLRequest=', 'SAMLRe%71uest=')
  expect(await refusalOf(byRedirect(hidden))).toBe('form')
})

test('RelayState that was not signed along', async () => {
  expect(await refusalOf(byRedirect(`${query()}&RelayState=elsewhere`))).toBe('signature')
})

test('a deflate bomb of 8 MB is not inflated', async () => {
  const bomb = deflateRawSync(Buffer.alloc(8 * 1024 * 1024, 0x20)).toString('base64')
  expect(bomb.length).toBeLessThan(12_000)
  expect(await refusalOf(byRedirect(`SAMLRequest=${encodeURIComponent(bomb)}&SigAlg=x&Signature=x`))).toBe('size')
})

test('an assertion or a response within a log-out', async () => {
  const within = (xml: string) => logoutRequestXml(say()).replace('</saml:Issuer>', `</saml:Issuer>${xml}`)
  for (const xml of ['<samlp:Response/>', '<saml:Assertion/>', '<saml:EncryptedID/>'])
    expect(await refusalOf(byRedirect(signedQuery({ carrier: 'SAMLRequest', xml: within(xml), privateKey })))).toBe('structure')
})

test('a name with a comment in it', async () => {
  const xml = logoutRequestXml(say()).replace('>zx1001<', '>zx<!---->1001<')
  expect(await refusalOf(byRedirect(signedQuery({ carrier: 'SAMLRequest', xml, privateKey })))).toBe('markup')
})
