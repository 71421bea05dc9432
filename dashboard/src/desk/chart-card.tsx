import { useState, type CSSProperties } from 'react'
import type { MetricAnswer } from '@yizheng/kit/protocol'
import { ChartCanvas } from '../charts/chart-canvas.tsx'
import { drawnPoints } from '../charts/chart-config.ts'
import { chartSummary } from '../charts/summary.ts'
import type { Slice } from '../data/api.ts'
import { formatNumber } from '../words/format.ts'
import { word } from '../words/word.ts'
import { MetricTable } from './metric-table.tsx'
import { SliceList } from './slice-list.tsx'

/** A chart and the table behind it. A pie has the list of its slices beside it. */
export function ChartCard({ metric, onOpen }: { metric: MetricAnswer; onOpen: (slice: Slice) => void }) {
  const [asTable, setAsTable] = useState(false)
  const points = drawnPoints(metric)
  return (
    <figure className={`chart-card ${metric.chart}`}>
      <figcaption>
        <h3>{metric.label}</h3>
        <button
          className="total"
          hidden={metric.chart === 'funnel'}
          onClick={() => onOpen({ metric })}
          aria-label={word('open', { what: `${metric.label} ${formatNumber(metric.whole)}` })}
        >
          {word('total')} <b>{formatNumber(metric.whole)}</b>
        </button>
        <button className="quiet-button" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {word('table')}
          <span className="visually-hidden">
            {word('comma')}
            {metric.label}
          </span>
        </button>
      </figcaption>
      {asTable ? (
        <MetricTable metric={metric} onOpen={onOpen} />
      ) : points.length === 0 ? (
        <p className="empty">{word('noRows')}</p>
      ) : (
        <div className="chart-body">
          <div className="chart-canvas" style={{ '--points': points.length } as CSSProperties}>
            <ChartCanvas metric={metric} label={chartSummary(metric)} onPick={(key) => onOpen({ metric, key })} />
          </div>
          {metric.chart === 'pie' && <SliceList metric={metric} onOpen={onOpen} />}
        </div>
      )}
    </figure>
  )
}
