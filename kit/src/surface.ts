import type { ContentType, DocOf } from './content-type.ts'
import type { Fields, KeysOfKind, ValueOf } from './field.ts'
import type { Label } from './label.ts'
import type { Ledger } from './ledger.ts'
import type { COPIED, OneOrMore, Who } from './who.ts'
import type { EventOf, Workflow } from './workflow.ts'

/** Rows a metric speaks of: states, select values, ticked flags; every condition must hold. */
export type Filter<F extends Fields, S extends string> = { readonly state?: readonly S[] } & {
  readonly [K in KeysOfKind<F, 'select'>]?: readonly ValueOf<F[K]>[]
} & { readonly [K in KeysOfKind<F, 'flag'>]?: boolean }

/**
 * A figure the dashboard draws, computed in the database under the reader's own rights.
 * - `count`, optionally split `by` a select or relation field, the state, or the month of creation;
 * - `share`: rows matching `share` among rows matching `of`, in percent;
 * - `median`: days between two transitions of the same document;
 * - `stages`: a funnel; how many rows got so far, stage after stage, each a filter of its own;
 * - `answers`: what was answered in a round that is over, by the values of a select of it that is `open`; the latest answer
 *   of each who took part. With `share`, how many of them gave one of these values, in percent;
 * - `onTime`: how many stays in a state ended before their deadline, in percent (a stay that is overdue now counts as late).
 */
export type Metric<F extends Fields = Fields, S extends string = string, T extends string = string> = {
  readonly label: Label
  readonly chart: 'number' | 'bar' | 'line' | 'pie' | 'gauge' | 'funnel'
} & (
  | { readonly count: Filter<F, S>; readonly by?: KeysOfKind<F, 'select' | 'one'> | 'state' | 'month' }
  | { readonly share: Filter<F, S>; readonly of: Filter<F, S> }
  | { readonly median: readonly [from: NoInfer<T> | 'create', to: NoInfer<T>] }
  | { readonly onTime: NoInfer<S> }
  | { readonly answers: { readonly round: string; readonly field: string; readonly share?: readonly string[] } }
  | { readonly stages: Readonly<Record<string, Stage<F, S>>>; readonly within?: 'year' | 'last-year' }
)

/** A stage of a funnel. */
export interface Stage<F extends Fields = Fields, S extends string = string> {
  readonly label: Label
  readonly count: Filter<F, S>
}

/**
 * Who has a right over which rows. A bare `Who` has it over every row it matches; `'public-states'` opens the states marked `public` to
 * everyone; the long form narrows a right to some states, or to rows whose `flag` is ticked.
 */
export type RowRule<F extends Fields = Fields, S extends string = string, W = Who<F>> =
  | W
  | 'public-states'
  | {
      readonly to: OneOrMore<W>
      readonly states?: 'public' | readonly NoInfer<S>[]
      /** All states but these. */
      readonly not?: readonly NoInfer<S>[]
      readonly flag?: KeysOfKind<F, 'flag'>
    }

/** Of reading: `'copied'` are the people who were told of the document for information (see `copy` of a transition). */
export type ReadRule<F extends Fields = Fields, S extends string = string> = RowRule<F, S, Who<F> | typeof COPIED>

/** A field of a document, or one of the names every document has. */
export type Shown<F extends Fields> = (keyof F & string) | 'state' | 'author' | 'createdAt' | 'dueAt'

/** A paper made of a document. In `mark`, `number` and `title` a field stands as `{name}`, the name of the site as `{site}`. */
export interface Paper<F extends Fields = Fields, S extends string = string, T extends string = string> {
  readonly label: Label
  /** 发文机关标志, in red. */
  readonly mark: string
  /** 发文字号 */
  readonly number?: string
  readonly title: string
  /** 主送机关: whoever this names. */
  readonly to?: KeysOfKind<F, 'one' | 'many'> | 'author'
  /** Lines of a name and a value before the text. */
  readonly facts?: readonly Shown<F>[]
  /** The text; several fields stand under their labels as numbered headings. While all are empty or withheld there is no such paper. */
  readonly body: readonly KeysOfKind<F, 'text' | 'longText' | 'rich'>[]
  /** 署名: whoever this names. */
  readonly signed?: KeysOfKind<F, 'one' | 'many'> | 'author'
  /** 成文日期: the day on which one of these was taken last. */
  readonly dated?: readonly NoInfer<T>[]
  /** States in which there is such a paper; all unless told. */
  readonly in?: readonly NoInfer<S>[]
}

/** A list of the documents that point to the one a page shows. */
export interface LinkedList {
  readonly label: Label
  /** The collection they are in. */
  readonly of: string
  /** Their relation to this document. */
  readonly by: string
  /** The field that names a row and leads to it, a text or a relation of one; their title unless told. */
  readonly heading?: string
  /** Their fields in a row, `state`, `author`, `createdAt` and `dueAt` among them, in reading order. */
  readonly show: readonly string[]
  /** Offers to write a new one, to whoever may, while `by` may name this document. */
  readonly add?: boolean
}

/** Everything a content type shows of itself: who may do what, its pages, search, figures and notices. */
export interface Facet<F extends Fields = Fields, S extends string = string, T extends string = string, R extends string = string> {
  readonly access: {
    /** Becomes a condition in every query: lists, search, charts, drill-down and files alike. */
    readonly read: OneOrMore<ReadRule<F, S>>
    /** Who may make a new one. */
    readonly create: OneOrMore<Who<F>>
    /** Who may edit fields. Under a workflow the author may always edit in the initial state. */
    readonly update?: OneOrMore<RowRule<F, S>>
    /** Who may delete which; nobody unless told. */
    readonly delete?: OneOrMore<RowRule<F, S>>
    /**
     * Fields that nobody `but` those named sees, through any door, whatever rows they may read: while they are being
     * prepared, in these states, or always.
     */
    readonly withheld?: readonly {
      readonly fields: readonly (keyof F & string)[]
      readonly in?: readonly NoInfer<S>[]
      readonly but: OneOrMore<Who<F>>
    }[]
  }
  /** Pages of the portal; a type without a page has none there. */
  readonly pages?: {
    readonly list?: {
      readonly path: `/${string}`
      /** Fields of a row, in reading order. */
      readonly show: readonly Shown<F>[]
      /** What a reader may narrow the list by. */
      readonly filter?: readonly (KeysOfKind<F, 'select' | 'one'> | 'state')[]
      /** Field to sort by, newest or largest first; `createdAt` unless told. */
      readonly sort?: KeysOfKind<F, 'date' | 'number' | 'text'> | 'createdAt'
      /** `gallery` shows pictures first; `rows` unless told. */
      readonly layout?: 'rows' | 'gallery'
    }
    readonly detail?: {
      readonly path: `/${string}/[id]`
      /** Fields in reading order; all of them unless told. */
      readonly show?: readonly Shown<F>[]
      /** Shows who did what when. */
      readonly timeline?: boolean
      /** Documents of declared types that point to this one, as far as the reader may read them. */
      readonly lists?: Readonly<Record<string, LinkedList>>
    }
    readonly submit?: {
      readonly path: `/${string}`
      readonly label: Label
      /** Fields of the form, in the order they are filled in. */
      readonly fields: readonly (keyof F & string)[]
      /** The transition that handing in fires; without it the page only saves. */
      readonly fires?: NoInfer<T>
    }
  }
  /** Makes documents findable, for those who may read them. */
  readonly search?: {
    /** Fields that are searched beside the title. */
    readonly body: readonly (keyof F & string)[]
    /** What a search for this type may be narrowed by, with counts. */
    readonly facets?: readonly (KeysOfKind<F, 'select' | 'one'> | 'state')[]
  }
  /** Shows documents with passages in common (查重): while one is written on the submit page, and on its own page to whom `for` names. */
  readonly similar?: {
    /** Texts that are compared. */
    readonly fields: readonly KeysOfKind<F, 'text' | 'longText' | 'rich'>[]
    /** Documents in these states are found; in all but the first, unless told. */
    readonly states?: readonly NoInfer<S>[]
    /** What is said of a document beside its title and state. */
    readonly show?: readonly KeysOfKind<F, 'text' | 'select' | 'date'>[]
    /** Who is shown similar ones on a document's page and in the admin; each person only those they may read. */
    readonly for: OneOrMore<Who<F>>
  }
  /**
   * Texts that are held against the office's list of wordings (敏感词、规范名称): while they are written in the admin, on the way
   * out of the first state and into a public one, and when they are edited there. Forbidden words refuse; doubtful ones ask.
   */
  readonly proofread?: readonly KeysOfKind<F, 'text' | 'longText' | 'rich'>[]
  /**
   * Official papers of a document (公文), as Word and PDF, by their name in addresses: laid out after GB/T 9704-2012, with
   * what the reader may see. Where the page shows the history, it comes as a paper by itself, also without any of these.
   */
  readonly papers?: Readonly<Record<string, Paper<F, S, T>>>
  /** 台账: what the list shows, as a spreadsheet to download. */
  readonly ledger?: Ledger<F, S, T, R>
  /** Figures of the dashboard by their name in addresses. */
  readonly metrics?: Readonly<Record<string, Metric<F, S, T>>>
  /** Who gets a notice in the inbox when something happens. */
  readonly notify?: { readonly [E in EventOf<S, T, R>]?: OneOrMore<Exclude<Who<F>, 'anyone' | 'signed-in'>> }
  /** Keeps every saved version of a document, for comparison and restoring. */
  readonly versions?: boolean
}

/** What hosts see: types erased, so that apps of any shape sit in one list. */
export interface AnySurface extends Facet {
  readonly type: ContentType
  readonly flow?: Workflow
}

/** What an app's own code sees: the same value with a type-only memory of its fields, states and transitions. */
export type Surface<F extends Fields, S extends string, T extends string> = AnySurface & { readonly $types?: { F: F; S: S; T: T } }

/** Names of the papers there may be of a type's documents: the declared ones and, where the page shows it, the history. */
export function paperNames({ papers = {}, pages, flow }: AnySurface): readonly string[] {
  return [...Object.keys(papers), ...(flow && pages?.detail?.timeline ? [HISTORY_PAPER] : [])]
}

/** The paper that every type with a timeline has by itself: 流程记录. */
export const HISTORY_PAPER = 'history'

/** Declares what a {@link workflow}, or a plain {@link contentType}, shows of itself. */
export function surface<F extends Fields, S extends string, T extends string, R extends string>(
  flow: Workflow<F, S, T, R>,
  facet: NoInfer<Facet<F, S, T, R>>,
): Surface<F, S, T>
export function surface<F extends Fields>(
  type: ContentType<string, F>,
  facet: NoInfer<Facet<F, never, never, never>>,
): Surface<F, never, never>
export function surface(source: object, facet: object): AnySurface {
  const flow = 'transitions' in source ? (source as Workflow) : undefined
  return { ...facet, type: flow ? flow.type : (source as ContentType), ...(flow ? { flow } : {}) } as AnySurface
}

/** The document of a surface with its declared types, for an app's own code: `Doc<typeof letters>`. */
export type Doc<A> = A extends { readonly $types?: { F: infer F extends Fields; S: infer S extends string; T: string } }
  ? DocOf<F, S>
  : never
/** The names of a surface's transitions, as a union of strings. */
export type TransitionOf<A> = A extends { readonly $types?: { F: Fields; S: string; T: infer T extends string } } ? T : never
