import type { Slice } from '../data/api.ts'
import type { AppMetrics } from '../data/group-by-app.ts'
import { ChartCard } from './chart-card.tsx'
import { FigureTile } from './figure-tile.tsx'
import { GaugeTile } from './gauge-tile.tsx'

/** One app: its single figures in a row, its charts below. */
export function AppSection({ group: { app, label, metrics }, onOpen }: { group: AppMetrics; onOpen: (slice: Slice) => void }) {
  const numbers = metrics.filter(({ chart }) => chart === 'number')
  const gauges = metrics.filter(({ chart }) => chart === 'gauge')
  const charts = metrics.filter(({ chart }) => chart !== 'number' && chart !== 'gauge')
  return (
    <section id={app} className="app-section" aria-labelledby={`${app}-title`}>
      <h2 id={`${app}-title`}>{label}</h2>
      {numbers.length + gauges.length > 0 && (
        <div className="tiles">
          {numbers.map((metric) => (
            <FigureTile key={`${metric.type}.${metric.metric}`} metric={metric} onOpen={onOpen} />
          ))}
          {gauges.map((metric) => (
            <GaugeTile key={`${metric.type}.${metric.metric}`} metric={metric} onOpen={onOpen} />
          ))}
        </div>
      )}
      {charts.length > 0 && (
        <div className="charts">
          {charts.map((metric) => (
            <ChartCard key={`${metric.type}.${metric.metric}`} metric={metric} onOpen={onOpen} />
          ))}
        </div>
      )}
    </section>
  )
}
