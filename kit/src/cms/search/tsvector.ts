import { gramsOf, phraseOf } from './grams.ts'
import { queryWordsOf, wordsOf } from './words.ts'

/** PostgreSQL counts positions up to here and keeps this many of one lexeme. */
const LAST_POSITION = 16_383
const MOST_POSITIONS = 255

type Token = readonly [text: string, weight: 'A' | 'D']

/** The text of a tsvector, made here so that no dictionary has to be installed in the database. */
function tsvector(tokens: readonly Token[]): string {
  const places = new Map<string, string[]>()
  for (const [index, [text, weight]] of tokens.slice(0, LAST_POSITION).entries()) {
    const known = places.get(text)
    const place = `${index + 1}${weight === 'A' ? 'A' : ''}`
    if (!known) places.set(text, [place])
    else if (known.length < MOST_POSITIONS) known.push(place)
  }
  return [...places].map(([text, positions]) => `${quote(text)}:${positions.join(',')}`).join(' ')
}

/** Words of title and body; those of the title weigh more. */
export function wordVector({ title, body }: { title: string; body: string }): string {
  return tsvector([...wordsOf(title).map((word): Token => [word, 'A']), ...wordsOf(body).map((word): Token => [word, 'D'])])
}

export function gramVector(text: string): string {
  return tsvector(gramsOf(text).map((gram): Token => [gram, 'D']))
}

/** A tsvector of lexemes that are only looked up, without places. */
export function plainVector(lexemes: Iterable<string>): string {
  return [...new Set(lexemes)].map(quote).join(' ')
}

/** Letter for letter, as a phrase of pairs. */
export function phraseQuery(part: string): string {
  return phraseOf(part)
    .map(({ token, open }) => `${quote(token)}${open ? ':*' : ''}`)
    .join(' <-> ')
}

/** The words of a part one by one: each as itself or as all the shorter words in it. */
export function wordQueries(part: string): string[] {
  return queryWordsOf(part).map(({ word, within }) =>
    within.length > 0 ? `${quote(word)} | (${within.map(quote).join(' & ')})` : quote(word),
  )
}

/** The words of a part one by one, to be looked for in pairs. */
export function wordPhrases(part: string): string[] {
  return queryWordsOf(part).map(({ word }) => phraseQuery(word))
}

export function prefixQuery(prefix: string): string {
  return `${quote(prefix)}:*`
}

/** Joined by `&` or `|`; undefined where there is nothing to join. */
export function joined(queries: readonly string[], by: '&' | '|'): string | undefined {
  return queries.length === 0 ? undefined : queries.map((one) => `(${one})`).join(` ${by} `)
}

function quote(lexeme: string): string {
  return `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
}
