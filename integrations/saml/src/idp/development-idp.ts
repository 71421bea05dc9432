import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { DEVELOPMENT_ENTITY_ID } from '../development-entity-id.ts'
import { decodeRedirect } from '../message/decode.ts'
import { ASSERTION, attributeOf, childrenOf, onlyChild, PROTOCOL, textOf } from '../message/dom.ts'
import { parametersOf } from '../message/parameters.ts'
import { parse } from '../message/parse.ts'
import { proveQuery } from '../message/prove-query.ts'
import { newId } from '../new-id.ts'
import { SamlRefusal } from '../refusal.ts'
import { escape } from '../xml-text.ts'
import { idpMetadataXml } from './idp-metadata-xml.ts'
import { logoutRequestXml, logoutResponseXml, signedQuery } from './logout-xml.ts'
import { demoPeople, type DemoPerson } from './people.ts'
import { assertionXml, responseXml } from './response-xml.ts'
import type { KeyPair } from './self-signed.ts'

/** Who is signed in at the provider in one browser, and where they were sent. */
interface Session {
  readonly person: DemoPerson
  readonly sessionIndex: string
  readonly slo: string
}

/** A proved request to sign in. */
interface Asked {
  readonly id: string
  readonly acs: string
  readonly audience: string
}

const MINUTE = 60_000
const COOKIE = 'development-idp'

/**
 * An identity provider for development: whoever comes picks one of some invented people. Speaks the same SAML as a real one,
 * on another site than the portal (127.0.0.1 beside localhost), so that cookies behave as they will.
 */
export function developmentIdp({
  url,
  spOrigin,
  spCertificate,
  keys,
}: {
  /** Where it listens, without a slash at its end. */
  url: string
  /** The one site it sends people to, and whose requests it takes. */
  spOrigin: string
  spCertificate: string
  keys: KeyPair
}): Server {
  const sessions = new Map<string, Session>()
  const certificates = [spCertificate]

  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const { pathname, search } = new URL(req.url ?? '/', url)
    const rawQuery = search.slice(1)
    const route = `${req.method} ${pathname}`
    if (route === 'GET /healthz') return void res.end('ok')
    if (route === 'GET /metadata') return send(res, metadata(), 'application/samlmetadata+xml')
    if (route === 'GET /sso') return send(res, choicePage(rawQuery, await askedBy(rawQuery)))
    if (route === 'POST /sso') return signIn(req, res)
    if (route === 'GET /slo') return logOut(req, res, rawQuery)
    if (route === 'POST /log-out') return begin(req, res)
    if (route === 'GET /') return send(res, homePage(sessions.get(cookieOf(req))))
    res.writeHead(404).end()
  }

  function metadata(): string {
    return idpMetadataXml({
      id: newId(),
      entityId: DEVELOPMENT_ENTITY_ID,
      signInUrl: `${url}/sso`,
      signOutUrl: `${url}/slo`,
      certificates: [keys.certificate],
    })
  }

  async function askedBy(rawQuery: string): Promise<Asked> {
    proveQuery({ rawQuery, carrier: 'SAMLRequest', certificates })
    const request = parse(await decodeRedirect(parametersOf(rawQuery).SAMLRequest!))
    const acs = attributeOf(request, 'AssertionConsumerServiceURL') ?? ''
    if (!acs.startsWith(`${spOrigin}/saml/`) || !acs.endsWith('/acs')) throw new SamlRefusal('destination', acs)
    return { id: attributeOf(request, 'ID') ?? '', acs, audience: textOf(onlyChild(request, ASSERTION, 'Issuer')) }
  }

  async function signIn(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const form = new URLSearchParams(await bodyOf(req))
    const asked = await askedBy(form.get('request') ?? '')
    const person = demoPeople.find(({ nameId }) => nameId === form.get('person'))
    if (!person) throw new SamlRefusal('nameId', 'nobody here')
    const sessionIndex = newId()
    sessions.set(sessionIndex, { person, sessionIndex, slo: asked.acs.replace(/acs$/, 'slo') })
    const now = Date.now()
    const say = {
      responseId: newId(),
      assertionId: newId(),
      issuer: DEVELOPMENT_ENTITY_ID,
      destination: asked.acs,
      recipient: asked.acs,
      audience: asked.audience,
      inResponseTo: asked.id,
      nameId: person.nameId,
      nameIdFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
      sessionIndex,
      attributes: { displayName: person.name, mobile: person.mobile, orgName: person.organisation },
      issued: new Date(now),
      notBefore: new Date(now - MINUTE),
      notOnOrAfter: new Date(now + 5 * MINUTE),
      status: 'urn:oasis:names:tc:SAML:2.0:status:Success',
    }
    const response = Buffer.from(responseXml(say, assertionXml(say, keys), keys)).toString('base64')
    res.setHeader('set-cookie', `${COOKIE}=${sessionIndex}; Path=/; HttpOnly; SameSite=Lax`)
    const onward = `<form method="post" action="${escape(asked.acs)}"><input type="hidden" name="SAMLResponse" value="${response}"><button>继续 Continue</button></form>`
    send(res, page('登录成功 Signed in', `${onward}<script>document.forms[0].submit()</script>`))
  }

  /** The site signs somebody out, or answers that it did. */
  async function logOut(req: IncomingMessage, res: ServerResponse, rawQuery: string): Promise<void> {
    const { SAMLRequest } = parametersOf(rawQuery)
    if (!SAMLRequest) {
      proveQuery({ rawQuery, carrier: 'SAMLResponse', certificates })
      return send(res, homePage(undefined))
    }
    proveQuery({ rawQuery, carrier: 'SAMLRequest', certificates })
    const request = parse(await decodeRedirect(SAMLRequest))
    const [index] = childrenOf(request, PROTOCOL, 'SessionIndex').map(textOf)
    const session = sessions.get(index ?? cookieOf(req))
    sessions.delete(session?.sessionIndex ?? '')
    const slo = session?.slo ?? textOf(onlyChild(request, ASSERTION, 'Issuer')).replace(/metadata$/, 'slo')
    const xml = logoutResponseXml({
      id: newId(),
      issuer: DEVELOPMENT_ENTITY_ID,
      destination: slo,
      inResponseTo: attributeOf(request, 'ID') ?? '',
      issued: new Date(),
    })
    redirect(res, `${slo}?${signedQuery({ carrier: 'SAMLResponse', xml, privateKey: keys.privateKey })}`)
  }

  /** The person signs out at the provider, which tells the site. */
  async function begin(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const session = sessions.get(cookieOf(req))
    if (!session) return redirect(res, '/')
    sessions.delete(session.sessionIndex)
    const xml = logoutRequestXml({
      id: newId(),
      issuer: DEVELOPMENT_ENTITY_ID,
      destination: session.slo,
      nameId: session.person.nameId,
      sessionIndex: session.sessionIndex,
      issued: new Date(),
    })
    redirect(res, `${session.slo}?${signedQuery({ carrier: 'SAMLRequest', xml, privateKey: keys.privateKey })}`)
  }

  return createServer((req, res) => {
    answer(req, res).catch((error: unknown) => {
      const refusal = error instanceof SamlRefusal
      if (!refusal) console.error('development identity provider:', error)
      if (!res.headersSent) res.writeHead(refusal ? 400 : 500, { 'content-type': 'text/plain; charset=utf-8' })
      res.end(refusal ? error.message : '500')
    })
  })
}

function choicePage(rawQuery: string, { audience }: Asked): string {
  const buttons = demoPeople.map(
    ({ nameId, name, about }) => `<button name="person" value="${escape(nameId)}">${escape(name)}<small>${escape(about)}</small></button>`,
  )
  return page(
    '开发用统一身份认证 Development sign-on',
    `<p>请选择以谁的身份登录。这些人均为虚构，无须密码；此页面只在开发机上运行。<br>Pick somebody to sign in as. All are invented; this runs on development machines alone.</p>` +
      `<form method="post" action="/sso"><input type="hidden" name="request" value="${escape(rawQuery)}">${buttons.join('')}</form><p><small>${escape(audience)}</small></p>`,
  )
}

function homePage(session: Session | undefined): string {
  const title = '开发用统一身份认证 Development sign-on'
  if (!session) return page(title, '<p>没有人登录。 Nobody is signed in.</p>')
  return page(
    title,
    `<p>${escape(session.person.name)}</p><form method="post" action="/log-out"><button>退出所有系统 Sign out everywhere</button></form>`,
  )
}

function page(title: string, body: string): string {
  return (
    `<!doctype html><html lang="zh"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><title>${title}</title>` +
    `<style>body{font:16px/1.6 sans-serif;max-width:36rem;margin:3rem auto;padding:0 1rem}form{display:grid;gap:.5rem}button{font:inherit;padding:.6rem 1rem;text-align:start}small{color:#595959;margin-inline-start:.75rem}</style>` +
    `</head><body><main><h1>${title}</h1>${body}</main></body></html>`
  )
}

function send(res: ServerResponse, body: string, type = 'text/html'): void {
  res.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' }).end(body)
}

function redirect(res: ServerResponse, location: string): void {
  res.writeHead(303, { location, 'cache-control': 'no-store' }).end()
}

async function bodyOf(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of req) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

function cookieOf({ headers }: IncomingMessage): string {
  return new RegExp(`(?:^|; )${COOKIE}=([^;]+)`).exec(headers.cookie ?? '')?.[1] ?? ''
}
