import { beforeEach, expect, test } from 'vitest'
import { readIdpMetadata } from './idp-metadata.ts'
import { idpMetadataXml } from './idp/idp-metadata-xml.ts'
import { signXml, type Signing } from './idp/sign-xml.ts'
import { newId } from './new-id.ts'
import { evilKeys, honest, idpKeys, refusalOf } from './testing/world.ts'

type Said = Parameters<typeof idpMetadataXml>[0]

const metadata = (changes: Partial<Said> = {}) =>
  idpMetadataXml({
    id: '_metadata',
    entityId: 'urn:test:idp',
    signInUrl: 'https://idp.example/sso',
    signOutUrl: 'https://idp.example/slo',
    certificates: [idpKeys.certificate],
    ...changes,
  })
/** Metadata has no Issuer; its signature stands at its beginning. */
const signed = (signing: Signing, changes: Partial<Said> = {}) => {
  const id = newId()
  const withIssuer = metadata({ ...changes, id }).replace('<md:IDPSSODescriptor', '<md:Issuer/><md:IDPSSODescriptor')
  return signXml(withIssuer, id, signing)
}
const read = async (...args: Parameters<typeof readIdpMetadata>) => readIdpMetadata(...args)

beforeEach(async () => {
  expect(await refusalOf(read(metadata()))).toBeUndefined()
})

test('tells entity ID, addresses and every certificate for signing', () => {
  const found = readIdpMetadata(metadata({ certificates: [idpKeys.certificate, evilKeys.certificate] }))
  expect(found).toMatchObject({
    entityId: 'urn:test:idp',
    signInUrl: 'https://idp.example/sso',
    signInBinding: 'redirect',
    signOutUrl: 'https://idp.example/slo',
  })
  expect(found.certificates).toHaveLength(2)
})

test('a certificate for encryption alone is not one for signing', async () => {
  expect(await refusalOf(read(metadata().replace('use="signing"', 'use="encryption"')))).toBe('structure')
})

test('out of date', async () => {
  const at = (ms: number) => new Date(Date.now() + ms)
  expect(await refusalOf(read(metadata({ validUntil: at(60_000) })))).toBeUndefined()
  expect(await refusalOf(read(metadata({ validUntil: at(-60_000) })))).toBe('time')
})

test('not signed by the certificate that is pinned', async () => {
  const pinned = idpKeys.certificate
  expect(await refusalOf(read(signed(honest), { pinned }))).toBeUndefined()
  expect(await refusalOf(read(metadata(), { pinned }))).toBe('signature')
  expect(await refusalOf(read(signed({ privateKey: evilKeys.privateKey }), { pinned }))).toBe('signature')
  expect(await refusalOf(read(signed(honest).replace('https://idp.example/sso', 'https://evil.example/sso'), { pinned }))).toBe('signature')
})

test('an address that is not https, but this machine', async () => {
  expect(await refusalOf(read(metadata({ signInUrl: 'http://127.0.0.1:3003/sso' })))).toBeUndefined()
  for (const signInUrl of ['http://idp.example/sso', 'javascript:alert(1)', 'https://name@idp.example/sso'])
    expect(await refusalOf(read(metadata({ signInUrl })))).toBe('destination')
})

test('what is no certificate, and no metadata', async () => {
  expect(await refusalOf(read(metadata({ certificates: ['AAAA'] })))).toBe('form')
  expect(await refusalOf(read('<EntitiesDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata"/>'))).toBe('structure')
  expect(await refusalOf(read(`<!DOCTYPE x>${metadata()}`))).toBe('markup')
})
