import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  authorStates,
  checkValue,
  checkValues,
  contentType,
  countCharacters,
  f,
  isEmpty,
  lateFields,
  requiredFields,
  surface,
  workflow,
} from './index.ts'

describe('countCharacters counts as a reader does', () => {
  test.each([
    ['', 0],
    ['议政', 2],
    ['𠮷野家', 3],
    ['👩‍👩‍👧', 1],
    ['é', 1],
    ['e\u0301', 1],
    ['a，b。', 4],
  ])('"%s" has %i', (text, count) => expect(countCharacters(text)).toBe(count))

  test('the quick way for plain text counts as the segmenter does', () => {
    const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' })
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '议', '，', 'é', 'e\u0301', '👩‍👩‍👧', '𠮷', ' ', '\n', '\u200d') }), (text) => {
        expect(countCharacters(text)).toBe([...segmenter.segment(text.normalize('NFC'))].length)
      }),
    )
  })
})

describe('isEmpty', () => {
  test.each([null, undefined, '', ' \n', [], { root: { children: [{ type: 'paragraph', children: [] }] } }])('%j is empty', (value) =>
    expect(isEmpty(value)).toBe(true),
  )
  test.each([
    0,
    false,
    'x',
    [1],
    { root: { children: [{ type: 'paragraph', children: [{ text: '正文' }] }] } },
    { root: { children: [{ type: 'upload' }] } },
  ])('%j is filled in', (value) => expect(isEmpty(value)).toBe(false))
})

describe('checkValue', () => {
  test('a text may be as long as its limit, counted in characters, and no longer', () => {
    const title = f.text('标题', { max: 3 })
    expect(checkValue(title, '👩‍👩‍👧议政')).toBeUndefined()
    expect(checkValue(title, '议政网站')).toEqual({ key: 'error.tooLong', values: { field: '标题', max: 3, count: 4 } })
    expect(checkValue(title, 5)?.key).toBe('error.notAllowedValue')
  })
  test('numbers, dates, flags, choices', () => {
    expect(checkValue(f.number('数', { min: 1, max: 9 }), 0)?.key).toBe('error.tooSmall')
    expect(checkValue(f.number('数', { min: 1, max: 9 }), 10)?.key).toBe('error.tooLarge')
    expect(checkValue(f.number('数'), Number.NaN)?.key).toBe('error.notANumber')
    expect(checkValue(f.date('日期'), '2026-02-29T99:00')?.key).toBe('error.notADate')
    expect(checkValue(f.date('日期'), '2026-03-01')).toBeUndefined()
    expect(checkValue(f.flag('公开'), 'yes')?.key).toBe('error.notAllowedValue')
    expect(checkValue(f.select('类', { a: '甲' }), 'b')?.key).toBe('error.notAllowedValue')
    expect(checkValue(f.select('类', { a: '甲' }), 'toString')?.key).toBe('error.notAllowedValue')
  })
  test('a list has its fewest and most items', () => {
    expect(checkValue(f.images('图', { min: 2 }), [1])?.key).toBe('error.tooFew')
    expect(checkValue(f.many('人', 'users', { max: 1 }), [1, 2])?.key).toBe('error.tooMany')
  })
  test('checkValues speaks of declared fields that were sent, and of no others', () => {
    expect(Object.keys(checkValues({ a: f.number('甲'), b: f.number('乙') }, { a: 'x', c: 'y' }))).toEqual(['a'])
  })
})

describe('which fields a step needs', () => {
  const report = surface(
    workflow(
      contentType('reports', {
        label: '报告',
        title: 'title',
        fields: { title: f.text('题', { required: true }), note: f.text('注'), verdict: f.text('结论', { required: true }) },
      }),
      {
        initial: 'draft',
        states: { draft: { label: '草稿' }, back: { label: '退回' }, open: { label: '办理' }, done: { label: '办结', final: true } },
        transitions: {
          submit: { label: '提交', from: ['draft', 'back'], to: 'open', by: 'author' },
          sendBack: { label: '退回', from: 'open', to: 'back', by: 'staff' },
          close: { label: '办结', from: 'open', to: 'done', by: 'staff', asks: ['verdict'] },
        },
      },
    ),
    { access: { read: 'staff', create: 'member' } },
  )
  test('leaving the first state needs what no later step asks for; a later step what it asks for', () => {
    expect(requiredFields(report, 'submit')).toEqual(['title'])
    expect(requiredFields(report, 'close')).toEqual(['verdict'])
    expect(requiredFields(report, 'sendBack')).toEqual([])
  })
  test('what a later step asks for is not filled in before it', () => {
    expect(authorStates(report)).toEqual(['draft', 'back'])
    expect(lateFields(report, authorStates(report))).toEqual(['verdict'])
  })
})
