import type { SiteType } from '../site.ts'
import { heldFiles } from './editor-spec.ts'
import type { FormState } from './form-state.ts'
import { shownValues } from './form-values.ts'

/** The state a form of the fields `names` begins with, for a document or for a new one. */
export function firstState({
  type,
  names,
  doc,
  revision,
}: {
  type: SiteType
  names: readonly string[]
  doc?: Readonly<Record<string, unknown>> | undefined
  revision?: number | undefined
}): FormState {
  return {
    values: shownValues({ fields: type.surface.type.fields, names, doc }),
    files: heldFiles({ type, names, doc }),
    reason: '',
    revision,
    key: crypto.randomUUID(),
    attempt: 0,
  }
}
