import { helpOf, type FieldKind, type Fields } from '../field.ts'
import type { FileRef } from '../protocol.ts'
import type { Option } from '../ui/index.ts'
import { isFormKind } from './form-values.ts'
import type { PageContext } from './page-context.ts'
import { relationOptions } from './relation-options.ts'

/** One field of a form, in the reader's language and nothing but data, so that it can be sent to the browser. */
export interface EditorSpec {
  readonly name: string
  readonly kind: FieldKind
  readonly label: string
  readonly help?: string
  readonly required: boolean
  readonly max?: number
  readonly options?: readonly Option[]
}

/** A file that a form holds: already uploaded, perhaps not yet part of the document. */
export interface HeldFile {
  readonly id: string
  readonly filename: string
}

/** Field name → its files. */
export type HeldFiles = Readonly<Record<string, readonly HeldFile[]>>

/** The editors of the fields `names` of `fields`; those written in the CMS only are left out. Throws CmsDownError. */
export async function editorSpecs({
  fields,
  names,
  required,
  context,
  chosenBy = [],
}: {
  fields: Fields
  names: readonly string[]
  /** Which of them must be filled in. */
  required: readonly string[]
  context: PageContext
  /** Relations whose choices the caller knows. */
  chosenBy?: readonly string[]
}): Promise<EditorSpec[]> {
  const { words } = context
  const edited = names.map((name) => ({ name, field: fields[name]! })).filter(({ field }) => isFormKind(field))
  const related = await relationOptions(
    context,
    edited.flatMap(({ name, field }) => ((field.kind === 'one' || field.kind === 'many') && !chosenBy.includes(name) ? [field] : [])),
  )
  return edited.map(({ name, field }): EditorSpec => {
    const { max } = field.options
    const help = helpOf(field)
    const options = field.values
      ? Object.entries(field.values).map(([value, label]) => ({ value, label: words(label) }))
      : related.get(field)
    return {
      name,
      kind: field.kind,
      label: words(field.label),
      required: required.includes(name),
      ...(help ? { help: words(help) } : {}),
      ...(max === undefined ? {} : { max }),
      ...(options ? { options } : {}),
    }
  })
}

/** The files that a document holds in the fields `names`. */
export function heldFiles({
  fields,
  names,
  doc,
}: {
  fields: Fields
  names: readonly string[]
  doc: Readonly<Record<string, unknown>> | undefined
}): HeldFiles {
  const files = names.filter((name) => fields[name]?.kind === 'files')
  return Object.fromEntries(
    files.map((name) => [name, ((doc?.[name] ?? []) as readonly FileRef[]).map(({ id, filename }) => ({ id: String(id), filename }))]),
  )
}
