import type { CollectionConfig, Endpoint } from 'payload'
import type { Site } from '@yizheng/kit'
import { isThisMachine, type Settings } from '@yizheng/kit/settings'
import { identities } from './identities.ts'
import { identityProviders } from './identity-providers.ts'
import { readKeys } from './keys.ts'
import { samlEndpoints } from './saml-endpoints.ts'

/** What the CMS host adds to its Payload configuration so that people sign in at identity providers. @throws StartRefusal where keys are set and cannot be used */
export function samlSignIn(
  site: Site,
  settings: Pick<Settings, 'publicUrl' | 'saml'>,
): { collections: CollectionConfig[]; endpoints: Endpoint[] } {
  const keys = settings.saml && readKeys(settings.saml)
  const { publicUrl } = settings
  return {
    collections: [identityProviders, identities(site)],
    endpoints: samlEndpoints(site, { publicUrl, keys, public: !isThisMachine(publicUrl) }),
  }
}
