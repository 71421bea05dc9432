import type { CSSProperties } from 'react'
import type { MetricAnswer } from '@yizheng/kit/protocol'
import { AnimatedNumber } from '../charts/animated-number.tsx'
import type { Slice } from '../data/api.ts'
import { figureText, figureWidth, unitOf } from '../words/format.ts'
import { word } from '../words/word.ts'

/** A single figure; pressing it opens what is behind it. */
export function FigureTile({ metric, onOpen }: { metric: MetricAnswer; onOpen: (slice: Slice) => void }) {
  return (
    <div className="tile" style={{ '--characters': figureWidth(metric) } as CSSProperties}>
      <h3>{metric.label}</h3>
      <button
        className="figure"
        onClick={() => onOpen({ metric })}
        aria-label={word('open', { what: `${metric.label} ${figureText(metric)}` })}
      >
        {metric.value === null ? word('none') : <AnimatedNumber value={metric.value} />}
        {metric.value !== null && unitOf(metric) && <small>{unitOf(metric)}</small>}
      </button>
    </div>
  )
}
