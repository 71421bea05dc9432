import type { Fields } from './field.ts'
import type { Label } from './label.ts'
import type { Linking } from './link.ts'
import { parseSpan, type Span } from './span.ts'
import type { AnySurface } from './surface.ts'
import { asList, type OneOrMore, type Who } from './who.ts'

/** Whom a notice can go to: somebody a document or a role names, never the whole world. */
export type Recipient<F extends Fields = Fields> = Exclude<Who<F>, 'anyone' | 'signed-in'>

/** 升级: who is told when a document is still there so long after its deadline. */
export interface Escalation<F extends Fields = Fields> {
  readonly after: Span
  readonly to: OneOrMore<Recipient<F>>
}

/** 延期: a reasoned request to stay longer, once for a document; approved or refused. */
export interface Extension<F extends Fields = Fields> {
  /** Who may ask. */
  readonly by: OneOrMore<Who<F>>
  /** By how much the deadline moves, counted from where it was. */
  readonly days: Span
  readonly approvedBy: OneOrMore<Recipient<F>>
  /** 签批链接: whoever decides may be sent a signed link to do so by. */
  readonly link?: Linking<F>
}

/** What an administrator may set otherwise of a state's deadline, with what the declaration says as its first version. */
export interface DeadlineRule {
  /** What the deadline is called (办理期限, 答复期限…); null: the usual word. */
  readonly label: Label | null
  readonly due: Span
  /** From so long before the deadline on the light is amber. */
  readonly warn: Span | null
  readonly escalate: readonly { readonly after: Span; readonly to: readonly Recipient[] }[]
  /** By how much an approved extension moves the deadline; null where there is none. */
  readonly extension: Span | null
  /** Who is told when the light turns amber, and when it turns red. */
  readonly tell: { readonly warned: readonly Recipient[]; readonly overdue: readonly Recipient[] }
}

/** The light of a deadline turns amber so long before it, unless the declaration says otherwise. */
const USUAL_WARNING: Readonly<Record<'d' | 'wd', Span>> = { d: '3d', wd: '3wd' }

/** The rule a declaration gives a state; undefined where the state has no deadline. */
export function declaredRule({ flow, notify = {} }: AnySurface, state: string): DeadlineRule | undefined {
  const spec = flow?.states[state]
  if (!spec?.due) return undefined
  const told = notify as Readonly<Record<string, OneOrMore<Recipient> | undefined>>
  const { unit } = parseSpan(spec.due)
  return {
    label: spec.dueLabel ?? null,
    due: spec.due,
    warn: spec.warn ?? (unit === 'h' ? null : USUAL_WARNING[unit]),
    escalate: (spec.escalate ?? []).map(({ after, to }) => ({ after, to: asList(to) })),
    extension: spec.extension?.days ?? null,
    tell: { warned: asList(told[`${state}.warned`]), overdue: asList(told[`${state}.overdue`]) },
  }
}

/** The states of a type that have a deadline, with the rule the declaration gives them. */
export function declaredRules(surface: AnySurface): readonly { readonly state: string; readonly rule: DeadlineRule }[] {
  return Object.keys(surface.flow?.states ?? {}).flatMap((state) => {
    const rule = declaredRule(surface, state)
    return rule ? [{ state, rule }] : []
  })
}
