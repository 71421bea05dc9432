import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { emailOf } from '../cms/src/sample-logins.ts'
import { DEVELOPMENT_ENTITY_ID } from '../integrations/saml/src/development-entity-id.ts'
import { demoPeople } from '../integrations/saml/src/idp/people.ts'
import { selfSigned } from '../integrations/saml/src/idp/self-signed.ts'
import { isThisMachine, type Settings } from '../kit/src/cms/settings.ts'

type Env = Readonly<Record<string, string | undefined>>

/** Whether people sign in at the development identity provider: never in production, nor where others reach this machine. */
export function hasDevelopmentIdp(settings: Settings, env: Env): boolean {
  return env.NODE_ENV !== 'production' && isThisMachine(settings.publicUrl)
}

/** Makes the keys of this system and of the provider, once; the settings that name the former, where they are not set. */
export function developmentKeys(env: Env, dataDir: string): { SAML_KEY_FILE?: string; SAML_CERT_FILE?: string } {
  const folder = join(dataDir, 'saml')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (const name of ['saml', 'idp']) {
    if (existsSync(join(folder, `${name}.crt`))) continue
    const { privateKey, certificate } = selfSigned(`${name}.development`)
    writeFileSync(join(folder, `${name}.key`), privateKey, { mode: 0o600 })
    writeFileSync(join(folder, `${name}.crt`), certificate)
  }
  if (env.SAML_KEY_FILE || env.SAML_CERT_FILE) return {}
  return { SAML_KEY_FILE: join(folder, 'saml.key'), SAML_CERT_FILE: join(folder, 'saml.crt') }
}

/** Joins the provider to the site, and its people to the sample accounts; whom an administrator took back stays so. */
export async function joinDevelopmentIdp({
  databaseUrl,
  dataDir,
  url,
}: {
  databaseUrl: string
  dataDir: string
  url: string
}): Promise<void> {
  const certificate = readFileSync(join(dataDir, 'saml', 'idp.crt'), 'utf8')
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query('BEGIN')
    const { rows } = await client.query<{ id: number }>(
      `INSERT INTO identity_providers (name, label, enabled, entity_id, sign_in_url, sign_out_url)
       VALUES ('dev', '开发用统一身份认证', true, $1, $2, $3)
       ON CONFLICT (name) DO UPDATE SET sign_in_url = excluded.sign_in_url, sign_out_url = excluded.sign_out_url
       RETURNING id`,
      [DEVELOPMENT_ENTITY_ID, `${url}/sso`, `${url}/slo`],
    )
    const provider = rows[0]!.id
    await client.query('DELETE FROM identity_providers_certificates WHERE _parent_id = $1', [provider])
    await client.query(`INSERT INTO identity_providers_certificates (_order, _parent_id, id, pem) VALUES (1, $1, 'development', $2)`, [
      provider,
      certificate,
    ])
    for (const { nameId, name, mobile, organisation, account } of demoPeople) {
      if (!account) continue
      await client.query(
        `INSERT INTO identities (provider_id, name_id, name_id_format, status, name, mobile, organisation, person_id)
         SELECT $1, $2, 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent', 'confirmed', $3, $4, $5, id FROM users WHERE email = $6
         ON CONFLICT (provider_id, name_id) DO NOTHING`,
        [provider, nameId, name, mobile, organisation, emailOf(account)],
      )
    }
    await client.query('COMMIT')
  } finally {
    await client.end()
  }
}
