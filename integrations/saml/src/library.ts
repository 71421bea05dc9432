import { SAML, ValidateInResponseTo, type CacheProvider, type SamlConfig } from '@node-saml/node-saml'
import { acsUrl, AGE_MOST_MS, FLOW_MS, SKEW_MS, sloUrl, type Provider, type ServiceProvider } from './provider.ts'

export const PERSISTENT = 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent'

/** The library, set to its strictest, for one message. `requestId`: of the request that is written, or that must be answered. */
export function library({
  sp,
  provider,
  requestId,
  binding = 'redirect',
}: {
  sp: ServiceProvider
  provider: Provider
  requestId: string
  binding?: 'redirect' | 'post'
}): SAML {
  const options: SamlConfig = {
    issuer: sp.entityId,
    audience: sp.entityId,
    callbackUrl: acsUrl(sp),
    logoutCallbackUrl: sloUrl(sp),
    entryPoint: provider.signInUrl,
    logoutUrl: provider.signOutUrl ?? provider.signInUrl,
    idpIssuer: provider.entityId,
    idpCert: (done) => void provider.certificates().then((certificates) => done(null, [...certificates]), done),
    privateKey: sp.privateKey,
    decryptionPvk: sp.privateKey,
    signatureAlgorithm: 'sha256',
    digestAlgorithm: 'sha256',
    wantAuthnResponseSigned: true,
    wantAssertionsSigned: true,
    validateInResponseTo: ValidateInResponseTo.always,
    requestIdExpirationPeriodMs: FLOW_MS,
    cacheProvider: oneRequest(requestId),
    acceptedClockSkewMs: SKEW_MS,
    maxAssertionAgeMs: AGE_MOST_MS,
    disableRequestedAuthnContext: true,
    identifierFormat: PERSISTENT,
    generateUniqueId: () => requestId,
    // The POST binding knows no compression.
    skipRequestCompression: binding === 'post',
  }
  return new SAML(options)
}

/** Knows one request. That it is answered only once is seen to before, where it is taken out of the database. */
function oneRequest(id: string): CacheProvider {
  return {
    saveAsync: async () => null,
    getAsync: async (key) => (key === id ? new Date().toISOString() : null),
    removeAsync: async (key) => (key === id ? id : null),
  }
}
