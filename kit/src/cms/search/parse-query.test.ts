import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isEmpty, parseQuery } from './parse-query.ts'

const only = (parts: string[], phrases: string[] = [], excluded: string[] = []) => ({ parts, phrases, excluded })

describe('what a person typed', () => {
  test.each([
    ['校车 线路', only(['校车', '线路'])],
    ['校车，线路、《提案》', only(['校车', '线路', '提案'])],
    ['"政协 委员" 提案', only(['提案'], ['政协 委员'])],
    ['“一老一小”　服務', only(['服务'], ['一老一小'])],
    ['＂一老一小＂「社情民意」', only([], ['一老一小', '社情民意'])],
    ['校车 -公交 －“旅游 专线”', only(['校车'], [], ['公交', '旅游 专线'])],
    ['2026-03 a-b', only(['2026', '03', 'a', 'b'])],
    ['校车 - 公交', only(['校车', '公交'])],
    ['"没有 结尾', only(['没有', '结尾'])],
    ['校车 校车', only(['校车'])],
    ['，。 "" -', only([])],
  ])('%s', (text, understood) => {
    expect(parseQuery(text)).toEqual(understood)
  })

  test('may be anything: no more than eight of each kind come out, none of them empty', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'校车提"“”「」-－ a1，\u0000'), maxLength: 80 }), (text) => {
        const query = parseQuery(text)
        for (const some of Object.values(query) as string[][]) {
          expect(some.length).toBeLessThanOrEqual(8)
          for (const one of some) expect(one).toMatch(/[\p{L}\p{N}]/u)
        }
        expect(isEmpty(query)).toBe(query.parts.length + query.phrases.length === 0)
      }),
    )
  })
})
