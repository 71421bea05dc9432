import { expect, test } from 'vitest'
import { f } from '../../field.ts'
import type { Change } from './changes.ts'
import { folded } from './changes-of.ts'
import { tellChanges } from './tell-changes.ts'

const fields = {
  title: f.text('案由'),
  text: f.longText('内容'),
  kind: f.select('类别', { a: '经济' }),
  open: f.flag('公开'),
  on: f.date('日期'),
  units: f.many('单位', 'organisations'),
  into: f.one('并入', 'proposals'),
}
const say = (key: string, values: object = {}) => [key, ...Object.values(values)].join(' ')
const tell = (changes: Readonly<Record<string, Change>>, mayName = (_slug: string, id: number) => id !== 9) =>
  tellChanges(changes, { fields, say, locale: 'zh', mayName })

test('old and new value in words, in the order of the declaration; of a field that is gone nothing', () => {
  expect(
    tell({
      gone: { from: 'x', to: 'y' },
      open: { from: false, to: true },
      on: { from: null, to: '2026-11-24T00:00:00.000Z' },
      units: { from: [{ id: 1, title: '教育局' }], to: [] },
      kind: { from: '经济', to: null },
      title: { from: '旧', to: '新' },
    }).map(({ label, from, to }) => [label, from, to]),
  ).toEqual([
    ['案由', '旧', '新'],
    ['类别', '经济', null],
    ['公开', 'page.no', 'page.yes'],
    ['日期', null, '2026年11月24日'],
    ['单位', '教育局', null],
  ])
})

test('a document that the reader may not read is not named', () => {
  const into = { from: null, to: [{ id: 9, title: '别人的提案' }] }
  expect(tell({ into })).toMatchObject([{ to: 'kit.notNamed 1' }])
  expect(tell({ into }, () => true)).toMatchObject([{ to: '别人的提案' }])
})

test('of a long text the changed passages, with a little of what is around them', () => {
  const kept = '一二三四五六七八九十'.repeat(8)
  const [change] = tell({
    text: {
      passages: [
        [0, kept],
        [-1, '旧'],
        [1, '新'],
        [0, kept],
        [1, '末'],
        [0, '。'],
      ],
    },
  })
  expect(change!.parts!.map(({ is }) => is)).toEqual(['kept', 'removed', 'added', 'kept', 'added', 'kept'])
  expect(change!.parts![0]!.text).toBe(`…${kept.slice(-24)}`)
  expect(change!.parts![3]!.text).toBe(`${kept.slice(0, 24)}…${kept.slice(-24)}`)
  expect(tell({ text: { passages: [[1, '全文']] } })).toEqual([{ field: 'text', label: '内容', from: null, to: '全文' }])
  expect(tell({ text: { passages: [[0, '全文']] } })).toMatchObject([{ to: 'kit.formChanged' }])
})

test('two changes become one, from the first value to the last; what was set back leaves nothing', () => {
  const first: Readonly<Record<string, Change>> = {
    title: { from: 'a', to: 'b' },
    text: {
      passages: [
        [0, '一'],
        [1, '二'],
      ],
    },
  }
  expect(folded(fields, first, { title: { from: 'b', to: 'c' }, open: { from: false, to: true } })).toEqual({
    title: { from: 'a', to: 'c' },
    text: first.text,
    open: { from: false, to: true },
  })
  expect(
    folded(fields, first, {
      title: { from: 'b', to: 'a' },
      text: {
        passages: [
          [0, '一'],
          [-1, '二'],
        ],
      },
    }),
  ).toBeUndefined()
})
