import type { SQL } from '@payloadcms/db-postgres/drizzle'
import { sql } from '../run-sql.ts'
import type { ParsedQuery } from './parse-query.ts'
import type { SearchQuery, SearchReader } from './search-index.ts'
import { queryWordsOf } from './words.ts'
import { joined, phraseQuery, wordPhrases, wordQueries } from './tsvector.ts'

/** The ways in which a row can match, each as a query for one of its vectors; undefined where a way is not open. */
export interface Ways {
  /** Letter for letter, in pairs; for titles. */
  readonly letters: string
  /** All words, in pairs; for titles. */
  readonly titleWords: string | undefined
  readonly words: string | undefined
  /** Letter for letter, in pairs; for texts. */
  readonly textLetters: string | undefined
  /** Whether the words leave out none of the letters. Where they do, the letters tell more. */
  readonly covered: boolean
}

/** The ways of a query that is not empty. */
export function waysOf({ parts, phrases }: ParsedQuery, match: SearchQuery['match']): Ways {
  const by = match === 'all' ? '&' : '|'
  if (parts.length === 0) {
    const letters = joined(phrases.map(phraseQuery), by)!
    return { letters, titleWords: undefined, words: undefined, textLetters: letters, covered: false }
  }
  // One character stands in nearly every text and begins thousands of pairs: there words have to do.
  const long = parts.filter((part) => [...part].length > 1)
  const letters = joined(parts.map(phraseQuery), by)!
  const titleWords = joined(parts.flatMap(wordPhrases), by)
  return {
    letters,
    titleWords: titleWords === letters ? undefined : titleWords,
    words: joined(parts.flatMap(wordQueries), by),
    textLetters: long.length === parts.length || match === 'any' ? joined(long.map(phraseQuery), by) : undefined,
    covered: parts.every(
      (part) =>
        [...part].length === 1 ||
        queryWordsOf(part).reduce((sum, { word }) => sum + (word.length > 1 ? word.length : 0), 0) === part.length,
    ),
  }
}

export type VectorColumn = 'title_bi' | 'words' | 'body_bi' | 'pinyin'

export const matches = (column: VectorColumn, query: string | undefined): SQL =>
  query === undefined ? sql`false` : sql`${sql.raw(column)} @@ ${query}::tsquery`

/** Rows that match in one of the ways. */
export function matched({ letters, titleWords, words, textLetters }: Ways): SQL {
  // Whatever holds the letters holds their words too.
  return sql`(${sql.join([matches('title_bi', titleWords ?? letters), matches('words', words), matches('body_bi', textLetters)], sql` OR `)})`
}

/** What no way decides: the reader's rights, phrases, exclusions, dates. */
export function allowed({ marks, types }: SearchReader, { query, match, from, before }: Partial<SearchQuery> = {}): SQL {
  // The type as an expression, so that the planner does not walk the primary key, reading every row on the way.
  const conditions = [sql`audience && ${sql.param([...marks])}::text[] AND type || '' = ANY(${sql.param([...types])}::text[])`]
  // A query of phrases alone has them as its ways.
  if (query && query.parts.length > 0 && match === 'all') conditions.push(...query.phrases.map(holds))
  if (query && query.excluded.length > 0)
    conditions.push(sql`(type, doc) NOT IN (SELECT type, doc FROM yz.search WHERE ${sql.join(query.excluded.map(holds), sql` OR `)})`)
  if (from !== undefined) conditions.push(sql`date >= ${from}::timestamptz`)
  if (before !== undefined) conditions.push(sql`date < ${before}::timestamptz`)
  return sql.join(conditions, sql` AND `)
}

function holds(phrase: string): SQL {
  const letters = phraseQuery(phrase)
  return sql`(${matches('title_bi', letters)} OR ${matches('body_bi', letters)})`
}

/** The value of a facet in a row, as text. */
export function facetOf(name: string): SQL {
  if (name === 'type') return sql`type || ''`
  if (name === 'year') return sql`year::text`
  return sql`facets ->> ${name}`
}

/** Rows that have the wanted facets, but for one of them. */
export function narrowed(only: SearchQuery['only'], except?: string): SQL {
  const conditions = Object.entries(only).flatMap(([name, value]) => (name === except ? [] : [sql`${facetOf(name)} = ${value}`]))
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` AND `)
}
