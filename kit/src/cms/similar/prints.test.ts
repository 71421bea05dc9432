import fc from 'fast-check'
import { expect, test } from 'vitest'
import { printsOf, smallestOf } from './prints.ts'

const characters = [...'松阳县山区学生上学路远增开校车线路建议加快产业发展保护古村落']
const passage = (least: number) =>
  fc.array(fc.constantFrom(...characters), { minLength: least, maxLength: least + 30 }).map((some) => some.join(''))

test('texts that share a passage of twelve characters share a print, whatever stands around it', () => {
  fc.assert(
    fc.property(passage(12), passage(0), passage(0), passage(0), passage(0), (shared, a, b, c, d) => {
      const one = new Set(printsOf([`${a}${shared}${b}`], 'x'))
      expect(printsOf([`${c}，${shared}。${d}`], 'x').some((print) => one.has(print))).toBe(true)
    }),
  )
})

test('collections have nothing in common, and nothing has no prints', () => {
  const text = ['山区学生上学路远，建议增开校车线路。']
  const one = new Set(printsOf(text, 'proposals'))
  expect(one.size).toBeGreaterThan(0)
  expect(printsOf(text, 'opinions').some((print) => one.has(print))).toBe(false)
  expect(printsOf(['', '，。', '校车'], 'x')).toEqual([])
})

test('a long text keeps a bounded number, the smallest ones, in their order', () => {
  const long = Array.from({ length: 20_000 }, (_, at) => characters[(at * at + (at >> 3)) % characters.length]!).join('')
  expect(printsOf([long], 'x').length).toBeLessThanOrEqual(1500)
  expect(smallestOf([5, -1, 3, 9, 0], 3)).toEqual([-1, 3, 0])
})
