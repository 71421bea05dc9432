import { isListKind } from '../../field.ts'
import { translate, type Locale } from '../../label.ts'
import type { PaperOffer, Ref, ViewAnswer } from '../../protocol.ts'
import type { Site, SiteType } from '../../site.ts'
import { HISTORY_PAPER, paperNames, type Paper } from '../../surface.ts'
import { formatDate } from '../../ui/format-date.ts'
import { isEmpty } from '../../validate.ts'
import { plainTextOf } from '../search/plain-text.ts'
import { historyPaper } from './history-paper.ts'
import { paragraphsOf, type PaperBlock, type PaperContent } from './paper-content.ts'

/** As much of a document as a reader may see, from which their papers are made. */
export type Readable = Pick<ViewAnswer, 'doc' | 'history' | 'historyCut' | 'rounds'>

/** What a paper is made from. */
export interface PaperScope extends Readable {
  readonly site: Site
  readonly one: SiteType
  readonly locale: Locale
}

/** The papers there are of a document for this reader. */
export function papersOf(scope: PaperScope): PaperOffer[] {
  const { one, site, locale, history } = scope
  const say = (key: string) => translate({ messages: site.messages, locale, key })
  const declared = Object.entries(one.surface.papers ?? {}).filter(([, paper]) => exists(paper, scope))
  return [
    ...declared.map(([paper, { label }]) => ({ paper, label: say(label) })),
    ...(paperNames(one.surface).includes(HISTORY_PAPER) && history.length > 0
      ? [{ paper: HISTORY_PAPER, label: say('kit.historyPaper') }]
      : []),
  ]
}

/** A paper under its name; undefined where this reader has no such one. Official papers are Chinese whatever the reader's language. */
export function makePaper(name: string, given: PaperScope): PaperContent | undefined {
  const scope: PaperScope = { ...given, locale: 'zh' }
  if (!papersOf(scope).some(({ paper }) => paper === name)) return undefined
  return name === HISTORY_PAPER ? historyPaper(scope) : declaredPaper(scope.one.surface.papers![name]!, scope)
}

function exists({ body, in: states }: Paper, { doc }: PaperScope): boolean {
  return (!states || states.includes(doc.state ?? '')) && body.some((name) => !isEmpty(doc[name]))
}

function declaredPaper(paper: Paper, scope: PaperScope): PaperContent {
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

/** The words of a field; empty where there are none. */
function valueOf(name: string, { one, doc, site }: PaperScope): string {
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
