import type { Label } from './label.ts'
import type { Numbering } from './numbering.ts'
import type { OrganisationKind } from './organisation-kinds.ts'
import type { Role } from './who.ts'

/** Identifier of a document: the serial number PostgreSQL gave it. */
export type Id = number

/** A rich text as the editor (Lexical) stores it: a tree of nodes under `root`. */
export interface RichText {
  readonly root: { readonly children: readonly unknown[]; readonly [key: string]: unknown }
}

/**
 * What the kit keeps in a field by itself, from the documents that point to this one: of a flag whether there is one, of a
 * number how many there are, of a list of relations all that they name. It is kept in the transaction that changes them.
 */
export interface Gathering {
  /** The collection of those documents. */
  readonly from: string
  /** Their relation to this document. */
  readonly by: string
  /** Only those with one of these values in these fields, `state` among them. */
  readonly where?: Readonly<Record<string, readonly string[]>>
  /** Of a list of relations: which of their relations are taken, `author` among them. */
  readonly take?: readonly string[]
}

/** What an account says of a person's place, and a document may keep (`ofAuthor`). */
export type AccountField = 'unit' | 'committee' | 'sector' | 'workplace'

/** What may be said of a field of any kind; a kind ignores what has no meaning for it. */
export interface FieldOptions {
  /** Must be filled in before the document leaves its first state (or at once, where it has no workflow). */
  readonly required?: boolean
  /** Longest text, in characters as a reader counts them (grapheme clusters after NFC); for numbers, the largest value. */
  readonly max?: number
  /** Smallest number, or fewest items of a list. */
  readonly min?: number
  /** A sentence under the field that helps to fill it in. */
  readonly help?: Label
  /** Refuses a second document with the same value. */
  readonly unique?: boolean
  /** Kept by the kit, written by nobody (kinds `flag`, `number`, `many`). */
  readonly gathers?: Gathering
  /** Kept by the kit: what the account of the author said under this name when the document was made. */
  readonly ofAuthor?: AccountField
  /** Kept by the kit: what follows from the document's other fields, at every write of it. */
  readonly derives?: (doc: Readonly<Record<string, unknown>>) => unknown
  /** While it is empty, a form begins with what this other text of the document says. */
  readonly startsAs?: string
  /** Of a text that a transition asks for: left empty, it gets the next number of its sequence, without gaps. */
  readonly numbering?: Numbering
}

/** Rows of the related collection that a relation may name: field → values, one of which the row must have. */
export type Only = Readonly<Record<string, readonly string[]>>

/** The conditions known for a collection: of the CMS's own by their fields, of a declared type by the filters of its list. */
export type OnlyOf<To extends string> = To extends 'organisations'
  ? { readonly kind: readonly OrganisationKind[] }
  : To extends 'users'
    ? { readonly roles: readonly Role[] }
    : Only

/** What may be said of a relation (`f.one`, `f.many`) to the collection `To`. */
export interface RelationOptions<To extends string> extends FieldOptions {
  /** Narrows what a picker offers and what may be saved. */
  readonly only?: OnlyOf<To>
}

/** One field of a content type. `T` is the stored value, `R` whether it is required, `K` its kind. */
export interface Field<T = unknown, R extends boolean = boolean, K extends FieldKind = FieldKind> {
  readonly kind: K
  readonly label: Label
  readonly required: R
  readonly options: FieldOptions & { readonly only?: Only }
  /** Allowed values with their labels (kind `select`). */
  readonly values?: Readonly<Record<string, Label>>
  /** Slug of the related collection (kinds `one`, `many`, `image`, `images`, `files`). */
  readonly to?: string
  /** Carries the type only; never set at run time. */
  readonly $type?: T
}

/** The kinds of fields there are, one for each function of {@link f}. */
export type FieldKind = 'text' | 'longText' | 'rich' | 'number' | 'date' | 'flag' | 'select' | 'one' | 'many' | 'image' | 'images' | 'files'

/** The fields of a content type by name (camelCase). A name becomes a column and a key of the API. */
export type Fields = Readonly<Record<string, Field>>

type IsRequired<O> = O extends { required: true } ? true : false

function make<F>(kind: FieldKind, label: Label, options: Field['options'] = {}, rest: Partial<Field> = {}): F {
  return { kind, label, options, required: options.required === true, ...rest } as F
}

/** The fields a declaration is written with. Every one takes its Chinese label first. */
export const f = {
  /** One line of text. */
  text: <const O extends FieldOptions = {}>(label: Label, options?: O) =>
    make<Field<string, IsRequired<O>, 'text'>>('text', label, options),
  /** Several paragraphs of plain text; the only long text people write on the portal. */
  longText: <const O extends FieldOptions = {}>(label: Label, options?: O) =>
    make<Field<string, IsRequired<O>, 'longText'>>('longText', label, options),
  /** Formatted text with pictures and tables, written in the CMS. */
  rich: <const O extends FieldOptions = {}>(label: Label, options?: O) =>
    make<Field<RichText, IsRequired<O>, 'rich'>>('rich', label, options),
  /** A number, whole or not; `min` and `max` are its bounds, inclusive. */
  number: <const O extends FieldOptions = {}>(label: Label, options?: O) =>
    make<Field<number, IsRequired<O>, 'number'>>('number', label, options),
  /** A moment, stored in UTC (ISO 8601) and shown in Asia/Shanghai. */
  date: <const O extends FieldOptions = {}>(label: Label, options?: O) =>
    make<Field<string, IsRequired<O>, 'date'>>('date', label, options),
  /** Yes or no, a box to tick. `surface` can narrow a right to documents where it is ticked. */
  flag: <const O extends FieldOptions = {}>(label: Label, options?: O) =>
    make<Field<boolean, IsRequired<O>, 'flag'>>('flag', label, options),
  /** One of a fixed set of values, each with its label. */
  select: <const V extends Readonly<Record<string, Label>>, const O extends FieldOptions = {}>(label: Label, values: V, options?: O) =>
    make<Field<keyof V & string, IsRequired<O>, 'select'>>('select', label, options, { values }),
  /** One related document; `to` is a collection's slug. */
  one: <const To extends string, const O extends RelationOptions<To> = {}>(label: Label, to: To, options?: O) =>
    make<Field<Id, IsRequired<O>, 'one'>>('one', label, options, { to }),
  /** Several related documents; `to` is a collection's slug. */
  many: <const To extends string, const O extends RelationOptions<To> = {}>(label: Label, to: To, options?: O) =>
    make<Field<readonly Id[], IsRequired<O>, 'many'>>('many', label, options, { to }),
  /** One picture from the media library; public once the document is. */
  image: <const O extends FieldOptions = {}>(label: Label, options?: O) =>
    make<Field<Id, IsRequired<O>, 'image'>>('image', label, options, { to: 'media' }),
  /** Several pictures from the media library, in the order they are shown; public once the document is. */
  images: <const O extends FieldOptions = {}>(label: Label, options?: O) =>
    make<Field<readonly Id[], IsRequired<O>, 'images'>>('images', label, options, { to: 'media' }),
  /** Attached files; whoever may read the document may read them, nobody else. */
  files: <const O extends FieldOptions = {}>(label: Label, options?: O) =>
    make<Field<readonly Id[], IsRequired<O>, 'files'>>('files', label, options, { to: 'attachments' }),
} as const

/** The value a field stores: `ValueOf<Field<number>>` is `number`. A relation stores ids. */
export type ValueOf<F> = F extends Field<infer T, boolean, FieldKind> ? T : never

/** Names of the fields whose kind is in `K`, so that a facet accepts only fields that make sense there. */
export type KeysOfKind<F extends Fields, K extends FieldKind> = { [N in keyof F]: F[N]['kind'] extends K ? N : never }[keyof F] & string

/** The sentence under a field: its own, or what the kit says of a number that may be left empty. */
export function helpOf({ options: { help, numbering } }: Field): Label | undefined {
  return help ?? (numbering === undefined ? undefined : 'kit.numbering')
}

/** True for the kinds whose value is a list of ids. */
export function isListKind(kind: FieldKind): boolean {
  return kind === 'many' || kind === 'images' || kind === 'files'
}

/** True for the kinds whose value is one or several ids of other documents. */
export function isRelationKind(kind: FieldKind): boolean {
  return kind === 'one' || kind === 'image' || isListKind(kind)
}

/** Names of the fields that the kit keeps and nobody writes. */
export function keptFields(fields: Fields): readonly string[] {
  return Object.keys(fields).filter((name) => {
    const { gathers, ofAuthor, derives } = fields[name]!.options
    return gathers ?? ofAuthor ?? derives
  })
}

/** Names of the fields that are kept from documents that point here (see {@link Gathering}). */
export function gatheredFields(fields: Fields): readonly string[] {
  return Object.keys(fields).filter((name) => fields[name]!.options.gathers)
}
