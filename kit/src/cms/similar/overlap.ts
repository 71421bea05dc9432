import { tokensOf, type Token } from './tokens.ts'

/** Fewer tokens in common are chance: words and turns of phrase. */
const SHORTEST = 6
/** A run of tokens that occurs more often is looked at no further; only texts that repeat themselves have such. */
const MOST_PLACES = 16
/** Comparisons of tokens after which a pair of texts that repeat themselves has been looked at enough. */
const MOST_STEPS = 1_000_000

/** Several texts of a document, ready to be compared with others. */
export interface Compared {
  readonly texts: readonly string[]
  readonly tokens: readonly (Token & { readonly text: number })[]
  /** Characters of all tokens. */
  readonly length: number
}

/** A passage in one of the texts, in UTF-16 units. */
export interface Passage {
  readonly text: number
  readonly start: number
  readonly end: number
}

/** What two documents have in common, as reading and marking need it. */
export interface Overlap {
  /** Characters in common, punctuation left out. */
  readonly common: number
  /** The longest first. */
  readonly passages: readonly { readonly mine: Passage; readonly other: Passage }[]
}

/** Takes texts apart once, for any number of comparisons. */
export function comparedOf(texts: readonly string[]): Compared {
  const tokens = texts.flatMap((text, index) => tokensOf(text).map((token) => ({ ...token, text: index })))
  return { texts, tokens, length: tokens.reduce((sum, { form }) => sum + form.length, 0) }
}

/**
 * Returns a function that compares with `mine`: passages both have, each part of either text counted once, the longest
 * possible first (greedy string tiling, as JPlag does).
 */
export function overlapWith(mine: Compared): (other: Compared) => Overlap {
  const places = new Map<string, number[]>()
  for (let at = 0; at + SHORTEST <= mine.tokens.length; at += 1) {
    const run = runAt(mine, at)
    if (run === undefined) continue
    const known = places.get(run)
    if (!known) places.set(run, [at])
    else if (known.length < MOST_PLACES) known.push(at)
  }
  return (other) => overlapOf(mine, other, places)
}

interface Tile {
  readonly mine: number
  readonly other: number
  readonly length: number
}

function overlapOf(mine: Compared, other: Compared, places: ReadonlyMap<string, readonly number[]>): Overlap {
  const takenMine = new Uint8Array(mine.tokens.length)
  const takenOther = new Uint8Array(other.tokens.length)
  const passages: { mine: Passage; other: Passage }[] = []
  let common = 0
  for (const match of matchesOf(mine, other, places))
    for (const tile of freePartsOf(match, takenMine, takenOther)) {
      takenMine.fill(1, tile.mine, tile.mine + tile.length)
      takenOther.fill(1, tile.other, tile.other + tile.length)
      for (let at = 0; at < tile.length; at += 1) common += mine.tokens[tile.mine + at]!.form.length
      passages.push({ mine: passageAt(mine, tile.mine, tile.length), other: passageAt(other, tile.other, tile.length) })
    }
  return { common, passages }
}

/** Every run both have that can be drawn out no further, the longest first. */
function matchesOf(mine: Compared, other: Compared, places: ReadonlyMap<string, readonly number[]>): Tile[] {
  const matches: Tile[] = []
  let steps = 0
  for (let at = 0; at + SHORTEST <= other.tokens.length && steps < MOST_STEPS; at += 1) {
    const run = runAt(other, at)
    for (const place of (run === undefined ? undefined : places.get(run)) ?? []) {
      if (isSame(mine, place - 1, other, at - 1) && stays(mine, place - 1) && stays(other, at - 1)) continue
      let length = SHORTEST
      while (
        isSame(mine, place + length, other, at + length) &&
        stays(mine, place + length - 1) &&
        stays(other, at + length - 1) &&
        steps < MOST_STEPS
      ) {
        length += 1
        steps += 1
      }
      matches.push({ mine: place, other: at, length })
    }
  }
  return matches.sort((a, b) => b.length - a.length || a.other - b.other || a.mine - b.mine)
}

/** The parts of a match of which nothing is taken on either side. */
function freePartsOf({ mine, other, length }: Tile, takenMine: Uint8Array, takenOther: Uint8Array): Tile[] {
  const parts: Tile[] = []
  let from = 0
  for (let at = 0; at <= length; at += 1) {
    if (at < length && !takenMine[mine + at] && !takenOther[other + at]) continue
    if (at - from >= SHORTEST) parts.push({ mine: mine + from, other: other + from, length: at - from })
    from = at + 1
  }
  return parts
}

/** The run that begins at this token; undefined where the text ends before it does. */
function runAt({ tokens }: Compared, at: number): string | undefined {
  const last = tokens[at + SHORTEST - 1]
  if (last?.text !== tokens[at]!.text) return undefined
  let run = ''
  for (let next = at; next < at + SHORTEST; next += 1) run += `${tokens[next]!.form}\n`
  return run
}

function isSame(mine: Compared, a: number, other: Compared, b: number): boolean {
  const one = mine.tokens[a]
  return one !== undefined && one.form === other.tokens[b]?.form
}

/** Whether the next token is of the same text. */
function stays({ tokens }: Compared, at: number): boolean {
  return tokens[at]?.text === tokens[at + 1]?.text
}

function passageAt({ tokens }: Compared, at: number, length: number): Passage {
  return { text: tokens[at]!.text, start: tokens[at]!.start, end: tokens[at + length - 1]!.end }
}
