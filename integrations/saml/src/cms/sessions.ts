import { getFieldsToSign, jwtSign, type BasePayload, type PayloadRequest, type TypedUser } from 'payload'
import { addSessionToUser, generatePayloadCookie } from 'payload/shared'
import { runSql, sql } from '@yizheng/kit/cms'

/** Where a session comes from. */
interface Origin {
  readonly identity: number
  readonly provider: number
  readonly sessionIndex: string | undefined
}

/**
 * Signs a person in as Payload itself does after a right password, so that everything else finds an ordinary session.
 * Returns the cookie. Throws what the account's own rules throw (it may be switched off).
 */
export async function startSession({
  req,
  person,
  identity,
  provider,
  sessionIndex,
}: Origin & { req: PayloadRequest; person: number }): Promise<string> {
  const { payload } = req
  const { config } = payload.collections.users!
  let user = (await payload.db.findOne({ collection: 'users', where: { id: { equals: person } }, req })) as unknown as TypedUser
  for (const hook of config.hooks.beforeLogin ?? [])
    user = ((await hook({ collection: config, context: req.context, req, user: user as never })) as TypedUser | undefined) ?? user
  const { sid } = await addSessionToUser({ collectionConfig: config, payload, req, user })
  const seconds = config.auth.tokenExpiration
  // One that was prolonged meanwhile is still there to be ended.
  await runSql({
    payload,
    query: sql`DELETE FROM yz.sign_in_sessions s
      WHERE s.expires_at < now() AND NOT EXISTS (SELECT 1 FROM users_sessions u WHERE u.id = s.sid AND u.expires_at > now())`,
  })
  await runSql({
    payload,
    query: sql`INSERT INTO yz.sign_in_sessions (sid, person, identity, provider, session_index, expires_at)
      VALUES (${sid!}, ${person}, ${identity}, ${provider}, ${sessionIndex ?? null}, now() + make_interval(secs => ${seconds}))`,
  })
  const fieldsToSign = getFieldsToSign({
    collectionConfig: config,
    email: (user as { email?: string }).email ?? '',
    sid: sid!,
    user: user,
  })
  const { token } = await jwtSign({ fieldsToSign, secret: payload.secret, tokenExpiration: seconds })
  return generatePayloadCookie({ collectionAuthConfig: config.auth, cookiePrefix: payload.config.cookiePrefix, token })
}

/** Ends sessions of this identity: those with one of these indexes, or all where none is named. */
export async function endSessions({
  payload,
  identity,
  sessionIndexes = [],
}: {
  payload: BasePayload
  identity: number
  sessionIndexes?: readonly string[]
}): Promise<void> {
  const which =
    sessionIndexes.length === 0
      ? sql`true`
      : sql`session_index IN (${sql.join(
          sessionIndexes.map((one) => sql`${one}`),
          sql`, `,
        )})`
  await runSql({
    payload,
    query: sql`WITH ended AS (DELETE FROM yz.sign_in_sessions WHERE identity = ${identity} AND ${which} RETURNING sid, person)
      DELETE FROM users_sessions s USING ended WHERE s.id = ended.sid AND s._parent_id = ended.person`,
  })
}

/** Where the session that a request comes with began; undefined for one of a password. */
export async function originOf(req: PayloadRequest): Promise<Origin | undefined> {
  const sid = (req.user as { _sid?: string } | null)?._sid
  if (!sid) return undefined
  const [row] = await runSql<{ identity: number; provider: number; session_index: string | null }>({
    payload: req.payload,
    query: sql`SELECT identity, provider, session_index FROM yz.sign_in_sessions WHERE sid = ${sid}`,
  })
  return row && { identity: row.identity, provider: row.provider, sessionIndex: row.session_index ?? undefined }
}
