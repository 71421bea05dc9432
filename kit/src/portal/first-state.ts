import type { Fields } from '../field.ts'
import { heldFiles } from './editor-spec.ts'
import type { FormState } from './form-state.ts'
import { shownValues } from './form-values.ts'

/** The state a form of the fields `names` begins with, for a document or for a new one. */
export function firstState({
  fields,
  names,
  doc,
  revision,
}: {
  fields: Fields
  names: readonly string[]
  doc?: Readonly<Record<string, unknown>> | undefined
  revision?: number | undefined
}): FormState {
  return {
    values: shownValues({ fields, names, doc }),
    files: heldFiles({ fields, names, doc }),
    reason: '',
    copy: [],
    revision,
    key: crypto.randomUUID(),
    attempt: 0,
  }
}
