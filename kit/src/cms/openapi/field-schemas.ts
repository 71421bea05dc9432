import type { Field } from '../../field.ts'
import { isListKind } from '../../field.ts'
import { arrayOf, id, moment, number, oneOfValues, orNull, ref, text, truth, type JsonSchema } from './json-schema.ts'

/** Says a label in both languages. */
export type Say = (label: string) => string

/** The value of a field as answers carry it; empty is null, an empty list is []. */
export function answeredField(field: Field, say: Say): JsonSchema {
  const schema = answered(field)
  return { ...(isListKind(field.kind) ? schema : orNull(schema)), title: say(field.label) }
}

function answered(field: Field): JsonSchema {
  switch (field.kind) {
    case 'one':
      return ref('Ref')
    case 'many':
      return arrayOf(ref('Ref'))
    case 'image':
      return ref('Picture')
    case 'images':
      return arrayOf(ref('Picture'))
    case 'files':
      return arrayOf(ref('FileRef'))
    default:
      return plain(field)
  }
}

/** The value of a field as it is sent: relations by id, with the limits of the declaration. */
export function sentField(field: Field, say: Say): JsonSchema {
  const { max, min, help } = field.options
  const limits = isListKind(field.kind)
    ? { ...(min !== undefined && { minItems: min }), ...(max !== undefined && { maxItems: max }) }
    : field.kind === 'number'
      ? { ...(min !== undefined && { minimum: min }), ...(max !== undefined && { maximum: max }) }
      : {}
  // JSON Schema counts code points and we count characters as a reader does: the limit stands in words, so that nobody refuses too early.
  const longest = max !== undefined && (field.kind === 'text' || field.kind === 'longText') ? `≤ ${max} 字 characters` : ''
  const description = [
    help ? say(help) : '',
    field.values
      ? Object.entries(field.values)
          .map(([value, label]) => `${value}: ${say(label)}`)
          .join('\n')
      : '',
    longest,
  ]
  const sent = field.kind === 'one' || field.kind === 'image' ? id : isListKind(field.kind) ? arrayOf(id) : plain(field)
  return {
    ...orNull({ ...sent, ...limits }),
    title: say(field.label),
    ...(description.some(Boolean) && { description: description.filter(Boolean).join('\n') }),
  }
}

function plain(field: Field): JsonSchema {
  switch (field.kind) {
    case 'number':
      return number
    case 'flag':
      return truth
    case 'date':
      return moment
    case 'rich':
      return ref('RichText')
    case 'select':
      return oneOfValues(...Object.keys(field.values ?? {}))
    default:
      return text
  }
}
