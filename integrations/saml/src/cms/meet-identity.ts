import type { BasePayload } from 'payload'
import { runSql, sql } from '@yizheng/kit/cms'
import type { Vouched } from '../read-response.ts'
import type { IdentityProviderRow } from './identity-providers.ts'

/** Whom we know under a provider's name for somebody. */
export interface MetIdentity {
  readonly id: number
  readonly status: 'pending' | 'confirmed' | 'refused'
  readonly person: number | null
}

const TEXT_MOST = 100

/**
 * Finds who signed in by the provider's lasting name for them and by nothing else; whoever is new is noted as waiting. What
 * the provider says besides is kept for those who compare, as it was at the first time.
 */
export async function meetIdentity({
  payload,
  row,
  vouched,
}: {
  payload: BasePayload
  row: IdentityProviderRow
  vouched: Vouched
}): Promise<MetIdentity> {
  const { nameId, nameIdFormat, attributes } = vouched
  const said = (attribute: string | null | undefined) => (attribute && attributes.get(attribute)?.[0]?.slice(0, TEXT_MOST)) || null
  const { name, mobile, organisation } = row.attributes ?? {}
  await runSql({
    payload,
    query: sql`INSERT INTO identities (provider_id, name_id, name_id_format, status, name, mobile, organisation)
      VALUES (${row.id}, ${nameId}, ${nameIdFormat}, 'pending', ${said(name)}, ${said(mobile)}, ${said(organisation)})
      ON CONFLICT (provider_id, name_id) DO NOTHING`,
  })
  const found = await findIdentity({ payload, provider: row.id, nameId })
  return found!
}

/** Whom we know under this name; undefined for nobody. */
export async function findIdentity({
  payload,
  provider,
  nameId,
}: {
  payload: BasePayload
  provider: number
  nameId: string
}): Promise<MetIdentity | undefined> {
  const [found] = await runSql<{ id: number; status: MetIdentity['status']; person_id: number | null }>({
    payload,
    query: sql`SELECT id, status, person_id FROM identities WHERE provider_id = ${provider} AND name_id = ${nameId}`,
  })
  return found && { id: found.id, status: found.status, person: found.person_id }
}
