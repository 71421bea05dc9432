import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold, foldWithOrigin } from './fold.ts'

describe('the form in which texts are compared', () => {
  test.each([
    ['ＣＰＰＣＣ　２０２６', 'cppcc 2026'],
    ['松陽縣政協委員', '松阳县政协委员'],
    ['古市鎮臺灣裏髮發', '古市镇台湾里发发'],
    ['ﬁnance①', 'finance1'],
    ['𠮷', '𠮷'],
  ])('of %s is %s', (text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  test('is the same for a fragment as inside the whole, and twice folded is once folded', () => {
    const text = fc.string({ unit: fc.constantFrom(...'乾隆乾燥藉口著作松陽县ＡbÉ９ 𠮷') })
    fc.assert(
      fc.property(text, text, (one, other) => {
        expect(fold(one + other)).toBe(fold(one) + fold(other))
        expect(fold(fold(one))).toBe(fold(one))
      }),
    )
  })

  test('knows for every place where it came from', () => {
    const { folded, origin } = foldWithOrigin('𠮷ﬁ縣')
    expect(folded).toBe('𠮷fi县')
    expect(origin).toEqual([0, 0, 2, 2, 3, 4])
  })
})
