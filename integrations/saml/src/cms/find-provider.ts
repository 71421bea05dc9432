import type { BasePayload, Where } from 'payload'
import { RequestError } from '@yizheng/kit/cms'
import { DEVELOPMENT_ENTITY_ID } from '../development-entity-id.ts'
import type { Provider, ServiceProvider } from '../provider.ts'
import type { IdentityProviderRow } from './identity-providers.ts'
import type { Keys } from './keys.ts'

/** A provider as its row has it at this moment, and what we are to it. */
export interface Joined {
  readonly row: IdentityProviderRow
  readonly provider: Provider
  readonly sp: ServiceProvider
}

/** Everything the endpoints need that does not come with a request. */
export interface SignInSetup {
  readonly publicUrl: string
  /** Others reach this site: nobody comes in by the development provider, whose people need no password. */
  readonly public: boolean
  /** Absent where this installation has no keys: then nobody can sign in by SAML. */
  readonly keys: Keys | undefined
}

const inDate = (): Where => ({ or: [{ validUntil: { exists: false } }, { validUntil: { greater_than: new Date().toISOString() } }] })
const notDevelopment: Where = { entityId: { not_equals: DEVELOPMENT_ENTITY_ID } }

/** The providers in use whose metadata is in date, as rows. */
export async function providersInUse(payload: BasePayload, setup: SignInSetup, where: Where = {}): Promise<IdentityProviderRow[]> {
  if (!setup.keys) return []
  const { docs } = await payload.find({
    collection: 'identity-providers' as never,
    where: { and: [{ enabled: { equals: true } }, inDate(), ...(setup.public ? [notDevelopment] : []), where] },
    sort: 'id',
    depth: 0,
    pagination: false,
    overrideAccess: true,
  })
  return docs as unknown as IdentityProviderRow[]
}

/** The provider of this name; a 404 where there is none in use. */
export async function findProvider(payload: BasePayload, setup: SignInSetup, where: { name: string } | { id: number }): Promise<Joined> {
  const [row] = await providersInUse(payload, setup, 'name' in where ? { name: { equals: where.name } } : { id: { equals: where.id } })
  const { keys, publicUrl } = setup
  if (!row || !keys) throw new RequestError(404, 'error.notFound')
  const baseUrl = `${publicUrl}/saml/${row.name}`
  return {
    row,
    sp: { entityId: row.ourEntityId || `${baseUrl}/metadata`, baseUrl, ...keys },
    provider: {
      name: row.name,
      entityId: row.entityId!,
      signInUrl: row.signInUrl!,
      signInBinding: row.signInBinding ?? 'redirect',
      signOutUrl: row.signOutUrl ?? undefined,
      // Read with the row for each message: keys roll over as soon as the row says so.
      certificates: async () => (row.certificates ?? []).map(({ pem }) => pem),
    },
  }
}
