import type { MetricRowsAnswer, MetricStay, Row } from '@yizheng/kit/protocol'
import { formatDay, formatNumber } from '../words/format.ts'
import { word } from '../words/word.ts'

/** One row of a drill-down: its title, which leads to the portal's page, and what it was counted by. */
export function RowLine({ row, answer: { shown, states, paths } }: { row: Row; answer: MetricRowsAnswer }) {
  const title = typeof row[shown.title] === 'string' && row[shown.title] !== '' ? (row[shown.title] as string) : word('untitled')
  const date = row[shown.date]
  const stay = row.stay as MetricStay | undefined
  return (
    <li>
      {paths.detail ? <a href={paths.detail.replace('[id]', String(row.id))}>{title}</a> : <span>{title}</span>}
      <p>
        {row.state && <span className="state">{states[row.state] ?? row.state}</span>}
        {typeof row.days === 'number' && <span>{word('daysTaken', { days: formatNumber(row.days) })}</span>}
        {stay && (
          <span className={stay.kept ? undefined : 'late'}>
            {stay.kept ? word('kept') : stay.ended ? word('late') : word('lateNow')} {word('due', { date: formatDay(stay.due) })}
          </span>
        )}
        {typeof date === 'string' && <time dateTime={date}>{formatDay(date)}</time>}
      </p>
    </li>
  )
}
