import type { MetricAnswer } from '@yizheng/kit/protocol'
import { AnimatedNumber } from '../charts/animated-number.tsx'
import { ChartCanvas } from '../charts/chart-canvas.tsx'
import type { Slice } from '../data/api.ts'
import { figureText, formatNumber } from '../words/format.ts'
import { word } from '../words/word.ts'

/** A percentage on an arc, with the two numbers it is made of; each opens its rows. */
export function GaugeTile({ metric, onOpen }: { metric: MetricAnswer; onOpen: (slice: Slice) => void }) {
  const parts = [
    { part: 'part', label: word('counted'), count: metric.part },
    { part: 'whole', label: word('among'), count: metric.whole },
  ] as const
  return (
    <div className="tile gauge-tile">
      <h3>{metric.label}</h3>
      <div className="gauge">
        <ChartCanvas metric={metric} label={`${metric.label} ${figureText(metric)}`} />
        <p className="gauge-value" aria-hidden="true">
          {metric.value === null ? word('none') : <AnimatedNumber value={metric.value} />}
          {metric.value !== null && <small>%</small>}
        </p>
      </div>
      <p className="gauge-parts">
        {parts.map(({ part, label, count }) => (
          <button
            key={part}
            onClick={() => onOpen({ metric, part })}
            aria-label={word('open', { what: `${metric.label}${word('comma')}${label} ${count}` })}
          >
            {label} <b>{formatNumber(count)}</b>
          </button>
        ))}
      </p>
    </div>
  )
}
