import { stateLabel } from '../../former.ts'
import { translate } from '../../label.ts'
import type { ChangedPart, FieldChange, HistoryEntry } from '../../protocol.ts'
import { TRANSFER } from '../../workflow.ts'
import { formatDate, formatMoment } from '../../ui/format-date.ts'
import { doorText } from '../../ui/door-text.ts'
import type { PaperScope } from './make-paper.ts'
import { paragraphsOf, type PaperBlock, type PaperContent } from './paper-content.ts'

/** Who, when, from where, what, what they said and what it changed, as the timeline tells this reader. */
export function historyPaper({ one, site, doc, history, historyCut, rounds }: PaperScope): PaperContent {
  const { type, flow } = one.surface
  const say = (key: string, values?: Readonly<Record<string, string>>) =>
    translate({ messages: site.messages, locale: 'zh', key, ...(values ? { values } : {}) })
  const stateOf = (name: string) => say(stateLabel(flow, name))
  const actorText = ({ actor, for: principal }: HistoryEntry) =>
    actor && principal ? say('ui.onBehalf', { actor: actor.title, principal: principal.title }) : actor?.title
  const throughDoor = (step: HistoryEntry) => step.door && say('ui.through', { door: doorText(step, 'zh') })
  /** Brackets say what a strike and a line say on a screen. */
  const marked = ({ text, is }: ChangedPart) => (is === 'kept' ? text : `【${say(`ui.${is}`)}：${text}】`)
  const changeText = ({ label, from, to, parts }: FieldChange) =>
    `${label}：${parts ? parts.map(marked).join('') : `${from ?? say('ui.nothing')} → ${to ?? say('ui.nothing')}`}`
  const steps = history.flatMap((step, index): PaperBlock[] => {
    const way = step.from === null || step.from === step.to ? '' : `（${stateOf(step.from)} → ${stateOf(step.to)}）`
    return [
      { kind: 'heading', text: `${index + 1}. ${step.label}${way}` },
      { kind: 'paragraph', text: [formatMoment(step.at, 'zh'), actorText(step), throughDoor(step)].filter(Boolean).join('，') },
      ...(step.sentTo ? paragraphsOf(say('ui.sentTo', { name: step.sentTo.title })) : []),
      ...(step.said ?? []).flatMap(({ label, text }) => paragraphsOf(`${label}：${text}`)),
      ...(step.changes ?? []).flatMap((change) => paragraphsOf(changeText(change))),
      ...(step.reason ? paragraphsOf(say('ui.reason', { reason: step.reason })) : []),
      ...(step.copied
        ? [
            {
              kind: 'paragraph' as const,
              text: say(step.transition === TRANSFER ? 'ui.handedTo' : 'ui.copied', { names: step.copied.join('、') }),
            },
          ]
        : []),
      ...(step.moved
        ? [
            {
              kind: 'paragraph' as const,
              text: say('ui.dueMoved', { from: formatDate(step.moved.from, 'zh'), to: formatDate(step.moved.to, 'zh') }),
            },
          ]
        : []),
    ]
  })
  const answers = rounds.flatMap(({ round, label, turns }): PaperBlock[] => {
    const fields = flow?.rounds?.[round]?.fields ?? {}
    return [
      { kind: 'heading', text: label },
      ...turns.flatMap((turn): PaperBlock[] => {
        const values = Object.entries(turn.values).flatMap(([name, value]) => {
          const field = fields[name]
          if (!field || (typeof value !== 'string' && typeof value !== 'number')) return []
          return [`${say(field.label)}：${field.kind === 'select' ? say(field.values?.[value] ?? String(value)) : value}`]
        })
        const head = [turn.of.title, turn.label ?? say('page.roundWaiting'), turn.by?.title, turn.at && formatMoment(turn.at, 'zh')]
        return [
          { kind: 'paragraph', text: head.filter(Boolean).join('，') },
          ...[...values, ...(turn.reason ? [say('ui.reason', { reason: turn.reason })] : [])].flatMap(paragraphsOf),
        ]
      }),
    ]
  })
  return {
    mark: undefined,
    number: undefined,
    title: `${say(type.label)}流程记录`,
    to: undefined,
    blocks: [
      { kind: 'fact', text: `${say(type.fields[type.title]!.label)}：${String(doc[type.title] ?? '')}` },
      ...(doc.state ? [{ kind: 'fact' as const, text: `${say('kit.state')}：${stateOf(doc.state)}` }] : []),
      ...(historyCut ? [{ kind: 'fact' as const, text: say('ui.historyCut') }] : []),
      ...steps,
      ...answers,
    ],
    signed: undefined,
    date: undefined,
  }
}
