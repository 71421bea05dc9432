import type { Field, Fields } from '../field.ts'
import { isListKind } from '../field.ts'
import { relationIds } from '../who.ts'

/** What a form field holds: the text in it, the chosen ids, or whether it is ticked. */
export type FormValue = string | readonly string[] | boolean

/** Field name → what the form holds, as a page is drawn from it. */
export type FormValues = Readonly<Record<string, FormValue>>

/** As much of a field as its value in a form depends on. */
type Kinded = Pick<Field, 'kind'>

/** False for the kinds that are written in the CMS, never in a form of the portal. */
export function isFormKind({ kind }: Kinded): boolean {
  return kind !== 'rich' && kind !== 'image' && kind !== 'images'
}

/** The values the form of `names` came back with; text as it was typed. */
export function typedValues({
  fields,
  names,
  form,
}: {
  fields: Readonly<Record<string, Kinded>>
  names: readonly string[]
  form: FormData
}): FormValues {
  return Object.fromEntries(
    formFields(fields, names).map(([name, field]): [string, FormValue] => {
      if (field.kind === 'flag') return [name, form.has(name)]
      if (isListKind(field.kind))
        return [name, [...new Set(form.getAll(name).filter((one): one is string => typeof one === 'string' && one !== ''))]]
      const value = form.get(name)
      return [name, typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '']
    }),
  )
}

/**
 * The data to save, from what was typed: text in NFC without blanks around it, numbers as numbers, moments in UTC, relations as
 * ids, nothing as null. What cannot be read as its kind is passed on as it is, so that the CMS says at the field what is wrong.
 */
export function formData({ fields, values }: { fields: Fields; values: FormValues }): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, stored(fields[name]!, value)]))
}

/** The values to draw a form from, for a document as the CMS gives it (or nothing yet). */
export function shownValues({
  fields,
  names,
  doc,
}: {
  fields: Fields
  names: readonly string[]
  doc: Readonly<Record<string, unknown>> | undefined
}): FormValues {
  return Object.fromEntries(formFields(fields, names).map(([name, field]) => [name, shown(field, firstValue(field, name, doc))]))
}

function stored(field: Field, value: FormValue): unknown {
  if (typeof value === 'boolean') return value
  if (typeof value === 'object') return value.map(asId)
  const text = value.normalize('NFC').trim()
  if (text === '') return field.kind === 'text' || field.kind === 'longText' ? '' : null
  switch (field.kind) {
    case 'number':
      return Number.isFinite(Number(text)) ? Number(text) : text
    case 'date':
      return asMoment(text)
    case 'one':
      return asId(text)
    default:
      return text
  }
}

function shown(field: Field, value: unknown): FormValue {
  if (field.kind === 'flag') return value === true
  if (isListKind(field.kind)) return relationIds(value).map(String)
  if (field.kind === 'one') return relationIds(value).map(String)[0] ?? ''
  if (value === null || value === undefined) return ''
  if (field.kind === 'date') return shanghaiDay(String(value))
  return String(value)
}

/** What the document holds, or, of a text that is still empty, what it starts as. */
function firstValue({ options }: Field, name: string, doc: Readonly<Record<string, unknown>> | undefined): unknown {
  const value = doc?.[name]
  return options.startsAs !== undefined && (value ?? '') === '' ? doc?.[options.startsAs] : value
}

function asId(text: string): number | string {
  return /^[1-9]\d*$/.test(text) ? Number(text) : text
}

/** A day as a date input gives it, as the moment it begins in Shanghai (which has no summer time). */
function asMoment(text: string): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00+08:00`) : Number.NaN
  return Number.isNaN(day) ? text : new Date(day).toISOString()
}

/** The day in Shanghai of a moment, as a date input takes it. */
function shanghaiDay(iso: string): string {
  const moment = Date.parse(iso)
  return Number.isNaN(moment) ? iso : new Date(moment + 8 * 3_600_000).toISOString().slice(0, 10)
}

function formFields<F extends Kinded>(fields: Readonly<Record<string, F>>, names: readonly string[]): [string, F][] {
  return names.map((name): [string, F] => [name, fields[name]!]).filter(([, field]) => isFormKind(field))
}
