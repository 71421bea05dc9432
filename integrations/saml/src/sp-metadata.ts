import { dataEncryptions } from './algorithms.ts'
import { PERSISTENT } from './library.ts'
import { acsUrl, sloUrl, type ServiceProvider } from './provider.ts'
import { escape } from './xml-text.ts'

const bindings = (name: string) => `urn:oasis:names:tc:SAML:2.0:bindings:HTTP-${name}`

/** What the provider must know of us: keys, addresses, and that we sign and want everything signed. */
export function spMetadata(sp: ServiceProvider): string {
  const certificate = sp.certificate.replace(/-----.*-----|\s/g, '')
  const key = (use: string, methods = '') =>
    `<md:KeyDescriptor use="${use}"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>${certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>${methods}</md:KeyDescriptor>`
  const methods = dataEncryptions.map((algorithm) => `<md:EncryptionMethod Algorithm="${algorithm}"/>`).join('')
  const logout = ['Redirect', 'POST'].map(
    (binding) => `<md:SingleLogoutService Binding="${bindings(binding)}" Location="${escape(sloUrl(sp))}"/>`,
  )
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n` +
    `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="${escape(sp.entityId)}">` +
    `<md:SPSSODescriptor AuthnRequestsSigned="true" WantAssertionsSigned="true" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">` +
    `${key('signing')}${key('encryption', methods)}${logout.join('')}<md:NameIDFormat>${PERSISTENT}</md:NameIDFormat>` +
    `<md:AssertionConsumerService Binding="${bindings('POST')}" Location="${escape(acsUrl(sp))}" index="0" isDefault="true"/>` +
    `</md:SPSSODescriptor></md:EntityDescriptor>`
  )
}
