import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { idpMetadataXml } from '../../../integrations/saml/src/idp/idp-metadata-xml.ts'
import type { Statement } from '../../../integrations/saml/src/idp/response-xml.ts'
import { idpKeys, issue, spKeys, type Making } from '../../../integrations/saml/src/testing/world.ts'
import type { TestCms } from './boot-cms.ts'

export const origin = 'http://localhost:3000'
const baseOf = (name: string) => `${origin}/saml/${name}`

/** Keys of the system, for the CMS that boots next. */
export function provideKeys(): void {
  const folder = mkdtempSync(join(tmpdir(), 'yz-test-saml-'))
  const [key, certificate] = [join(folder, 'saml.key'), join(folder, 'saml.crt')]
  writeFileSync(key, spKeys.privateKey)
  writeFileSync(certificate, spKeys.certificate)
  Object.assign(process.env, { SAML_KEY_FILE: key, SAML_CERT_FILE: certificate })
}

/** Joins a provider by its metadata, as the administrator does; returns its id. */
export async function joinProvider(cms: TestCms, name: string, more: object = {}): Promise<number> {
  const row = await cms.payload.create({
    collection: 'identity-providers' as never,
    data: { name, label: `认证 ${name}`, enabled: true, metadata: metadataOf(name), ...more },
  })
  return Number(row.id)
}

export const entityIdOf = (name: string) => `urn:test:idp:${name}`

export function metadataOf(name: string, certificates: readonly string[] = [idpKeys.certificate], validUntil?: Date): string {
  return idpMetadataXml({
    id: '_metadata',
    entityId: entityIdOf(name),
    signInUrl: 'https://idp.example/sso',
    signOutUrl: 'https://idp.example/slo',
    certificates,
    ...(validUntil ? { validUntil } : {}),
  })
}

/** A browser as far as this needs one: it keeps the cookie of the sign-in. */
export interface Visit {
  /** Of the request that was sent. */
  readonly id: string
  readonly cookie: string
  readonly location: URL
}

/** Presses the button of the log-in page. */
export async function begin(cms: TestCms, { name = 'main', next = '/desk' }: { name?: string; next?: string } = {}): Promise<Visit> {
  const answer = await cms.call(`/api/saml/${name}/login?next=${encodeURIComponent(next)}`)
  const location = new URL(answer.headers.get('location')!)
  const xml = inflateRawSync(Buffer.from(location.searchParams.get('SAMLRequest')!, 'base64')).toString()
  return { id: / ID="([^"]*)"/.exec(xml)![1]!, cookie: answer.headers.get('set-cookie')!.split(';')[0]!, location }
}

/** What the provider answers to a request. */
export function answerTo({ id }: Pick<Visit, 'id'>, changes: Partial<Statement> = {}, making: Making = {}, name = 'main'): string {
  const says = {
    issuer: entityIdOf(name),
    destination: `${baseOf(name)}/acs`,
    recipient: `${baseOf(name)}/acs`,
    audience: `${baseOf(name)}/metadata`,
    inResponseTo: id,
    ...changes,
  }
  return Buffer.from(issue(says, making)).toString('base64')
}

/** Posts a response as the browser does: with its cookie, from the provider's site. */
export async function deliver(
  cms: TestCms,
  SAMLResponse: string,
  { cookie }: { cookie?: string },
  { name = 'main', more = {} }: { name?: string; more?: Record<string, string> } = {},
): Promise<Response> {
  return cms.call(`/api/saml/${name}/acs`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      origin: 'https://idp.example',
      ...(cookie ? { cookie } : {}),
    },
    body: new URLSearchParams({ SAMLResponse, ...more }).toString(),
  })
}

/** The session that an answer brings; undefined for none. */
export function sessionIn(answer: Response): string | undefined {
  return answer.headers
    .getSetCookie()
    .map((one) => /^payload-token=([^;]+)/.exec(one)?.[1])
    .find(Boolean)
}

/** Signs somebody in whose identity is confirmed; returns the session. */
export async function signInBySaml(cms: TestCms, changes: Partial<Statement> = {}): Promise<string> {
  const visit = await begin(cms)
  return sessionIn(await deliver(cms, answerTo(visit, changes), visit))!
}

/** Whose session this is; undefined for nobody's. */
export async function whose(cms: TestCms, token: string | undefined): Promise<number | undefined> {
  const answer = await cms.call('/api/users/me', token ? { headers: { authorization: `JWT ${token}` } } : {})
  return ((await answer.json()) as { user: { id: number } | null }).user?.id
}
