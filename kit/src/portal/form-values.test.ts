import { describe, expect, it } from 'vitest'
import { f } from '../index.ts'
import { formData, shownValues, typedValues } from './form-values.ts'

const fields = {
  title: f.text('题名'),
  text: f.longText('正文'),
  amount: f.number('数量'),
  day: f.date('日期'),
  open: f.flag('公开'),
  kind: f.select('类别', { a: '甲', b: '乙' }),
  unit: f.one('单位', 'organisations'),
  people: f.many('人员', 'users'),
  papers: f.files('附件'),
  body: f.rich('稿'),
  cover: f.image('图'),
}
const names = Object.keys(fields)

function typed(entries: readonly [string, string][]) {
  const form = new FormData()
  for (const [name, value] of entries) form.append(name, value)
  return typedValues({ fields, names, form })
}

describe('typedValues', () => {
  it('reads every kind a form can hold and leaves out what is written in the CMS', () => {
    const values = typed([
      ['title', '桥'],
      ['open', 'on'],
      ['people', '3'],
      ['people', '4'],
      ['people', '3'],
      ['papers', '9'],
      ['body', 'x'],
      ['cover', '1'],
      ['stranger', 'x'],
    ])
    expect(values).toEqual({
      title: '桥',
      text: '',
      amount: '',
      day: '',
      open: true,
      kind: '',
      unit: '',
      people: ['3', '4'],
      papers: ['9'],
    })
  })

  it('reads an absent box as not ticked', () => {
    expect(typed([]).open).toBe(false)
  })

  it('keeps line ends as they were typed', () => {
    expect(typed([['text', '一\r\n二']]).text).toBe('一\n二')
  })
})

describe('formData', () => {
  const data = (entries: readonly [string, string][]) => formData({ fields, values: typed(entries) })

  it('gives each kind the value the CMS stores', () => {
    expect(
      data([
        ['title', ' 桥 '],
        ['amount', '12.5'],
        ['day', '2026-03-01'],
        ['open', 'on'],
        ['kind', 'a'],
        ['unit', '7'],
        ['people', '3'],
        ['papers', '9'],
      ]),
    ).toEqual({
      title: '桥',
      text: '',
      amount: 12.5,
      day: '2026-02-28T16:00:00.000Z',
      open: true,
      kind: 'a',
      unit: 7,
      people: [3],
      papers: [9],
    })
  })

  it('composes characters (NFC)', () => {
    expect(data([['title', 'e\u0301']]).title).toBe('\u00e9')
  })

  it('empties what was emptied', () => {
    expect(data([])).toEqual({ title: '', text: '', amount: null, day: null, open: false, kind: null, unit: null, people: [], papers: [] })
  })

  it('passes on what it cannot read, for the CMS to refuse', () => {
    expect(
      data([
        ['amount', 'many'],
        ['day', 'tomorrow'],
        ['unit', '7; drop'],
        ['people', '-1'],
      ]),
    ).toMatchObject({ amount: 'many', day: 'tomorrow', unit: '7; drop', people: ['-1'] })
  })
})

describe('shownValues', () => {
  it('draws a form from a document and reads the same data back', () => {
    const doc = {
      title: '桥',
      text: null,
      amount: 0,
      day: '2026-02-28T16:00:00.000Z',
      open: true,
      kind: 'b',
      unit: { id: 7, title: '交通局' },
      people: [{ id: 3, title: '甲' }],
      papers: null,
    }
    const values = shownValues({ fields, names, doc })
    expect(values).toEqual({
      title: '桥',
      text: '',
      amount: '0',
      day: '2026-03-01',
      open: true,
      kind: 'b',
      unit: '7',
      people: ['3'],
      papers: [],
    })
    expect(formData({ fields, values })).toMatchObject({ amount: 0, day: '2026-02-28T16:00:00.000Z', unit: 7, people: [3] })
  })

  it('draws an empty form', () => {
    expect(shownValues({ fields, names: ['title', 'open', 'people'], doc: undefined })).toEqual({ title: '', open: false, people: [] })
  })
})
