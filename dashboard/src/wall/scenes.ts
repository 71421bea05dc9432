import type { MetricAnswer } from '@yizheng/kit/protocol'
import type { AppMetrics } from '../data/group-by-app.ts'

/** One page of the wall: single figures, a line along the bottom, one or two large charts. */
export interface Scene {
  readonly key: string
  readonly label: string
  readonly figures: readonly MetricAnswer[]
  readonly band: MetricAnswer | undefined
  readonly features: readonly MetricAnswer[]
}

const MOST_FIGURES = 4
const MOST_FEATURES = 2

/** Lays the figures of each app out on as few pages as they can be read on. */
export function scenesOf(apps: readonly AppMetrics[]): readonly Scene[] {
  return apps.flatMap(({ app, label, metrics }) => {
    const figures = metrics.filter(({ chart }) => chart === 'number' || chart === 'gauge')
    const lines = metrics.filter(({ chart }) => chart === 'line')
    const large = metrics.filter(({ chart }) => chart === 'bar' || chart === 'pie' || chart === 'funnel')
    const scenes: Omit<Scene, 'key' | 'label'>[] = []
    while (figures.length + lines.length > 0) {
      const feature = large.find(({ chart }) => chart === 'pie') ?? large[0]
      if (feature) large.splice(large.indexOf(feature), 1)
      scenes.push({ figures: figures.splice(0, MOST_FIGURES), band: lines.shift(), features: feature ? [feature] : [] })
    }
    while (large.length > 0) scenes.push({ figures: [], band: undefined, features: large.splice(0, MOST_FEATURES) })
    return scenes.map((scene, index) => ({ ...scene, key: `${app}.${index}`, label }))
  })
}
