import type { MetricAnswer } from '@yizheng/kit/protocol'
import { ChartCanvas } from '../charts/chart-canvas.tsx'
import { SliceMark } from '../charts/slice-mark.tsx'
import { chartSummary } from '../charts/summary.ts'
import type { Slice } from '../data/api.ts'
import { formatNumber } from '../words/format.ts'
import { word } from '../words/word.ts'

/** A chart of the wall with its title; a pie has its total within and its slices beside it. */
export function WallChart({ metric, sharpness, onOpen }: { metric: MetricAnswer; sharpness: number; onOpen: (slice: Slice) => void }) {
  const pie = metric.chart === 'pie'
  return (
    <section className={`wall-chart ${metric.chart}`}>
      <h2>
        <button onClick={() => onOpen({ metric })} aria-label={word('open', { what: `${metric.label} ${formatNumber(metric.whole)}` })}>
          {metric.label}
        </button>
      </h2>
      <div className="wall-chart-canvas">
        <ChartCanvas metric={metric} label={chartSummary(metric)} sharpness={sharpness} onPick={(key) => onOpen({ metric, key })} />
        {pie && (
          <p className="wall-pie-total" aria-hidden="true">
            <b>{formatNumber(metric.whole)}</b>
            {word('total')}
          </p>
        )}
      </div>
      {pie && (
        <ul className="wall-slices">
          {metric.points.map((point, index) => (
            <li key={point.key} hidden={point.value === 0}>
              <SliceMark index={index} />
              <span>{point.label}</span>
              <b>{formatNumber(point.value)}</b>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
