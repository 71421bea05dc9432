import type { MetricAnswer } from '@yizheng/kit/protocol'
import { SliceMark } from '../charts/slice-mark.tsx'
import type { Slice } from '../data/api.ts'
import { formatNumber } from '../words/format.ts'
import { word } from '../words/word.ts'

/** The slices of a pie by name, with their marks; each opens its rows. */
export function SliceList({ metric, onOpen }: { metric: MetricAnswer; onOpen: (slice: Slice) => void }) {
  return (
    <ul className="slice-list">
      {metric.points.map((point, index) => (
        <li key={point.key}>
          <button
            onClick={() => onOpen({ metric, key: point.key })}
            aria-label={word('open', { what: `${point.label} ${formatNumber(point.value)}` })}
            data-empty={point.value === 0}
          >
            <SliceMark index={index} />
            <span className="slice-label">{point.label}</span>
            <b>{formatNumber(point.value)}</b>
          </button>
        </li>
      ))}
    </ul>
  )
}
