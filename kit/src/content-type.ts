import type { Fields, Id, KeysOfKind, ValueOf } from './field.ts'
import type { Label } from './label.ts'

/** Texts that may not be longer than so many characters together; a reader's characters, as `max` of a field counts them. */
export interface Together<F extends Fields = Fields> {
  readonly fields: readonly KeysOfKind<F, 'text' | 'longText'>[]
  readonly max: number
}

/** What an app stores: a name (the collection's slug and the table's name), its fields, and which of them is the title. */
export interface ContentType<N extends string = string, F extends Fields = Fields> {
  readonly name: N
  readonly label: Label
  readonly title: keyof F & string
  readonly fields: F
  readonly together?: readonly Together<F>[]
}

/** Declares a content type. `name` is plural kebab-case and unique over all apps. */
export function contentType<const N extends string, const F extends Fields>(
  name: N,
  spec: { label: Label; title: NoInfer<keyof F & string>; fields: F; together?: readonly Together<NoInfer<F>>[] },
): ContentType<N, F> {
  return { name, ...spec }
}

type Show<T> = { [K in keyof T]: T[K] } & {}
type RequiredKeys<F extends Fields> = { [K in keyof F]: F[K]['required'] extends true ? K : never }[keyof F]

/** What every stored document has beside the declared fields. */
export interface StoredDoc<S extends string = string> {
  readonly id: Id
  /** Absent where the type has no workflow. */
  readonly state: S
  /** The person who created it. */
  readonly author: Id
  readonly createdAt: string
  readonly updatedAt: string
  /** When the present state is to be left, where it has a deadline. */
  readonly dueAt?: string | null
}

/** The document a content type stores, derived from its fields. */
export type DocOf<F extends Fields, S extends string = string> = Show<
  StoredDoc<S> & { readonly [K in RequiredKeys<F>]: ValueOf<F[K]> } & {
    readonly [K in Exclude<keyof F, RequiredKeys<F>>]?: ValueOf<F[K]> | null
  }
>
