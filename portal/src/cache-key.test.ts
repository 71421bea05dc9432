import { describe, expect, it } from 'vitest'
import { cacheKey } from './cache-key.ts'

const names = new Set(['after', 'category', 'state'])
const keyOf = (url: string, headers: Record<string, string> = {}) => cacheKey({ url, headers }, names)

describe('the key of a kept page', () => {
  it('is the address itself for somebody without cookies', () => {
    expect(keyOf('/news/12')).toBe('/news/12')
  })

  it('is the same for the same query in another order, without empty values', () => {
    expect(keyOf('/proposals?state=filed&category=ecology&after=')).toBe('/proposals?category=ecology&state=filed')
    expect(keyOf('/proposals?category=ecology&state=filed')).toBe('/proposals?category=ecology&state=filed')
  })

  it('is none for a query of unknown meaning, or a name given twice', () => {
    expect(keyOf('/proposals?utm=1')).toBeUndefined()
    expect(keyOf('/proposals?state=filed&state=closed')).toBeUndefined()
  })

  it('is none for anybody with a session, wherever the cookie stands', () => {
    expect(keyOf('/', { cookie: 'payload-token=abc' })).toBeUndefined()
    expect(keyOf('/', { cookie: 'yz-theme=dark; payload-token=abc; x=1' })).toBeUndefined()
    expect(keyOf('/', { authorization: 'JWT abc' })).toBeUndefined()
  })

  it('tells reading modes and languages apart, and takes no invented ones', () => {
    const keys = ['', 'yz-theme=elder', 'yz-theme=dark', 'yz-locale=en', 'yz-theme=elder; yz-locale=en'].map((cookie) =>
      keyOf('/', { cookie }),
    )
    expect(new Set(keys).size).toBe(5)
    expect(keyOf('/', { cookie: 'yz-theme=invented' })).toBe('/')
  })

  it('is none for strange paths and for data of Next itself', () => {
    expect(keyOf('//evil.example/')).toBeUndefined()
    expect(keyOf('/a b')).toBeUndefined()
    expect(keyOf('/_next/static/x.js')).toBeUndefined()
    expect(keyOf('/', { rsc: '1' })).toBeUndefined()
  })
})
