import { createVerify } from 'node:crypto'
import { inflateRawSync } from 'node:zlib'
import { runSql, sql } from '@yizheng/kit/cms'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { logoutRequestXml, logoutResponseXml, signedQuery } from '../../integrations/saml/src/idp/logout-xml.ts'
import { selfSigned } from '../../integrations/saml/src/idp/self-signed.ts'
import { newId } from '../../integrations/saml/src/new-id.ts'
import { idpKeys, spKeys } from '../../integrations/saml/src/testing/world.ts'
import { bootCms, type TestCms, type TestPerson } from './testing/boot-cms.ts'
import {
  answerTo,
  begin,
  deliver,
  entityIdOf,
  joinProvider,
  metadataOf,
  origin,
  provideKeys,
  sessionIn,
  signInBySaml,
  whose,
} from './testing/saml.ts'

/** Single sign-on through the endpoints and a real database: what a browser, a provider and an attacker would send. */
let cms: TestCms
let provider: number
let member: TestPerson
let clerk: string
let admin: string
const refused = '/login?sso=refused'

beforeAll(async () => {
  provideKeys()
  cms = await bootCms(inject('postgresUrl'))
  provider = await joinProvider(cms, 'main')
  member = await cms.person('王委员', ['member'])
  clerk = await cms.signIn((await cms.person('李干事', ['staff'])).email)
  admin = await cms.signIn((await cms.person('管理员', ['admin'])).email)
  await confirm(await identityOf('zx1001'), member.id)
  expect(await whose(cms, await signInBySaml(cms))).toBe(member.id)
})
afterAll(() => cms.close())

/** Signs in for the first time; returns the identity that waits. */
async function identityOf(nameId: string, attributes: Record<string, string> = {}): Promise<number> {
  const visit = await begin(cms)
  const answer = await deliver(cms, answerTo(visit, { nameId, attributes }), visit)
  expect(answer.headers.get('location')).toBe('/login/waiting')
  expect(sessionIn(answer)).toBeUndefined()
  const { docs } = await cms.payload.find({ collection: 'identities' as never, where: { nameId: { equals: nameId } }, depth: 0 })
  expect(docs).toHaveLength(1)
  return Number(docs[0]!.id)
}

const asked = (token: string | undefined, path: string, body?: object) =>
  cms.call(`/api${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `JWT ${token}` } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
const confirm = (id: number, person: number, by = clerk) => asked(by, `/identities/${id}/confirm`, { person })
const where = (answer: Response) => answer.headers.get('location')

describe('signing in', () => {
  test('the request is signed, and goes to the provider with a cookie for its answer alone', async () => {
    const answer = await cms.call('/api/saml/main/login?next=/desk')
    const location = new URL(answer.headers.get('location')!)
    expect(location.origin + location.pathname).toBe('https://idp.example/sso')
    const [octets] = location.search.slice(1).split('&Signature=')
    const signature = location.searchParams.get('Signature')!
    expect(location.searchParams.get('SigAlg')).toMatch(/rsa-sha256$/)
    expect(createVerify('sha256').update(octets!).verify(spKeys.certificate, signature, 'base64')).toBe(true)
    expect(answer.headers.get('set-cookie')).toMatch(/^yz-sign-in=[\w-]{43}; Path=\/saml; Max-Age=900; HttpOnly; Secure; SameSite=None$/)
  })

  test('a provider of the POST binding gets a signed form, and our metadata says what we are', async () => {
    await joinProvider(cms, 'by-post', {
      metadata: metadataOf('by-post').replace(
        'SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"',
        'SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"',
      ),
    })
    const answer = await cms.call('/api/saml/by-post/login')
    const page = await answer.text()
    expect(page).toContain('action="https://idp.example/sso"')
    expect(Buffer.from(/name="SAMLRequest" value="([^"]*)"/.exec(page)![1]!, 'base64').toString()).toContain('<SignatureValue>')
    expect(answer.headers.get('content-security-policy')).toContain('form-action https://idp.example')
    const metadata = await (await cms.call('/api/saml/by-post/metadata')).text()
    expect(metadata).toContain(`entityID="${origin}/saml/by-post/metadata"`)
    expect(metadata).toContain('/saml/by-post/acs')
  })

  test('the log-in page is told of the providers in use, and of none that is off or out of date', async () => {
    await joinProvider(cms, 'off', { enabled: false })
    const validUntil = new Date(Date.now() + 60_000)
    const outdated = await joinProvider(cms, 'outdated', { metadata: metadataOf('outdated', [idpKeys.certificate], validUntil) })
    expect((await asked(undefined, '/saml/outdated/login')).status).toBe(303)
    await cms.payload.update({ collection: 'identity-providers' as never, id: outdated, data: { validUntil: new Date(0) } })
    const { providers } = (await (await asked(undefined, '/sign-in/providers')).json()) as { providers: object[] }
    expect(providers).toContainEqual({ name: 'main', label: '认证 main' })
    for (const name of ['off', 'outdated']) {
      expect(JSON.stringify(providers)).not.toContain(name)
      for (const path of ['metadata', 'login']) expect((await asked(undefined, `/saml/${name}/${path}`)).status).toBe(404)
    }
  })

  test('leads where the person wanted to go, and never out of the site', async () => {
    const ends = async (next: string, more = {}) => {
      const visit = await begin(cms, { next })
      return where(await deliver(cms, answerTo(visit), visit, { more }))
    }
    expect(await ends('/proposals/new?from=desk')).toBe('/proposals/new?from=desk')
    for (const next of [
      '//evil.example',
      '/..//evil.example',
      '/\\evil.example',
      'https://evil.example',
      '/\t/evil.example',
      'javascript:alert(1)',
    ])
      expect(await ends(next)).toBe('/desk')
    for (const RelayState of ['https://evil.example', '/..//evil.example', '//evil.example'])
      expect(await ends('/desk', { RelayState })).toBe('/desk')
  })

  test('after metadata with the next certificate was pasted, the next key is accepted without a restart', async () => {
    const next = selfSigned('idp.next')
    const signed = { assertion: { privateKey: next.privateKey }, response: { privateKey: next.privateKey } }
    const attempt = async () => {
      const visit = await begin(cms)
      return where(await deliver(cms, answerTo(visit, {}, signed), visit))
    }
    expect(await attempt()).toBe(refused)
    const paste = (certificates: string[]) =>
      cms.payload.update({
        collection: 'identity-providers' as never,
        id: provider,
        data: { metadata: metadataOf('main', certificates) },
      })
    await paste([idpKeys.certificate, next.certificate])
    expect(await attempt()).toBe('/desk')
    expect(await signInBySaml(cms)).toBeDefined()
    await paste([idpKeys.certificate])
    expect(await attempt()).toBe(refused)
  })

  test('an account that was switched off is not let in', async () => {
    const other = await cms.person('停用者', ['member'])
    await confirm(await identityOf('zx-off'), other.id)
    expect(await whose(cms, await signInBySaml(cms, { nameId: 'zx-off' }))).toBe(other.id)
    await cms.payload.update({ collection: 'users' as never, id: other.id, data: { disabled: true } })
    const visit = await begin(cms)
    const answer = await deliver(cms, answerTo(visit, { nameId: 'zx-off' }), visit)
    expect([where(answer), sessionIn(answer)]).toEqual(['/login?sso=off', undefined])
  })
})

describe('attacks', () => {
  test('the same response ten times at once: exactly one wins', async () => {
    const visit = await begin(cms)
    const response = answerTo(visit)
    const answers = await Promise.all(Array.from({ length: 10 }, () => deliver(cms, response, visit)))
    expect(answers.filter((one) => sessionIn(one) !== undefined)).toHaveLength(1)
    expect(answers.filter((one) => where(one) === refused)).toHaveLength(9)
  })

  test('InResponseTo used before', async () => {
    const visit = await begin(cms)
    expect(where(await deliver(cms, answerTo(visit), visit))).toBe('/desk')
    expect(where(await deliver(cms, answerTo(visit), visit))).toBe(refused)
  })

  test('InResponseTo that nobody asked, or that answers no request at all (begun by the provider), also shown again', async () => {
    const visit = await begin(cms)
    expect(where(await deliver(cms, answerTo({ id: newId() }), visit))).toBe(refused)
    const drop = (xml: string) => xml.replace(/ InResponseTo="[^"]*"/, '')
    const unasked = answerTo({ id: '' }, {}, { before: drop })
    for (let time = 0; time < 2; time += 1) expect(where(await deliver(cms, unasked, visit))).toBe(refused)
    expect(where(await deliver(cms, answerTo(visit), visit))).toBe('/desk')
  })

  test('log-in CSRF: a response to the attacker’s request, delivered by another browser', async () => {
    const attacker = await begin(cms)
    const victim = await begin(cms)
    const response = answerTo(attacker)
    for (const browser of [victim, {}, { cookie: 'yz-sign-in=' }]) {
      const answer = await deliver(cms, response, browser)
      expect([where(answer), sessionIn(answer)]).toEqual([refused, undefined])
    }
    expect(where(await deliver(cms, response, attacker))).toBe('/desk')
  })

  test('an assertion shown again in answer to another request', async () => {
    const assertionId = newId()
    const [first, second] = [await begin(cms), await begin(cms)]
    expect(where(await deliver(cms, answerTo(first, { assertionId }), first))).toBe('/desk')
    expect(where(await deliver(cms, answerTo(second, { assertionId }), second))).toBe(refused)
  })

  test('a response of one provider to the address of another, with the same key', async () => {
    await joinProvider(cms, 'second')
    const [main, second] = [await begin(cms), await begin(cms, { name: 'second' })]
    expect(where(await deliver(cms, answerTo(main), second, { name: 'second' }))).toBe(refused)
    const theirs = { issuer: entityIdOf('main') }
    expect(where(await deliver(cms, answerTo(second, theirs, {}, 'second'), second, { name: 'second' }))).toBe(refused)
    const again = await begin(cms, { name: 'second' })
    // Of the second, the same name is somebody else, who waits.
    expect(where(await deliver(cms, answerTo(again, {}, {}, 'second'), again, { name: 'second' }))).toBe('/login/waiting')
  })

  test('SAMLResponse given twice, a form too long, and no form', async () => {
    const visit = await begin(cms)
    const post = (body: string, type = 'application/x-www-form-urlencoded') =>
      cms.call('/api/saml/main/acs', { method: 'POST', headers: { 'content-type': type, cookie: visit.cookie }, body })
    const form = new URLSearchParams({ SAMLResponse: answerTo(visit) }).toString()
    expect(where(await post(`${form}&${form}`))).toBe(refused)
    expect(where(await post(`${form}&x=${'x'.repeat(1_000_000)}`))).toBe(refused)
    expect(where(await post(form, 'text/plain'))).toBe(refused)
    expect(where(await post(form))).toBe('/desk')
  })
})

describe('signing out', () => {
  const base = `${origin}/saml/main`
  const logout = ({ nameId = 'zx1001', sessionIndex = '_session' } = {}) =>
    signedQuery({
      carrier: 'SAMLRequest',
      xml: logoutRequestXml({
        id: newId(),
        issuer: entityIdOf('main'),
        destination: `${base}/slo`,
        nameId,
        sessionIndex,
        issued: new Date(),
      }),
      relayState: 'theirs',
      privateKey: idpKeys.privateKey,
    })
  const sends = (query: string) => cms.call(`/api/saml/main/slo?${query}`)

  test('the provider’s log-out ends the session it speaks of, and is answered; others stay', async () => {
    const [here, there] = [await signInBySaml(cms, { sessionIndex: '_here' }), await signInBySaml(cms, { sessionIndex: '_there' })]
    const byPassword = await cms.signIn(member.email)
    const answer = await sends(logout({ sessionIndex: '_here' }))
    const location = new URL(where(answer)!)
    expect(location.origin + location.pathname).toBe('https://idp.example/slo')
    expect(location.searchParams.get('RelayState')).toBe('theirs')
    expect(location.searchParams.get('Signature')).toBeTruthy()
    expect([await whose(cms, here), await whose(cms, there), await whose(cms, byPassword)]).toEqual([undefined, member.id, member.id])
  })

  test('a session that was prolonged is ended all the same', async () => {
    const token = await signInBySaml(cms, { sessionIndex: '_long' })
    await runSql({ payload: cms.payload, query: sql`UPDATE yz.sign_in_sessions SET expires_at = now() - interval '1 hour'` })
    await signInBySaml(cms)
    expect(await whose(cms, token)).toBe(member.id)
    await sends(logout({ sessionIndex: '_long' }))
    expect(await whose(cms, token)).toBeUndefined()
  })

  test('unsigned, or shown again, a log-out ends nothing', async () => {
    const token = await signInBySaml(cms)
    expect(where(await sends(logout().replace(/&SigAlg.*/, '')))).toBe(refused)
    expect(await whose(cms, token)).toBe(member.id)
    const query = logout()
    expect(where(await sends(query))).toContain('https://idp.example/slo')
    expect(await whose(cms, token)).toBeUndefined()
    const later = await signInBySaml(cms)
    expect(where(await sends(query))).toBe(refused)
    expect(await whose(cms, later)).toBe(member.id)
  })

  test('a sign-out that begins here goes on to the provider, whose answer is taken once', async () => {
    const token = await signInBySaml(cms)
    const { leave } = (await (await asked(token, '/sign-in/sign-out', {})).json()) as { leave: string }
    const page = await (await cms.call(`/api${leave}`)).text()
    const address = new URL(/href="([^"]*)"/.exec(page)![1]!.replaceAll('&#38;', '&'))
    expect(address.origin + address.pathname).toBe('https://idp.example/slo')
    const xml = inflateRawSync(Buffer.from(address.searchParams.get('SAMLRequest')!, 'base64')).toString()
    expect(xml).toMatch(/>zx1001</)
    expect(xml).toContain('_session')
    const inResponseTo = / ID="([^"]*)"/.exec(xml)![1]!
    const said = { id: newId(), issuer: entityIdOf('main'), destination: `${base}/slo`, inResponseTo, issued: new Date() }
    const answer = signedQuery({ carrier: 'SAMLResponse', xml: logoutResponseXml(said), privateKey: idpKeys.privateKey })
    expect(where(await sends(answer))).toBe('/login?out=1')
    expect(where(await sends(answer))).toBe(refused)
  })

  test('a session of a password, and somebody else’s link, lead nowhere else', async () => {
    const token = await cms.signIn(member.email)
    expect(await (await asked(token, '/sign-in/sign-out', {})).json()).toEqual({ leave: null })
    expect(where(await cms.call('/api/saml/main/slo?leave=guessed'))).toBe('/login?out=1')
  })
})

describe('who is whose', () => {
  const keyOf = async (answer: Response) => ((await answer.json()) as { error?: { key: string } }).error?.key
  const matches = async (id: number, q = '', by = clerk) =>
    (
      (await (await asked(by, `/identities/${id}/review?q=${encodeURIComponent(q)}`)).json()) as {
        matches: { id: number; why: string[]; mayLink: boolean }[]
      }
    ).matches

  test('whoever is new waits, however often they come, and is linked by nothing they say of themselves', async () => {
    const twin = await cms.person('周同名', ['member'])
    await cms.payload.update({ collection: 'users' as never, id: twin.id, data: { phone: '13800000009', workplace: '县文化馆' } })
    const said = { displayName: '周同名', mobile: '13800000009', orgName: '县文化馆', mail: twin.email }
    const id = await identityOf('zx-twin', said)
    expect(await identityOf('zx-twin', said)).toBe(id)
    const [first] = await matches(id)
    expect(first).toMatchObject({ id: twin.id, why: ['name', 'mobile', 'organisation'], mayLink: true })
    expect((await matches(id, '王委')).map((one) => one.id)).toContain(member.id)
    expect(await (await asked(clerk, `/identities/${id}/review`)).json()).toMatchObject({ mobile: '138****0009', account: null })
    expect(await (await asked(clerk, `/identities/${id}`)).text()).not.toContain('13800000009')
    await confirm(id, twin.id)
    expect(await whose(cms, await signInBySaml(cms, { nameId: 'zx-twin' }))).toBe(twin.id)
  })

  test('an account with rights of the office is linked by the administrator alone', async () => {
    const leader = await cms.person('赵主席', ['leader', 'member'])
    const id = await identityOf('ld3001', { displayName: '赵主席' })
    expect(await matches(id)).toMatchObject([{ id: leader.id, mayLink: false }])
    expect(await keyOf(await confirm(id, leader.id))).toBe('signIn.privileged')
    expect((await confirm(id, leader.id, admin)).status).toBe(200)
  })

  test('of several who decide at once one does; an account has one identity at a provider; nobody links to themselves', async () => {
    const person = await cms.person('孙委员', ['member'])
    const [id, other] = [await identityOf('zx-race'), await identityOf('zx-other')]
    const answers = await Promise.all(Array.from({ length: 5 }, () => confirm(id, person.id)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(await keyOf(await confirm(other, person.id))).toBe('signIn.linkedAlready')
    const adminId = await whose(cms, admin)
    expect(await keyOf(await confirm(other, adminId!, admin))).toBe('signIn.ownAccount')
    expect(await keyOf(await confirm(other, 999_999))).toBe('signIn.noSuchAccount')
  })

  test('a refusal needs a reason; what was confirmed only the administrator takes back, and its sessions end', async () => {
    const person = await cms.person('钱委员', ['member'])
    const id = await identityOf('zx-back')
    const refuse = (by: string, reason: string) => asked(by, `/identities/${id}/refuse`, { reason })
    expect(await keyOf(await refuse(clerk, ' '))).toBe('signIn.reasonNeeded')
    await confirm(id, person.id)
    const token = await signInBySaml(cms, { nameId: 'zx-back' })
    expect(await whose(cms, token)).toBe(person.id)
    expect(await keyOf(await refuse(clerk, '认错人'))).toBe('signIn.takeBack')
    expect((await refuse(admin, '认错人')).status).toBe(200)
    expect(await whose(cms, token)).toBeUndefined()
    expect(await identityOf('zx-back')).toBe(id)
  })

  test('members review nobody', async () => {
    const id = await identityOf('zx-member')
    for (const by of [await cms.signIn(member.email), undefined]) {
      expect([401, 403]).toContain((await asked(by, `/identities/${id}/confirm`, { person: member.id })).status)
      expect([401, 403]).toContain((await asked(by, `/identities/${id}/refuse`, { reason: '否' })).status)
      expect([401, 403]).toContain((await asked(by, `/identities/${id}/review`)).status)
    }
  })

  test('a provider that people have signed in with neither becomes another nor goes', async () => {
    const paste = cms.payload.update({
      collection: 'identity-providers' as never,
      id: provider,
      data: { metadata: metadataOf('another') },
    })
    await expect(paste).rejects.toMatchObject({ key: 'signIn.otherProvider' })
    await expect(cms.payload.delete({ collection: 'identity-providers' as never, id: provider })).rejects.toMatchObject({
      key: 'signIn.inUse',
    })
  })
})
