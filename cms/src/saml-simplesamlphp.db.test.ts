import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { startSimpleSamlPhp, type SimpleSamlPhp } from '../../integrations/saml/src/testing/start-simplesamlphp.ts'
import { spKeys } from '../../integrations/saml/src/testing/world.ts'
import { bootCms, type TestCms, type TestPerson } from './testing/boot-cms.ts'
import { begin, deliver, joinProvider, origin, provideKeys, sessionIn, whose, type Visit } from './testing/saml.ts'

/** Against a real identity provider that others wrote: SimpleSAMLphp, from Debian's packages where they can be had. */
const started = await startSimpleSamlPhp({ site: origin, sp: spKeys })
if (typeof started === 'string') console.warn(`\n⚠ SimpleSAMLphp 未运行，以下各项没有测试。 NOT TESTED against SimpleSAMLphp: ${started}\n`)
const there = typeof started !== 'string'
const idp = started as SimpleSamlPhp

let cms: TestCms
let member: TestPerson

beforeAll(async () => {
  if (!there) return
  provideKeys()
  cms = await bootCms(inject('postgresUrl'))
  member = await cms.person('王委员', ['member'])
})
afterAll(async () => {
  if (!there) return
  await idp.stop()
  await cms.close()
})

/** A browser at the provider: keeps its cookies and follows its redirects, as long as they stay there. */
class Browser {
  readonly #cookies = new Map<string, string>()

  async open(address: string, form?: Record<string, string>): Promise<{ url: string; text: string }> {
    const answer = await fetch(address, {
      redirect: 'manual',
      headers: { cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    })
    for (const one of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(one)!
      this.#cookies.set(name!, value!)
    }
    const location = answer.headers.get('location')
    const next = location === null ? undefined : new URL(location, address).href
    if (next?.startsWith(idp.url)) return this.open(next)
    return { url: next ?? address, text: await answer.text() }
  }

  /** Types name and password into the page of the provider; returns the response it hands to the browser. */
  async logIn({ location }: Visit): Promise<string> {
    const { url, text } = await this.open(location.href)
    const AuthState = hiddenIn(text, 'AuthState')
    const { text: answer } = await this.open(url, { AuthState, username: 'member', password: 'member-password' })
    return hiddenIn(answer, 'SAMLResponse')
  }
}

function hiddenIn(html: string, name: string): string {
  const field = new RegExp(`<input[^>]*name="${name}"[^>]*>`).exec(html)![0]
  return /value="([^"]*)"/.exec(field)![1]!.replaceAll('&amp;', '&')
}

const join = async (name: string) => joinProvider(cms, name, { metadata: await idp.metadata() })
async function outcome(name: string, browser = new Browser()): Promise<string | null> {
  const visit = await begin(cms, { name })
  return (await deliver(cms, await browser.logIn(visit), visit, { name })).headers.get('location')
}

test.runIf(there)('a person waits, is confirmed, signs in, signs out, also at the provider; its next key is taken up', async () => {
  const provider = await join('ssp')
  expect(await outcome('ssp')).toBe('/login/waiting')
  const { docs } = await cms.payload.find({ collection: 'identities' as never, depth: 0 })
  expect(docs).toMatchObject([{ nameId: 'zx1001', name: '王委员', mobile: '13800000001', organisation: '县政协', status: 'pending' }])
  const staff = await cms.signIn((await cms.person('李干事', ['staff'])).email)
  const asked = (token: string, path: string, body: object) =>
    cms.call(`/api${path}`, {
      method: 'POST',
      headers: { authorization: `JWT ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  expect((await asked(staff, `/identities/${docs[0]!.id}/confirm`, { person: member.id })).status).toBe(200)

  const browser = new Browser()
  const visit = await begin(cms, { name: 'ssp' })
  const token = sessionIn(await deliver(cms, await browser.logIn(visit), visit, { name: 'ssp' }))!
  expect(await whose(cms, token)).toBe(member.id)
  const { leave } = (await (await asked(token, '/sign-in/sign-out', {})).json()) as { leave: string }
  const page = await (await cms.call(`/api${leave}`)).text()
  const { url } = await browser.open(/href="([^"]*)"/.exec(page)![1]!.replaceAll('&#38;', '&'))
  expect(url).toMatch(`${origin}/saml/ssp/slo?SAMLResponse=`)
  const back = await cms.call(url.replace(origin, '/api'))
  expect(back.headers.get('location')).toBe('/login?out=1')

  idp.rollKey()
  expect(await outcome('ssp')).toBe('/login?sso=refused')
  await cms.payload.update({ collection: 'identity-providers' as never, id: provider, data: { metadata: await idp.metadata() } })
  expect(await outcome('ssp')).toBe('/desk')
})

test.runIf(there).each(['ssp-gcm', 'ssp-cbc'])('an encrypted assertion is opened: %s', async (name) => {
  await join(name)
  expect(await outcome(name)).toBe('/login/waiting')
})

test.runIf(there).each(['ssp-sha1', 'ssp-half'])('what it signs by SHA-1, or in part, is refused: %s', async (name) => {
  await join(name)
  expect(await outcome(name)).toBe('/login?sso=refused')
})
