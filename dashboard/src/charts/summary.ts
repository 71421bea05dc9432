import type { MetricAnswer } from '@yizheng/kit/protocol'
import { figureText, formatNumber, pointLabel } from '../words/format.ts'
import { word } from '../words/word.ts'
import { drawnPoints } from './chart-config.ts'

/** What a chart says, in one sentence, for whoever does not see it. */
export function chartSummary(metric: MetricAnswer): string {
  const points = drawnPoints(metric)
  const summary =
    points.length === 0
      ? figureText(metric)
      : points.map((point) => `${pointLabel(point.label)} ${formatNumber(point.value)}`).join(word('comma'))
  return word('chartLabel', { label: metric.label, summary })
}
