import { isListKind } from '../../field.ts'
import { translate, type Locale } from '../../label.ts'
import type { HistoryEntry, PaperOffer, Ref, RoundView, Row } from '../../protocol.ts'
import type { Site, SiteType } from '../../site.ts'
import type { Paper } from '../../surface.ts'
import { formatDate, formatMoment } from '../../ui/format-date.ts'
import { isEmpty } from '../../validate.ts'
import { plainTextOf } from '../search/plain-text.ts'
import type { PaperBlock, PaperContent } from './paper-content.ts'

/** The paper that every type with a timeline has by itself: 流程记录. */
export const HISTORY_PAPER = 'history'

/** As much of a document as a reader may see, from which their papers are made. */
export interface Readable {
  readonly doc: Row
  readonly history: readonly HistoryEntry[]
  readonly rounds: readonly RoundView[]
}

interface Scope extends Readable {
  readonly site: Site
  readonly one: SiteType
  readonly locale: Locale
}

/** The papers there are of a document for this reader. */
export function papersOf(scope: Scope): PaperOffer[] {
  const { one, site, locale, history } = scope
  const say = (key: string) => translate({ messages: site.messages, locale, key })
  const declared = Object.entries(one.surface.papers ?? {}).filter(([, paper]) => exists(paper, scope))
  return [
    ...declared.map(([paper, { label }]) => ({ paper, label: say(label) })),
    ...(one.surface.papers && history.length > 0 ? [{ paper: HISTORY_PAPER, label: say('kit.historyPaper') }] : []),
  ]
}

/** A paper under its name; undefined where this reader has no such one. Official papers are Chinese whatever the reader's language. */
export function makePaper(name: string, given: Scope): PaperContent | undefined {
  const scope: Scope = { ...given, locale: 'zh' }
  if (!papersOf(scope).some(({ paper }) => paper === name)) return undefined
  return name === HISTORY_PAPER ? historyPaper(scope) : declaredPaper(scope.one.surface.papers![name]!, scope)
}

function exists({ body, in: states }: Paper, { doc }: Scope): boolean {
  return (!states || states.includes(doc.state ?? '')) && body.some((name) => !isEmpty(doc[name]))
}

function declaredPaper(paper: Paper, scope: Scope): PaperContent {
  const { one, site, doc, history } = scope
  const { fields } = one.surface.type
  const say = (key: string) => translate({ messages: site.messages, locale: 'zh', key })
  const filled = (template: string) =>
    template.replace(/\{(\w+)\}/g, (_, name: string) => (name === 'site' ? say(site.label) : valueOf(name, scope)))
  /** Nothing, where one of its fields is still empty. */
  const whole = (template: string) =>
    [...template.matchAll(/\{(\w+)\}/g)].every(([, name]) => name === 'site' || valueOf(name!, scope) !== '') ? filled(template) : undefined
  const body = paper.body.filter((name) => !isEmpty(doc[name]))
  const dated = history.findLast((step) => paper.dated?.includes(step.transition))
  return {
    mark: whole(paper.mark),
    number: paper.number && whole(paper.number),
    title: filled(paper.title),
    to: paper.to && (valueOf(paper.to, scope) || undefined),
    blocks: [
      ...(paper.facts ?? []).flatMap((name): PaperBlock[] => {
        const value = valueOf(name, scope)
        const label = say(fields[name]?.label ?? `kit.${name}`)
        return value === '' ? [] : [{ kind: 'fact', text: `${label}：${value}` }]
      }),
      ...body.flatMap((name, index): PaperBlock[] => [
        ...(paper.body.length > 1
          ? [{ kind: 'heading' as const, text: `${NUMERALS[index] ?? index + 1}、${say(fields[name]!.label)}` }]
          : []),
        ...paragraphsOf(fields[name]!.kind === 'rich' ? plainTextOf(doc[name]) : String(doc[name])),
      ]),
    ],
    signed: paper.signed && (valueOf(paper.signed, scope) || undefined),
    date: dated && formatDate(dated.at, 'zh'),
  }
}

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

/** Who, when, from where, what, and what they said, as the timeline tells this reader. */
function historyPaper({ one, site, doc, history, rounds }: Scope): PaperContent {
  const { type, flow } = one.surface
  const say = (key: string, values?: Readonly<Record<string, string>>) =>
    translate({ messages: site.messages, locale: 'zh', key, ...(values ? { values } : {}) })
  const stateOf = (name: string) => say(flow?.states[name]?.label ?? name)
  const steps = history.flatMap((step, index): PaperBlock[] => {
    const way = step.from === null || step.from === step.to ? '' : `（${stateOf(step.from)} → ${stateOf(step.to)}）`
    return [
      { kind: 'heading', text: `${index + 1}. ${step.label}${way}` },
      { kind: 'paragraph', text: [formatMoment(step.at, 'zh'), step.actor?.title].filter(Boolean).join('，') },
      ...(step.reason ? paragraphsOf(say('ui.reason', { reason: step.reason })) : []),
      ...(step.copied ? [{ kind: 'paragraph' as const, text: say('ui.copied', { names: step.copied.join('、') }) }] : []),
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
      ...steps,
      ...answers,
    ],
    signed: undefined,
    date: undefined,
  }
}

function paragraphsOf(text: string): PaperBlock[] {
  return text
    .normalize('NFC')
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => ({ kind: 'paragraph', text: line }))
}

/** The words of a field; empty where there are none. */
function valueOf(name: string, { one, doc, site }: Scope): string {
  const field = one.surface.type.fields[name]
  const value = doc[name]
  const say = (key: string) => translate({ messages: site.messages, locale: 'zh', key })
  if (name === 'state') return say(one.surface.flow?.states[doc.state ?? '']?.label ?? '')
  if (isEmpty(value)) return ''
  if (name === 'author' || field?.kind === 'one') return (value as Ref).title
  if (name === 'createdAt' || name === 'dueAt' || field?.kind === 'date') return formatDate(value as string, 'zh')
  if (field && isListKind(field.kind)) return (value as Ref[]).map(({ title }) => title).join('、')
  if (field?.kind === 'select') return say(field.values?.[value as string] ?? String(value))
  if (field?.kind === 'flag') return say(value ? 'page.yes' : 'page.no')
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
