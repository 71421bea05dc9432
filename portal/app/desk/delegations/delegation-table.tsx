import type { DelegationAnswer, DelegationsAnswer } from '@yizheng/kit'
import type { PageContext } from '@yizheng/kit/portal'
import { Button, Empty, formatDate, StateBadge, Table } from '@yizheng/kit/ui'
import { endDelegation } from './actions.ts'

const tones = { running: 'done', coming: 'waiting', over: 'ended', ended: 'ended', void: 'ended' } as const

/** Delegations with the way to end each before its time. `show` names the people that are to be told apart. */
export function DelegationTable({
  caption,
  rows,
  show,
  apps,
  nothing,
  context: { words, locale },
}: {
  caption: string
  rows: readonly DelegationAnswer[]
  show: readonly ('principal' | 'deputy')[]
  apps: DelegationsAnswer['apps']
  nothing: string
  context: PageContext
}) {
  if (rows.length === 0) return <Empty>{nothing}</Empty>
  const nameOf = (id: string) => apps.find((one) => one.id === id)?.label ?? id
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        ...show.map((who, index) => ({
          key: who,
          label: words(`delegation.${who}`),
          heading: index === 0,
          cell: (row: DelegationAnswer) => row[who].title,
        })),
        {
          key: 'period',
          label: words('delegation.days'),
          cell: ({ from, until, remark }) => (
            <>
              {words('delegation.period', {
                from: formatDate(`${from}T00:00:00+08:00`, locale),
                until: formatDate(`${until}T00:00:00+08:00`, locale),
              })}
              {remark ? <span className="block text-sm text-ink-soft">{remark}</span> : null}
            </>
          ),
        },
        {
          key: 'apps',
          label: words('delegation.apps'),
          cell: (row) => (row.apps ? row.apps.map(nameOf).join(words('page.comma')) : words('delegation.allApps')),
        },
        {
          key: 'state',
          label: words('delegation.state'),
          cell: ({ state, steps }) => (
            <>
              <StateBadge label={words(`delegation.state.${state}`)} tone={tones[state]} />
              {steps > 0 ? <span className="block text-sm text-ink-soft">{words('delegation.count', { count: steps })}</span> : null}
            </>
          ),
        },
        {
          key: 'end',
          label: words('delegation.end'),
          cell: ({ id, state }) =>
            state === 'running' || state === 'coming' ? (
              <form action={endDelegation}>
                <input type="hidden" name="id" value={id} />
                <Button look="secondary">{words('delegation.end')}</Button>
              </form>
            ) : (
              '—'
            ),
        },
      ]}
    />
  )
}
