import type { BasePayload, PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import type { ParsedQuery } from './parse-query.ts'

/** Which document an entry is of. */
export interface SearchKey {
  /** The collection's slug. */
  readonly type: string
  readonly doc: Id
}

/** One document as the index knows it. */
export interface SearchEntry extends SearchKey {
  readonly title: string
  /** Plain text. */
  readonly body: string
  /** The date a reader would name: of publication, else of creation. */
  readonly date: string
  /** Whoever carries one of these marks may find it (see `audienceOf`). */
  readonly audience: readonly string[]
  /** Field name → select value, state or id. */
  readonly facets: Readonly<Record<string, string | number>>
}

/** Who asks, and where they may look. */
export interface SearchReader {
  /** Marks of the person who asks (see `marksOf`). */
  readonly marks: readonly string[]
  /** Types to look in. */
  readonly types: readonly string[]
}

/** A search, by a person, for a page of `limit` hits after the first `offset`. */
export interface SearchQuery extends SearchReader {
  readonly query: ParsedQuery
  /** `all`: everything that was typed occurs. `any`: some of it does. */
  readonly match: 'all' | 'any'
  /** Facet → wanted value: `type`, `year` (of the date, in China), or the name of a declared one. */
  readonly only: Readonly<Record<string, string>>
  /** Dates from and before, where narrowed. */
  readonly from?: string | undefined
  readonly before?: string | undefined
  /** `relevance`: best first. `date`: newest first. */
  readonly sort: 'relevance' | 'date'
  /** Facets to count. Each is counted without its own `only`, so that other values can be chosen. */
  readonly facets: readonly string[]
  /** Only titles are looked in, those first that have more of the words; nobody asks how many there are, `total` may be anything. */
  readonly inTitles?: true
  readonly offset: number
  readonly limit: number
}

/** A page of what was found; `body` is plain text, from which the caller cuts a snippet. */
export interface SearchResult {
  readonly hits: readonly (SearchKey & { readonly title: string; readonly body: string; readonly date: string })[]
  readonly total: number
  /** False where `total` and the counts are an estimate. */
  readonly exact: boolean
  /** For each asked facet its values, the most frequent first. */
  readonly facets: Readonly<Record<string, readonly { readonly value: string; readonly count: number }[]>>
}

/** What a person has typed so far. */
export interface SuggestQuery extends SearchReader {
  /** As far as it was typed: Chinese characters, or Latin letters that may be pinyin or initials. */
  readonly text: string
  readonly limit: number
}

/** Where the index is reached from; with a transaction in `req`, inside that. */
export interface SearchScope {
  readonly payload: BasePayload
  readonly req: PayloadRequest
}

/** The port every search engine stands behind. The contract test in the CMS holds what each of them must keep. */
export interface SearchIndex {
  /** Adds entries or replaces them. */
  put(entries: readonly SearchEntry[], scope: SearchScope): Promise<void>
  /** Takes entries out; those that are not there are no mistake. */
  remove(keys: readonly SearchKey[], scope: SearchScope): Promise<void>
  /** What the reader may find, in the order asked for. */
  find(query: SearchQuery, scope: SearchScope): Promise<SearchResult>
  /** Titles that hold what was typed, those that begin with it first. */
  suggest(query: SuggestQuery, scope: SearchScope): Promise<readonly (SearchKey & { readonly title: string })[]>
}
