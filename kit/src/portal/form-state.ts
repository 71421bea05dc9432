import type { HeldFiles } from './editor-spec.ts'
import type { FormValues } from './form-values.ts'

/** Why a form came back. */
export interface FormProblem {
  /** `stale`: the content was changed meanwhile; `conflict`: the state was; `signed-out`: the session ended. */
  readonly kind: 'invalid' | 'stale' | 'conflict' | 'signed-out' | 'down' | 'refused'
  readonly message: string
  /** Messages at fields, in the order of the form. */
  readonly fields: readonly { readonly name: string; readonly message: string }[]
}

/** What a form is drawn from: at first from the document, after a refusal from what was typed. */
export interface FormState {
  readonly values: FormValues
  readonly files: HeldFiles
  readonly reason: string
  /** Ids of people who get a copy, as the form holds them. */
  readonly copy: readonly string[]
  /** The revision the form is based on. */
  readonly revision: number | undefined
  /** Makes sending twice the same as once. */
  readonly key: string
  readonly problem?: FormProblem
  /** Counts the refusals, so that each one is noticed. */
  readonly attempt: number
}

/** Names of what a form sends beside its fields; no field's name begins with an underscore. */
export const FORM = {
  type: '_type',
  id: '_id',
  revision: '_revision',
  key: '_key',
  attempt: '_attempt',
  transition: '_transition',
  intent: '_intent',
  reason: '_reason',
  /** A signed link: the number of one that is withdrawn, the secret of one that is used. */
  link: '_link',
  /** In whose name. */
  for: '_for',
  /** People who get a copy. */
  copy: '_copy',
  /** Prefix of the input that carries new files of a field, and of the name of a held file. */
  upload: '_upload.',
  filename: '_filename.',
} as const

/** A server action that takes a form: what it returns, the form is drawn from again. */
export type FormAction = (state: FormState, form: FormData) => Promise<FormState>
