import { gramsOf, partsOf, phraseOf, queryWordsOf, wordsOf } from './tokens.ts'

/** PostgreSQL counts positions up to here and keeps this many of one lexeme. */
const LAST_POSITION = 16_383
const MOST_POSITIONS = 255
/** More parts than this nobody types; each one costs. */
const MOST_PARTS = 8

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

/** Every part as a phrase; undefined where nothing was typed that could be looked for. */
export function gramQuery(text: string): string | undefined {
  return allOf(
    partsOf(text).map((part) =>
      phraseOf(part)
        .map(({ token, open }) => `${quote(token)}${open ? ':*' : ''}`)
        .join(' <-> '),
    ),
  )
}

/**
 * The same for long texts; undefined also where a part is one character, which stands in nearly every text and begins
 * thousands of pairs: there words alone have to do.
 */
export function textGramQuery(text: string): string | undefined {
  return partsOf(text).some((part) => [...part].length === 1) ? undefined : gramQuery(text)
}

/** Every word, or all the shorter words in it. */
export function wordQuery(text: string): string | undefined {
  return allOf(
    partsOf(text)
      .flatMap(queryWordsOf)
      .map(({ word, within }) => (within.length > 0 ? `${quote(word)} | (${within.map(quote).join(' & ')})` : quote(word))),
  )
}

function allOf(terms: readonly string[]): string | undefined {
  return terms.length === 0
    ? undefined
    : terms
        .slice(0, MOST_PARTS)
        .map((term) => `(${term})`)
        .join(' & ')
}

function quote(lexeme: string): string {
  return `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
}
