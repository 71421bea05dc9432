import { describe, expect, test } from 'vitest'
import { wordingFinder, type Wording } from './find-wordings.ts'
import { mend } from './mend.ts'
import { textBlocks } from './text-blocks.ts'

const word = (wrong: string, right?: string): Wording => ({ wrong, level: 'forbidden', ...(right ? { right } : {}) })
const found = (list: readonly Wording[], text: string) => wordingFinder(list)(text).map(({ wording, at }) => `${at} ${wording.wrong}`)
const paragraph = (...texts: string[]) => ({ type: 'paragraph', children: texts.map((text) => ({ type: 'text', text })) })
const rich = (...children: object[]) => ({ root: { type: 'root', children } })

describe('a list of wordings', () => {
  test('is found wherever it stands, the longest first, and nothing twice', () =>
    expect(found([word('政协会'), word('政协'), word('协会议')], '县政协会议，政协')).toEqual(['1 政协会', '6 政协']))

  test('leaves alone what is part of the right form, and only there', () =>
    expect(found([word('政协', '人民政协')], '人民政协与政协')).toEqual(['5 政协']))

  test('knows capitals', () => expect(found([word('Wechat', '微信')], '用WeChat发送')).toEqual(['1 Wechat']))

  test('of nothing, and an entry of nothing, finds nothing', () => expect(found([word('')], '正文')).toEqual([]))
})

describe('a rich text', () => {
  test('is read by its paragraphs, list items and cells, whatever is bold in them', () => {
    const list = { type: 'list', children: [{ type: 'listitem', children: [{ type: 'text', text: '第一条' }] }] }
    expect(textBlocks(rich(paragraph('全国', '政协'), paragraph(' '), list)).map(({ text }) => text)).toEqual(['全国政协', '第一条'])
  })

  test('is mended in the one place, in a copy', () => {
    const text = rich(paragraph('好'), paragraph('一个', '错词和错词'))
    const mended = mend(text, { block: 1, at: 5, wrong: '错词', right: '对词' })
    expect(textBlocks(mended).map((block) => block.text)).toEqual(['好', '一个错词和对词'])
    expect(textBlocks(text)[1]!.text).toBe('一个错词和错词')
  })

  test('is not mended across pieces, nor where something else stands now', () => {
    const text = rich(paragraph('一个错', '词'))
    expect(mend(text, { block: 0, at: 2, wrong: '错词', right: '对词' })).toBeUndefined()
    expect(mend(text, { block: 0, at: 0, wrong: '错词', right: '对词' })).toBeUndefined()
    expect(mend('没有', { block: 0, at: 0, wrong: '错词', right: '对词' })).toBeUndefined()
  })
})
