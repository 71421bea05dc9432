import { describe, expect, test } from 'vitest'
import { escape, letters, sheetFoot, valueRow } from './sheet-xml.ts'

const columns = [{ label: '甲', width: 9 }]
const cell = (value: Parameters<typeof valueRow>[2][number], verbatim = false) => valueRow([{ ...columns[0]!, verbatim }], 2, [value])

describe('a cell', () => {
  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('that begins like a formula (%j) is quoted text', (text) =>
    expect(cell(text, true)).toContain('<c r="A2" s="4" t="inlineStr">'),
  )
  test('keeps a number of a document as it is written', () => expect(cell('2026001', true)).toContain('s="3" t="inlineStr"'))
  test('of a day is a number of Excel’s calendar', () => expect(cell(new Date('2026-11-24'))).toContain('<c r="A2" s="5"><v>46350</v>'))
  test('of a moment has its part of the day', () => expect(cell(new Date('2026-11-24T12:00:00Z'))).toContain('s="6"><v>46350.5</v>'))
  test('holds no more than Excel can', () => expect(cell('山'.repeat(40_000)).match(/山/g)).toHaveLength(32_767))
})

test('a row is as high as its longest text, up to eight lines', () => {
  const height = (text: string) => Number(/ ht="(\d+)"/.exec(cell(text))![1])
  expect([height('山'), height('山山山山山'), height('a\nb\nc'), height('山'.repeat(999))]).toEqual([18, 33, 48, 123])
})

test('text loses what XML cannot hold, and nothing else; half a character is one nobody knows', () =>
  expect(escape('a\u0000<b>&"\u{20bb7}\ud800\n')).toBe('a&lt;b&gt;&amp;&quot;\u{20bb7}\ufffd\n'))

test('columns are lettered as in Excel', () => expect([0, 25, 26, 701, 702].map(letters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']))

test('a sheet without rows can be filtered all the same', () => expect(sheetFoot(columns, 1, 1)).toContain('<autoFilter ref="A1:A1"/>'))
