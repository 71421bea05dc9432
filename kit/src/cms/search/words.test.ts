import { describe, expect, test } from 'vitest'
import { learnWords, queryWordsOf, wordsOf } from './words.ts'

describe('words', () => {
  test('are cut by a dictionary, long ones also into the shorter ones in them', () => {
    expect(wordsOf('人民政府的提案')).toEqual(expect.arrayContaining(['人民政府', '人民', '政府', '提案']))
    expect(queryWordsOf('人民政府')).toEqual([{ word: '人民政府', within: expect.arrayContaining(['人民', '政府']) as string[] }])
  })

  test('of consultative bodies are known', () => {
    expect(wordsOf('专题协商与社情民意信息')).toEqual(expect.arrayContaining(['专题协商', '社情民意信息']))
    expect(queryWordsOf('提案办理协商').map(({ word }) => word)).toEqual(['提案办理协商'])
  })

  test('are no punctuation; width, case and script make no difference', () => {
    expect(wordsOf('《Ａbc》，2026！')).toEqual(['abc', '2026'])
    expect(wordsOf('經濟發展')).toEqual(wordsOf('经济发展'))
  })

  test('of one character count only where nothing else was typed', () => {
    expect(queryWordsOf('关于校车的建议').map(({ word }) => word)).not.toContain('的')
    expect(queryWordsOf('茶').map(({ word }) => word)).toEqual(['茶'])
  })

  test('that a site teaches are kept whole; what is no word is passed over', () => {
    expect(queryWordsOf('板桥畲族乡').map(({ word }) => word)).not.toEqual(['板桥畲族乡'])
    learnWords(['板橋畲族鄉', ' 板桥畲族乡 ', '甲', 'abc', '有\n换行 9999', ''])
    expect(queryWordsOf('在板桥畲族乡').map(({ word }) => word)).toEqual(['板桥畲族乡'])
    expect(wordsOf('有换行')).not.toContain('有换行')
  })
})
