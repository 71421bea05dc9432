import type { Fields } from '../../field.ts'
import { checkValues, isEmpty, type Problem } from '../../validate.ts'
import { RequestError } from '../request-error.ts'

/**
 * What a person wrote, in NFC and checked field by field. `before` is what the document holds already; the `required`
 * fields must be filled in after both.
 *
 * @throws RequestError 400 for a field that is not `allowed` · 422 with the problem at each field
 */
export function checkInput({
  fields,
  allowed,
  required,
  before = {},
  data,
}: {
  fields: Fields
  allowed: readonly string[]
  required: readonly string[]
  before?: Readonly<Record<string, unknown>>
  data: Readonly<Record<string, unknown>>
}): Record<string, unknown> {
  const stray = Object.keys(data).find((name) => !allowed.includes(name))
  if (stray !== undefined) throw new RequestError(400, stray === 'state' ? 'error.stateWrite' : 'error.badRequest')
  const input = Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, typeof value === 'string' ? value.normalize('NFC') : value]),
  )
  const problems: Record<string, Problem> = checkValues(fields, input)
  const after = { ...before, ...input }
  for (const name of required)
    if (isEmpty(after[name])) problems[name] ??= { key: 'error.required', values: { field: fields[name]!.label } }
  if (Object.keys(problems).length > 0) throw new RequestError(422, 'error.invalid', { fields: problems })
  return input
}
