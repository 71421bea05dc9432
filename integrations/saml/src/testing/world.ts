import { encrypt } from 'xml-encryption'
import { createPublicKey } from 'node:crypto'
import { promisify } from 'node:util'
import { assertionXml, responseXml, type Statement } from '../idp/response-xml.ts'
import { selfSigned } from '../idp/self-signed.ts'
import { signXml, type Signing } from '../idp/sign-xml.ts'
import { newId } from '../new-id.ts'
import type { Provider, ServiceProvider } from '../provider.ts'
import { openResponse, readResponse, type Vouched } from '../read-response.ts'
import { SamlRefusal, type RefusalReason } from '../refusal.ts'

/** Made in this run and thrown away with it. */
export const idpKeys = selfSigned('idp.test')
export const evilKeys = selfSigned('evil.test')
export const spKeys = selfSigned('sp.test')

export const sp: ServiceProvider = {
  entityId: 'urn:test:yizheng:main',
  baseUrl: 'https://zx.example/saml/main',
  ...spKeys,
}

export const provider: Provider = {
  name: 'main',
  entityId: 'urn:test:idp',
  signInUrl: 'https://idp.example/sso',
  signInBinding: 'redirect',
  signOutUrl: 'https://idp.example/slo',
  certificates: async () => [idpKeys.certificate],
}

export const REQUEST = '_0123456789abcdef0123456789abcdef01234567'

/** What the honest provider says of a person who asked by `REQUEST`. */
export function statement(changes: Partial<Statement> = {}): Statement {
  const now = Date.now()
  return {
    responseId: newId(),
    assertionId: newId(),
    issuer: provider.entityId,
    destination: `${sp.baseUrl}/acs`,
    recipient: `${sp.baseUrl}/acs`,
    audience: sp.entityId,
    inResponseTo: REQUEST,
    nameId: 'zx1001',
    nameIdFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
    sessionIndex: '_session',
    attributes: { displayName: '王委员', mobile: '13800000001' },
    issued: new Date(now),
    notBefore: new Date(now - 30_000),
    notOnOrAfter: new Date(now + 300_000),
    status: 'urn:oasis:names:tc:SAML:2.0:status:Success',
    ...changes,
  }
}

export const honest: Signing = { privateKey: idpKeys.privateKey }

/** By whom the parts are signed (null: nobody), and what is changed in the assertion before and after it is signed. */
export interface Making {
  readonly assertion?: Signing | null
  readonly response?: Signing | null
  readonly before?: (xml: string) => string
  readonly after?: (xml: string) => string
}

/** A response with its assertion. */
export function issue(
  changes: Partial<Statement> = {},
  { assertion = honest, response = honest, before = (xml) => xml, after = (xml) => xml }: Making = {},
): string {
  const say = statement(changes)
  const bare = before(assertionXml(say, undefined))
  return responseXml(say, after(assertion ? signXml(bare, say.assertionId, assertion) : bare), response ?? undefined)
}

/** A signed response around an encrypted assertion. */
export async function issueEncrypted({
  data = 'http://www.w3.org/2009/xmlenc11#aes256-gcm',
  key = 'http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p',
  response = honest,
  edit = (xml: string) => xml,
}: { data?: string; key?: string; response?: Signing | null; edit?: (xml: string) => string } = {}): Promise<string> {
  const say = statement()
  const sealed = await promisify(encrypt)(edit(assertionXml(say, honest)), {
    rsa_pub: createPublicKey(spKeys.certificate).export({ type: 'spki', format: 'pem' }),
    pem: spKeys.certificate,
    encryptionAlgorithm: data,
    keyEncryptionAlgorithm: key,
    warnInsecureAlgorithm: false,
  } as never)
  return responseXml(say, `<saml:EncryptedAssertion>${sealed}</saml:EncryptedAssertion>`, response ?? undefined)
}

/** What comes of posting this response, where `REQUEST` was asked. */
export async function post(xml: string, { to = provider, at = sp }: { to?: Provider; at?: ServiceProvider } = {}): Promise<Vouched> {
  return postBytes(Buffer.from(xml, 'utf8').toString('base64'), { to, at })
}

/** The same for the base64 the browser carries. */
export async function postBytes(
  message: string,
  { to = provider, at = sp }: { to?: Provider; at?: ServiceProvider } = {},
): Promise<Vouched> {
  const waiting = openResponse(message)
  return readResponse({ sp: at, provider: to, waiting, requestId: REQUEST })
}

/** Why something was refused; undefined where it was accepted. */
export async function refusalOf(work: Promise<unknown>): Promise<RefusalReason | undefined> {
  try {
    await work
    return undefined
  } catch (error) {
    if (error instanceof SamlRefusal) return error.reason
    throw error
  }
}
