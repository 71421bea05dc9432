import type { Field, Fields, Id } from '../../field.ts'
import { isRelationKind } from '../../field.ts'
import type { Locale } from '../../label.ts'
import type { ChangedPart, FieldChange } from '../../protocol.ts'
import { formatDate } from '../../ui/format-date.ts'
import { valueAt, type Change, type Changes, type KeptValue, type Named, type Passage } from './changes.ts'

/** Of a passage that was kept, so many characters are told at either end. */
const CONTEXT = 24

/** How a kept change is put into words for a reader. */
export interface Telling {
  readonly say: (key: string, values?: Readonly<Record<string, string | number>>) => string
  readonly locale: Locale
  /** Whether the reader may know what a document of a declared type is called. */
  readonly mayName: (slug: string, id: Id) => boolean
}

/** Changes in words, in the order in which the type declares its fields. Of a field that there is no more nothing is told. */
export function tellChanges(changes: Changes, { fields, ...telling }: Telling & { readonly fields: Fields }): FieldChange[] {
  return Object.entries(fields).flatMap(([name, field]): FieldChange[] => {
    const change = Object.hasOwn(changes, name) ? changes[name]! : undefined
    return change ? [tellChange(name, field, change, telling)] : []
  })
}

function tellChange(name: string, field: Field, change: Change, telling: Telling): FieldChange {
  const common = { field: name, label: telling.say(field.label) }
  if (!('passages' in change)) return { ...common, from: inWords(field, change.from, telling), to: inWords(field, change.to, telling) }
  const { passages } = change
  if (passages.every(([is]) => is === 0)) return { ...common, from: null, to: telling.say('kit.formChanged') }
  // What was empty before or is now needs no marks.
  if (passages.length === 1)
    return { ...common, from: (valueAt(change, 'before') as string) || null, to: (valueAt(change, 'after') as string) || null }
  return { ...common, from: null, to: null, parts: passages.map((one, index) => part(one, index === 0, index === passages.length - 1)) }
}

function part([is, text]: Passage, isFirst: boolean, isLast: boolean): ChangedPart {
  if (is !== 0) return { text, is: is === 1 ? 'added' : 'removed' }
  const letters = [...text]
  const [before, after] = [isFirst ? 0 : CONTEXT, isLast ? 0 : CONTEXT]
  if (letters.length <= before + after + 1) return { text, is: 'kept' }
  return { text: `${letters.slice(0, before).join('')}…${after > 0 ? letters.slice(-after).join('') : ''}`, is: 'kept' }
}

function inWords(field: Field, value: KeptValue, { say, locale, mayName }: Telling): string | null {
  if (value === null || value === '') return null
  if (typeof value === 'boolean') return say(value ? 'page.yes' : 'page.no')
  if (typeof value === 'number') return new Intl.NumberFormat(locale === 'en' ? 'en-GB' : 'zh-CN').format(value)
  if (typeof value === 'string') return field.kind === 'date' ? formatDate(value, locale) : field.kind === 'select' ? say(value) : value
  if ('characters' in value) return say('kit.textTooLong', { count: value.characters })
  const named = value.filter(({ id }) => !isRelationKind(field.kind) || mayName(field.to!, id))
  const titles = named.map(({ title }) => title).filter((title) => title !== '')
  return titles.length > 0 ? titles.join(say('page.comma')) : value.length > 0 ? say('kit.notNamed', { count: value.length }) : null
}

/** What a field of a round's answer holds, in words; null for nothing. */
export function textOf(field: Field, value: unknown, telling: Telling): string | null {
  const kept = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
  return inWords(field, field.kind === 'select' && kept !== null ? (field.values?.[String(kept)] ?? kept) : kept, telling)
}

/** Ids that the changes name in a field. */
export function namedIn(change: Change): readonly Named[] {
  return [valueAt(change, 'before'), valueAt(change, 'after')].flatMap((value) => (Array.isArray(value) ? (value as Named[]) : []))
}
