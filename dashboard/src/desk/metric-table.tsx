import type { MetricAnswer } from '@yizheng/kit/protocol'
import type { Slice } from '../data/api.ts'
import { formatNumber, pointLabel } from '../words/format.ts'
import { word } from '../words/word.ts'

/** The numbers of a chart, each opening the rows behind it. */
export function MetricTable({ metric, onOpen }: { metric: MetricAnswer; onOpen: (slice: Slice) => void }) {
  return (
    <div className="metric-table" role="region" aria-label={metric.label} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{word('item')}</th>
            <th scope="col">{word('value')}</th>
          </tr>
        </thead>
        <tbody>
          {metric.points.map((point) => (
            <tr key={point.key}>
              <th scope="row">{pointLabel(point.label)}</th>
              <td>
                <button
                  onClick={() => onOpen({ metric, key: point.key })}
                  aria-label={word('open', { what: `${pointLabel(point.label)} ${formatNumber(point.value)}` })}
                >
                  {formatNumber(point.value)}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{word('total')}</th>
            <td>
              <button
                onClick={() => onOpen({ metric })}
                aria-label={word('open', { what: `${word('total')} ${formatNumber(metric.whole)}` })}
              >
                {formatNumber(metric.whole)}
              </button>
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}
