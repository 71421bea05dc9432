import type { BasePayload, PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'

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

export interface SearchQuery {
  readonly text: string
  /** Marks of the person who asks (see `marksOf`). */
  readonly marks: readonly string[]
  /** Types to look in. */
  readonly types: readonly string[]
  /** Shows only this one of them; all are counted. */
  readonly only?: string | undefined
  readonly offset: number
  readonly limit: number
}

export interface SearchResult {
  /** Best first. */
  readonly hits: readonly (SearchKey & { readonly title: string; readonly body: string; readonly date: string })[]
  readonly counts: readonly { readonly type: string; readonly count: number }[]
  /** False where counting stopped at a bound. */
  readonly exact: boolean
}

/** Where the index is reached from; with a transaction in `req`, inside that. */
export interface SearchScope {
  readonly payload: BasePayload
  readonly req: PayloadRequest
}

/** The port every search engine stands behind. */
export interface SearchIndex {
  /** Adds entries or replaces them. */
  put(entries: readonly SearchEntry[], scope: SearchScope): Promise<void>
  /** Takes entries out; those that are not there are no mistake. */
  remove(keys: readonly SearchKey[], scope: SearchScope): Promise<void>
  find(query: SearchQuery, scope: SearchScope): Promise<SearchResult>
}
