import type { MetricAnswer } from '@yizheng/kit/protocol'
import type { Slice } from '../data/api.ts'
import { formatNumber, pointLabel } from '../words/format.ts'
import { word } from '../words/word.ts'

/** The numbers of a chart, each opening the rows behind it. */
export function MetricTable({ metric, onOpen }: { metric: MetricAnswer; onOpen: (slice: Slice) => void }) {
  const funnel = metric.chart === 'funnel'
  return (
    <div className="metric-table" role="region" aria-label={metric.label} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{word('item')}</th>
            <th scope="col">{word('value')}</th>
            {funnel && <th scope="col">{word('ofBefore')}</th>}
          </tr>
        </thead>
        <tbody>
          {metric.points.map((point, index) => (
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
              {funnel && <td>{shareOf(point.value, metric.points[index - 1]?.value)}</td>}
            </tr>
          ))}
        </tbody>
        <tfoot hidden={funnel}>
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

/** How much of the stage before is left. */
function shareOf(value: number, before: number | undefined): string {
  return before ? `${formatNumber((value / before) * 100)}${word('percent')}` : word('none')
}
