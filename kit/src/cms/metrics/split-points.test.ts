import { expect, test } from 'vitest'
import { contentType, defineApp, defineSite, f, surface, workflow, type Metric } from '../../index.ts'
import type { CountMetric } from './metric-kind.ts'
import { countWhere } from './metric-where.ts'
import { MOST_MONTHS, MOST_POINTS, NONE, REST, splitPoints, type Group } from './split-points.ts'

const flow = workflow(
  contentType('letters', {
    label: '来信',
    title: 'title',
    fields: {
      title: f.text('标题'),
      kind: f.select('类别', { praise: '表扬', blame: '批评', other: '其他事项' }),
      unit: f.one('单位', 'organisations'),
    },
  }),
  {
    initial: 'draft',
    states: { draft: { label: '草稿' }, sent: { label: '已寄' }, read: { label: '已阅', final: true } },
    transitions: {
      send: { label: '寄出', from: 'draft', to: 'sent', by: 'author' },
      read: { label: '阅', from: 'sent', to: 'read', by: 'staff' },
    },
  },
)
const letters = surface(flow, { access: { read: 'anyone', create: 'citizen' } })
const site = defineSite({
  label: '试',
  apps: [defineApp({ id: 'letters', label: '来信', types: { letters }, messages: { zh: {}, en: { 批评: 'Blame' } } })],
})
const one = site.type('letters')!
const now = new Date('2026-11-24T00:00:00Z')

// Erased, as the compiler sees it.
const count = (by: string | undefined, filter: object = {}) => ({ label: '数', chart: 'bar', count: filter, by }) as Metric as CountMetric
const points = (metric: CountMetric, groups: readonly Group[], locale: 'zh' | 'en' = 'zh') =>
  splitPoints({ site, one, metric, groups, locale, now })
const group = (key: string | null, value: number, label: string | null = null): Group => ({ key, value, label })

test('every value has its point in the order of the declaration, those nobody has too', () => {
  expect(points(count('kind'), [group('blame', 3), group(null, 2)])).toEqual([
    { key: 'praise', label: '表扬', value: 0 },
    { key: 'blame', label: '批评', value: 3 },
    { key: 'other', label: '其他事项', value: 0 },
    { key: NONE, label: '未填写', value: 2 },
  ])
})

test('a filter on the split itself leaves the other values out', () => {
  expect(points(count('state', { state: ['sent', 'read'] }), [group('read', 1)]).map(({ key }) => key)).toEqual(['sent', 'read'])
})

test('labels come in the reader’s language', () => {
  expect(points(count('kind'), [], 'en').map(({ label }) => label)).toContain('Blame')
})

test('related documents stand largest first, and the rest is folded without losing a row', () => {
  const groups = Array.from({ length: 20 }, (_, index) => group(String(index + 1), index + 1, `单位${index + 1}`))
  const folded = points(count('unit'), groups)
  expect(folded).toHaveLength(MOST_POINTS + 1)
  expect(folded[0]).toEqual({ key: '20', label: '单位20', value: 20 })
  expect(folded.at(-1)!.key).toBe(REST)
  expect(folded.reduce((sum, { value }) => sum + value, 0)).toBe(210)
})

test('months run without a gap up to now; older ones stand together', () => {
  const months = points(count('month'), [group('2020-01', 5), group('2026-09', 2)])
  expect(months).toHaveLength(MOST_MONTHS + 1)
  expect(months[0]).toMatchObject({ key: REST, value: 5 })
  expect(months.slice(-3)).toEqual([
    { key: '2026-09', label: '2026-09', value: 2 },
    { key: '2026-10', label: '2026-10', value: 0 },
    { key: '2026-11', label: '2026-11', value: 0 },
  ])
})

test.each([
  ['kind', 'constructor'],
  ['kind', REST],
  ['state', 'published'],
  ['unit', '1 or 1=1'],
  ['month', '2026-13'],
  [undefined, 'praise'],
] as const)('a key that no point of %s has (%s) is not found', (by, key) => {
  expect(() => countWhere({ one, metric: count(by), key, shown: [] })).toThrow(expect.objectContaining({ status: 404 }))
})

test('the rest is whatever has no point of its own', () => {
  expect(countWhere({ one, metric: count('unit'), key: REST, shown: ['3', '7', NONE] })).toEqual({
    and: [{ unit: { exists: true } }, { unit: { not_in: [3, 7] } }],
  })
})
