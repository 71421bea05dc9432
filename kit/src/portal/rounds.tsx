import type { RoundView, Turn } from '../protocol.ts'
import type { SiteType } from '../site.ts'
import { DateText, SectionHeading, StateBadge, Table } from '../ui/index.ts'
import { fieldValue } from './field-view.tsx'
import { word } from '../ui/word.ts'
import type { PageContext } from './page-context.ts'

/** Where everybody stands in the steps that several take side by side. */
export function Rounds({ type, rounds, context }: { type: SiteType; rounds: readonly RoundView[]; context: PageContext }) {
  return rounds.map((round) => (
    <section key={round.round} aria-labelledby={`round-${round.round}`} className="mt-10">
      <SectionHeading id={`round-${round.round}`}>
        {context.words('page.round', { round: round.label, done: answered(round), all: round.turns.length })}
      </SectionHeading>
      <RoundTable type={type} round={round} context={context} />
    </section>
  ))
}

function answered({ turns }: RoundView): number {
  return turns.filter(({ answer, out }) => answer !== null || out !== null).length
}

function RoundTable({ type, round, context }: { type: SiteType; round: RoundView; context: PageContext }) {
  const { words, locale } = context
  const fields = type.surface.flow?.rounds?.[round.round]?.fields ?? {}
  const held = Object.keys(fields).filter((name) => round.turns.some(({ values }) => name in values))
  return (
    <Table
      caption={round.label}
      rows={round.turns}
      rowKey={({ of }) => of.id}
      columns={[
        { key: 'of', label: words('page.roundPart'), heading: true, cell: ({ of }) => of.title },
        { key: 'answer', label: words('page.roundAnswer'), cell: (turn) => <Answer turn={turn} context={context} /> },
        ...held.map((name) => ({
          key: name,
          label: words(fields[name]!.label),
          cell: ({ values }: Turn) => fieldValue({ field: fields[name]!, value: values[name], context }) ?? '—',
        })),
        {
          key: 'at',
          label: words('page.roundAt'),
          cell: ({ at, by, of, for: principal }) => (
            <>
              {at ? <DateText at={at} locale={locale} time /> : '—'}
              {by
                ? ` · ${principal && principal.id !== of.id ? word(locale, 'onBehalf', { actor: by.title, principal: principal.title }) : by.title}`
                : null}
            </>
          ),
        },
      ]}
    />
  )
}

function Answer({ turn: { label, reason, out }, context: { words } }: { turn: Turn; context: PageContext }) {
  const tone = out !== null ? 'ended' : label === null ? 'waiting' : 'done'
  return (
    <>
      <StateBadge label={label ?? words(out ? `page.roundOut.${out}` : 'page.roundWaiting')} tone={tone} />
      {reason ? <p className="mt-1 text-sm">{words('page.roundReason', { reason })}</p> : null}
    </>
  )
}
