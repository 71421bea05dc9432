import { expect, test } from 'vitest'
import { comparedOf, overlapWith, type Overlap } from './overlap.ts'

const overlap = (mine: readonly string[], other: readonly string[]): Overlap => overlapWith(comparedOf(mine))(comparedOf(other))
const passages = (mine: readonly string[], other: readonly string[]) =>
  overlap(mine, other).passages.map((one) => [
    mine[one.mine.text]!.slice(one.mine.start, one.mine.end),
    other[one.other.text]!.slice(one.other.start, one.other.end),
  ])

test('a copied sentence is found where it stands on both sides, whatever its punctuation', () => {
  const mine = ['关于校车的提案', '山区学生上学路远，建议增开校车线路。']
  const other = ['关于道路的提案', '我们走访时看到：山区学生上学路远建议增开校车线路！另外还要修路。']
  expect(passages(mine, other)).toEqual([['山区学生上学路远，建议增开校车线路', '山区学生上学路远建议增开校车线路']])
  expect(overlap(mine, other).common).toBe(16)
})

test('full width, capitals and traditional characters hide nothing', () => {
  expect(passages(['推廣ＷｅＣｈａｔ掛號和預約服務'], ['推广wechat挂号和预约服务'])).toEqual([
    ['推廣ＷｅＣｈａｔ掛號和預約服務', '推广wechat挂号和预约服务'],
  ])
})

test('what is said twice counts once', () => {
  const sentence = '增开山区校车线路方便学生'
  expect(overlap([sentence], [`${sentence}。${sentence}`]).common).toBe(12)
  expect(overlap([`${sentence}。${sentence}`], [sentence]).common).toBe(12)
})

test('turns of phrase are chance, and a passage does not run from one field into the next', () => {
  expect(overlap(['进一步加强农村工作'], ['进一步加强城市管理']).common).toBe(0)
  expect(overlap(['校车线路', '方便学生'], ['校车线路方便学生']).common).toBe(0)
  expect(overlap([''], ['校车线路方便学生']).common).toBe(0)
})

test('rare characters of two units are one character', () => {
  expect(passages(['请保护𠮷𠮷䶮村古树名木'], ['务必保护𠮷𠮷䶮村古树名木群'])).toEqual([['保护𠮷𠮷䶮村古树名木', '保护𠮷𠮷䶮村古树名木']])
})

test('a text that repeats itself ten thousand times is done with in a moment', () => {
  const text = ['茶叶产业'.repeat(5000)]
  expect(overlap(text, text).common).toBe(20_000)
})
