import { expect, test } from 'vitest'
import { admit, clientOf, forgetSession, isSecretPage, loggable } from './secret-pages.ts'

const from = (remoteAddress: string, forwarded?: string) =>
  ({ headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }, socket: { remoteAddress } }) as Parameters<
    typeof clientOf
  >[0]

test('the address of a signed link stands in no log', () => {
  expect(isSecretPage('/sign/abc')).toBe(true)
  expect(isSecretPage('/signs')).toBe(false)
  expect(loggable('/sign/abc?form=1')).toBe('/sign/…')
  expect(loggable('/proposals/1')).toBe('/proposals/1')
})

test('a session is left at the door, and the reading mode is not', () => {
  const headers = (given: Record<string, string>) => {
    const req = { headers: { ...given } } as Parameters<typeof forgetSession>[0]
    forgetSession(req)
    return req.headers
  }
  expect(headers({ cookie: 'payload-token=x; yz-theme=elder; yz-locale=en; other=1', origin: 'null' })).toEqual({
    cookie: 'yz-theme=elder; yz-locale=en',
  })
  expect(headers({ cookie: 'payload-token=x', origin: 'https://evil.example' })).toEqual({ origin: 'https://evil.example' })
})

test('a proxy of ours says where a request comes from; whoever comes from outside says it in vain', () => {
  expect(clientOf(from('127.0.0.1', '203.0.113.7'))).toBe('203.0.113.7')
  expect(clientOf(from('::ffff:172.20.0.3', '1.2.3.4, 203.0.113.8'))).toBe('203.0.113.8')
  expect(clientOf(from('203.0.113.9', '127.0.0.1'))).toBe('203.0.113.9')
  expect(clientOf(from('127.0.0.1', 'nonsense'))).toBe('127.0.0.1')
})

test('an address that asks too often is not let in for a while; others are', async () => {
  const asked = await Promise.all(Array.from({ length: 40 }, () => admit(from('203.0.113.20'))))
  expect(asked.filter(Boolean)).toHaveLength(30)
  expect(await admit(from('203.0.113.21'))).toBe(true)
})
