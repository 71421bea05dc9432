import type { MetricAnswer } from '@yizheng/kit/protocol'
import { expect, test } from 'vitest'
import { scenesOf } from './scenes.ts'

const metric = (name: string, chart: MetricAnswer['chart']): MetricAnswer => ({
  app: 'a',
  appLabel: 'A',
  type: 't',
  metric: name,
  label: name,
  chart,
  unit: 'count',
  value: 1,
  part: 1,
  whole: 1,
  points: [],
})
const scenes = (...metrics: MetricAnswer[]) => scenesOf([{ app: 'a', label: 'A', metrics }])
const shown = (of: ReturnType<typeof scenes>) =>
  of.flatMap(({ figures, band, features }) => [...figures, ...(band ? [band] : []), ...features].map((one) => one.metric))

test('single figures, their line and a pie share a page; the other charts stand in pairs', () => {
  const result = scenes(
    metric('n', 'number'),
    metric('bar', 'bar'),
    metric('pie', 'pie'),
    metric('bar2', 'bar'),
    metric('line', 'line'),
    metric('g', 'gauge'),
  )
  expect(
    result.map(({ figures, band, features }) => [figures.map((one) => one.metric), band?.metric, features.map((one) => one.metric)]),
  ).toEqual([
    [['n', 'g'], 'line', ['pie']],
    [[], undefined, ['bar', 'bar2']],
  ])
})

test('nothing is left out and nothing shown twice, however much there is', () => {
  const many = (['number', 'gauge', 'line', 'bar', 'pie', 'funnel'] as const).flatMap((chart) =>
    Array.from({ length: 7 }, (_, index) => metric(`${chart}${index}`, chart)),
  )
  expect(shown(scenes(...many)).sort()).toEqual(many.map((one) => one.metric).sort())
})

test('an app with one chart has one page', () => {
  expect(scenes(metric('pie', 'pie'))).toHaveLength(1)
  expect(scenes()).toHaveLength(0)
})
