import type { CSSProperties } from 'react'
import type { MetricAnswer } from '@yizheng/kit/protocol'
import { AnimatedNumber } from '../charts/animated-number.tsx'
import type { Slice } from '../data/api.ts'
import { figureText, figureWidth, formatNumber, unitOf } from '../words/format.ts'
import { word } from '../words/word.ts'

/** A figure to be read across a hall; a percentage has its bar and the two numbers it is made of. */
export function WallFigure({ metric, onOpen }: { metric: MetricAnswer; onOpen: (slice: Slice) => void }) {
  return (
    <section className="wall-figure" style={{ '--characters': figureWidth(metric) } as CSSProperties}>
      <h2>{metric.label}</h2>
      <button onClick={() => onOpen({ metric })} aria-label={word('open', { what: `${metric.label} ${figureText(metric)}` })}>
        {metric.value === null ? word('none') : <AnimatedNumber value={metric.value} />}
        {metric.value !== null && <small>{unitOf(metric)}</small>}
      </button>
      {metric.unit === 'percent' && (
        <div className="wall-share">
          <i style={{ '--share': (metric.value ?? 0) / 100 } as CSSProperties} />
          <span>{word('of', { part: formatNumber(metric.part), whole: formatNumber(metric.whole) })}</span>
        </div>
      )}
    </section>
  )
}
