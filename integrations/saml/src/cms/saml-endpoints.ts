import { APIError, type Endpoint, type PayloadRequest } from 'payload'
import { parseCookies } from 'payload/shared'
import { safePath, type Site } from '@yizheng/kit'
import { endpoint, RequestError, runSql, signedIn, sql, type EndpointContext } from '@yizheng/kit/cms'
import { library } from '../library.ts'
import { parametersOf } from '../message/parameters.ts'
import { newId } from '../new-id.ts'
import { FLOW_MS } from '../provider.ts'
import { readLogout } from '../read-logout.ts'
import { openResponse, readResponse } from '../read-response.ts'
import { SamlRefusal } from '../refusal.ts'
import { spMetadata } from '../sp-metadata.ts'
import { findProvider, providersInUse, type Joined, type SignInSetup } from './find-provider.ts'
import { beginFlow, endSignOut, isFirst, newSecret, onwardOf, takeSignIn } from './flows.ts'
import { formText } from './form-text.ts'
import { findIdentity, meetIdentity } from './meet-identity.ts'
import { leavePage, postPage } from './pages.ts'
import { endSessions, originOf, startSession } from './sessions.ts'

/** Characters of a reason in the log; it may quote what an attacker wrote. */
const REASON_MOST = 200
/** Holds the secret of the browser while it is at the provider. */
const FLOW_COOKIE = 'yz-sign-in'

/** Everything under /saml, and what the portal asks: which buttons to show, and where a sign-out goes on. */
export function samlEndpoints(site: Site, setup: SignInSetup): Endpoint[] {
  const at = (
    method: 'get' | 'post',
    path: 'metadata' | 'login' | 'acs' | 'slo',
    handler: (context: EndpointContext, joined: Joined) => Promise<Response>,
  ) =>
    endpoint({
      site,
      method,
      path: `/saml/:name/${path}`,
      handler: async (context) => {
        const joined = await findProvider(context.req.payload, setup, { name: context.params.name ?? '' })
        return handler(context, joined).catch((error: unknown) => refused(context, joined, error))
      },
    })
  return [
    at(
      'get',
      'metadata',
      async (_, { sp }) => new Response(spMetadata(sp), { headers: { 'content-type': 'application/samlmetadata+xml' } }),
    ),
    at('get', 'login', logIn),
    at('post', 'acs', ({ req }, joined) => consume(req, joined)),
    at('get', 'slo', ({ req, query }, joined) => {
      const secret = query.get('leave')
      return secret === null ? signOut(req, joined, 'redirect', (req.url ?? '').split('?')[1] ?? '') : leave(req, joined, secret)
    }),
    at('post', 'slo', async ({ req }, joined) => signOut(req, joined, 'post', await formText(req))),
    endpoint({
      site,
      method: 'get',
      path: '/sign-in/providers',
      handler: async ({ req }) => ({
        providers: (await providersInUse(req.payload, setup)).map(({ name, label }) => ({ name, label })),
      }),
    }),
    endpoint({
      site,
      method: 'post',
      path: '/sign-in/sign-out',
      handler: async (context) => {
        signedIn(context)
        return { leave: await beginSignOut(context.req, setup) }
      },
    }),
  ]
}

/** Sends the person to the provider, with a signed request that only this browser's answer may end. */
async function logIn({ req, query }: EndpointContext, { row, provider, sp }: Joined): Promise<Response> {
  const { payload } = req
  const id = newId()
  // Several windows of one browser share it.
  const kept = parseCookies(req.headers).get(FLOW_COOKIE)
  const secret = kept && /^[\w-]{43}$/.test(kept) ? kept : newSecret()
  const onward = safePath(query.get('next'), '/desk')
  await beginFlow({ payload, kind: 'in', provider: row.id, secret, id, onward })
  const binding = provider.signInBinding
  const saml = library({ sp, provider, requestId: id, binding })
  const answer =
    binding === 'post'
      ? postPage({ action: provider.signInUrl, fields: textsOf(await saml.getAuthorizeMessageAsync('', undefined, {})) })
      : seeOther(await saml.getAuthorizeUrlAsync('', undefined, {}))
  // The provider's answer is a form posted from its site: only a cookie of SameSite=None comes with it.
  answer.headers.append('set-cookie', `${FLOW_COOKIE}=${secret}; Path=/saml; Max-Age=${FLOW_MS / 1000}; HttpOnly; Secure; SameSite=None`)
  return answer
}

/** Takes the provider's answer. Where it leads is what was noted at the beginning; RelayState is not looked at. */
async function consume(req: PayloadRequest, { row, provider, sp }: Joined): Promise<Response> {
  const { payload } = req
  const { SAMLResponse } = parametersOf(await formText(req))
  if (!SAMLResponse) throw new SamlRefusal('form', 'no response')
  const waiting = openResponse(SAMLResponse)
  const secret = parseCookies(req.headers).get(FLOW_COOKIE) ?? ''
  const flow = await takeSignIn({ payload, provider: row.id, id: waiting.inResponseTo, secret })
  if (!flow) throw new SamlRefusal('request', 'answers no request of this browser')
  const vouched = await readResponse({ sp, provider, waiting, requestId: flow.id })
  if (!(await isFirst({ payload, provider: row.id, id: vouched.assertionId, until: vouched.until })))
    throw new SamlRefusal('replay', 'the assertion was shown before')

  const identity = await meetIdentity({ payload, row, vouched })
  if (identity.status !== 'confirmed' || identity.person === null) {
    await noteSignIn(req, identity.id, null, identity.status)
    return seeOther('/login/waiting')
  }
  const { sessionIndex } = vouched
  const cookie = await startSession({ req, person: identity.person, identity: identity.id, provider: row.id, sessionIndex })
  await noteSignIn(req, identity.id, identity.person, identity.status)
  const answer = seeOther(flow.onward)
  answer.headers.append('set-cookie', cookie)
  return answer
}

/** A log-out message of the provider: it signed somebody out, or answers that it did. */
async function signOut(req: PayloadRequest, { row, provider, sp }: Joined, binding: 'redirect' | 'post', text: string): Promise<Response> {
  const { payload } = req
  const message = await readLogout({ sp, provider, binding, text })
  if (message.kind === 'response') {
    if (!(await endSignOut({ payload, provider: row.id, id: message.inResponseTo })))
      throw new SamlRefusal('request', 'answers no sign-out of ours')
    return seeOther('/login?out=1')
  }
  if (!(await isFirst({ payload, provider: row.id, id: message.id, until: message.until })))
    throw new SamlRefusal('replay', 'the log-out was shown before')
  const identity = await findIdentity({ payload, provider: row.id, nameId: message.nameId })
  if (identity) await endSessions({ payload, identity: identity.id, sessionIndexes: message.sessionIndexes })
  if (!provider.signOutUrl) return seeOther('/login?out=1')
  const saml = library({ sp, provider, requestId: newId() })
  const request = { ID: message.id, issuer: provider.entityId, nameID: message.nameId, nameIDFormat: '' }
  return seeOther(await saml.getLogoutResponseUrlAsync(request, message.relayState ?? '', {}, true))
}

/** Where a sign-out goes on, for a session that began at a provider with single log-out; null otherwise. */
async function beginSignOut(req: PayloadRequest, setup: SignInSetup): Promise<string | null> {
  const { payload } = req
  const origin = await originOf(req)
  if (!origin) return null
  const joined = await findProvider(payload, setup, { id: origin.provider }).catch((error: unknown) => {
    if (error instanceof RequestError) return undefined
    throw error
  })
  if (!joined?.provider.signOutUrl) return null
  const [identity] = await runSql<{ name_id: string; name_id_format: string }>({
    payload,
    query: sql`SELECT name_id, name_id_format FROM identities WHERE id = ${origin.identity}`,
  })
  if (!identity) return null
  const id = newId()
  const secret = newSecret()
  const onward = await library({ ...joined, requestId: id }).getLogoutUrlAsync(
    {
      issuer: joined.provider.entityId,
      nameID: identity.name_id,
      nameIDFormat: identity.name_id_format,
      ...(origin.sessionIndex ? { sessionIndex: origin.sessionIndex } : {}),
    },
    '',
    {},
  )
  await beginFlow({ payload, kind: 'out', provider: joined.row.id, secret, id, onward })
  return `/saml/${joined.row.name}/slo?leave=${secret}`
}

async function leave(req: PayloadRequest, { row }: Joined, secret: string): Promise<Response> {
  const onward = await onwardOf({ payload: req.payload, provider: row.id, secret })
  return onward ? leavePage(onward) : seeOther('/login?out=1')
}

/** What was refused stands in the log; the person hears that it did not work, and how to try again. */
function refused({ req, params }: EndpointContext, { row }: Joined, error: unknown): Response {
  const switchedOff = error instanceof APIError && error.isPublic
  if (!(error instanceof SamlRefusal) && !switchedOff) throw error
  req.payload.logger.warn({
    provider: row.name,
    reason: error.message.slice(0, REASON_MOST),
    msg: `saml message to ${params.name} refused`,
  })
  return seeOther(switchedOff ? '/login?sso=off' : '/login?sso=refused')
}

async function noteSignIn(req: PayloadRequest, identity: number, person: number | null, status: string): Promise<void> {
  await runSql({
    payload: req.payload,
    query: sql`INSERT INTO yz.audit (actor, action, type, doc, detail)
      VALUES (${person}, 'identity:signIn', 'identities', ${identity}, ${JSON.stringify({ status })}::jsonb)`,
  })
}

function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' } })
}

function textsOf(fields: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]))
}
