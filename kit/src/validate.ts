import type { ContentType } from './content-type.ts'
import type { Field, Fields } from './field.ts'
import { isListKind } from './field.ts'
import type { AnySurface } from './surface.ts'
import { asList } from './who.ts'
import { stepOf } from './workflow.ts'

/** Why a value is refused: a message key and its values. */
export interface Problem {
  readonly key: string
  readonly values: Readonly<Record<string, string | number>>
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/** Length of a text as a reader counts it: grapheme clusters of its NFC form. */
export function countCharacters(text: string): number {
  const normal = text.normalize('NFC')
  // Plain text without combining marks or surrogates has one cluster a unit; the segmenter is a hundred times slower.
  if (/^[\x20-\x7e\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]*$/.test(normal)) return normal.length
  let count = 0
  for (const _ of segmenter.segment(normal)) count += 1
  return count
}

/** Whether nothing was filled in. */
export function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined) return true
  if (typeof value === 'string') return value.trim() === ''
  if (Array.isArray(value)) return value.length === 0
  const root = (value as { root?: { children?: unknown } }).root
  return root !== undefined && !hasText(root)
}

function hasText(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false
  const { text, type, children } = node as { text?: unknown; type?: unknown; children?: unknown }
  if (typeof text === 'string' && text.trim() !== '') return true
  if (type === 'upload' || type === 'block') return true
  return Array.isArray(children) && children.some(hasText)
}

/** Checks one value against its field; undefined where it is fine. An empty value is fine here: see `requiredFields`. */
export function checkValue(field: Field, value: unknown): Problem | undefined {
  const { label, options } = field
  if (isEmpty(value)) return undefined
  const problem = (key: string, values: Problem['values'] = {}): Problem => ({ key, values: { field: label, ...values } })
  switch (field.kind) {
    case 'text':
    case 'longText': {
      if (typeof value !== 'string') return problem('error.notAllowedValue')
      const count = countCharacters(value)
      return options.max !== undefined && count > options.max ? problem('error.tooLong', { max: options.max, count }) : undefined
    }
    case 'number': {
      if (typeof value !== 'number' || !Number.isFinite(value)) return problem('error.notANumber')
      if (options.min !== undefined && value < options.min) return problem('error.tooSmall', { min: options.min })
      return options.max !== undefined && value > options.max ? problem('error.tooLarge', { max: options.max }) : undefined
    }
    case 'date':
      return typeof value === 'string' && !Number.isNaN(Date.parse(value))
        ? undefined
        : value instanceof Date
          ? undefined
          : problem('error.notADate')
    case 'flag':
      return typeof value === 'boolean' ? undefined : problem('error.notAllowedValue')
    case 'select':
      return typeof value === 'string' && Object.hasOwn(field.values ?? {}, value) ? undefined : problem('error.notAllowedValue')
    case 'rich':
      return typeof value === 'object' ? undefined : problem('error.notAllowedValue')
    default: {
      if (!isListKind(field.kind)) return undefined
      const count = Array.isArray(value) ? value.length : 1
      if (options.min !== undefined && count < options.min) return problem('error.tooFew', { min: options.min })
      return options.max !== undefined && count > options.max ? problem('error.tooMany', { max: options.max }) : undefined
    }
  }
}

/** Field name → problem, for the fields of `data` that are declared. */
export function checkValues(fields: Fields, data: Readonly<Record<string, unknown>>): Record<string, Problem> {
  const problems: Record<string, Problem> = {}
  for (const [name, field] of Object.entries(fields)) {
    const problem = Object.hasOwn(data, name) ? checkValue(field, data[name]) : undefined
    if (problem) problems[name] = problem
  }
  return problems
}

/**
 * The problems of texts that are too long together, at the last of them that `given` names; none where nobody wrote in any
 * of them. `doc` is the document as it would be.
 */
export function checkTogether(
  { fields, together = [] }: Pick<ContentType, 'fields' | 'together'>,
  doc: Readonly<Record<string, unknown>>,
  given: readonly string[],
): Record<string, Problem> {
  const problems: Record<string, Problem> = {}
  for (const { fields: names, max } of together) {
    const last = names.findLast((name) => given.includes(name))
    const count = names.reduce((sum, name) => sum + (typeof doc[name] === 'string' ? countCharacters(doc[name]) : 0), 0)
    if (last === undefined || count <= max) continue
    problems[last] = {
      key: 'error.tooLongTogether',
      values: { max, count, first: fields[names[0]!]!.label, last: fields[names.at(-1)!]!.label },
    }
  }
  return problems
}

/** Fields that some later transition asks for, so that nobody fills them in before it. */
export function lateFields({ type, flow }: AnySurface, authorStates: readonly string[]): readonly string[] {
  const asked = Object.values(flow?.transitions ?? {}).map((one) => ({
    asks: one.asks ?? [],
    early: asList(one.from).some((state) => authorStates.includes(state)),
  }))
  return Object.keys(type.fields).filter(
    (name) => asked.some((one) => one.asks.includes(name)) && !asked.some((one) => one.early && one.asks.includes(name)),
  )
}

/**
 * Required fields that must be filled in when a step is taken: those it asks for and, on the way out of the first state,
 * all that no transition asks for.
 */
export function requiredFields({ type, flow }: AnySurface, transition: string): readonly string[] {
  const spec = Object.hasOwn(flow!.transitions, transition) ? flow!.transitions[transition] : undefined
  if (!spec) {
    const answer = stepOf(flow!, transition)
    return answer?.asks.filter((name) => answer.fields[name]!.required) ?? []
  }
  const leavesStart = asList(spec.from).includes(flow!.initial)
  const askedFor = new Set(Object.values(flow!.transitions).flatMap((one) => one.asks ?? []))
  return Object.entries(type.fields)
    .filter(([name, field]) => field.required && (spec.asks?.includes(name) || (leavesStart && !askedFor.has(name))))
    .map(([name]) => name)
}
