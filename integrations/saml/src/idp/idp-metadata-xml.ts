import { escape } from '../xml-text.ts'

/** The metadata of an identity provider that signs with these certificates. */
export function idpMetadataXml({
  id,
  entityId,
  signInUrl,
  signOutUrl,
  certificates,
  validUntil,
}: {
  id: string
  entityId: string
  signInUrl: string
  signOutUrl: string
  certificates: readonly string[]
  validUntil?: Date
}): string {
  const redirect = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect'
  const keys = certificates.map(
    (pem) =>
      `<md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>${pem.replace(/-----.*-----|\s/g, '')}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`,
  )
  const until = validUntil ? ` validUntil="${validUntil.toISOString()}"` : ''
  return (
    `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" ID="${id}" entityID="${escape(entityId)}"${until}>` +
    `<md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol" WantAuthnRequestsSigned="true">${keys.join('')}` +
    `<md:SingleLogoutService Binding="${redirect}" Location="${escape(signOutUrl)}"/>` +
    `<md:NameIDFormat>urn:oasis:names:tc:SAML:2.0:nameid-format:persistent</md:NameIDFormat>` +
    `<md:SingleSignOnService Binding="${redirect}" Location="${escape(signInUrl)}"/></md:IDPSSODescriptor></md:EntityDescriptor>`
  )
}
