import { expect, it } from 'vitest'
import { cut } from './sentences.ts'

it('cuts a text into sentences, with the marks that close after their ends', () => {
  const text = '“要办好！”他说。会议通过了；散会……下一步呢？没有句号的结尾'
  expect(cut(text)).toEqual(['“要办好！”', '他说。', '会议通过了；', '散会……', '下一步呢？', '没有句号的结尾'])
  expect(cut(text).join('')).toBe(text)
})

it('cuts no number and no abbreviation at its point', () => {
  expect(cut('增长3.5%。')).toEqual(['增长3.5%。'])
})
