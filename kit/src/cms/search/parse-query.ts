import { fold } from './fold.ts'

/** What a person typed, understood. All in the form of `fold`. */
export interface ParsedQuery {
  /** Between whitespace and punctuation: found by their words, best letter for letter. */
  readonly parts: readonly string[]
  /** In quotation marks: only letter for letter. */
  readonly phrases: readonly string[]
  /** After a hyphen: must not occur. */
  readonly excluded: readonly string[]
}

/** Each one costs; nobody types more. */
const MOST = 8
/** In quotes of any kind (an opening one alone divides, like other punctuation), or up to the next space; with a hyphen before it, excluded. */
const PIECES = /(?<minus>(?<=^|\s)-(?=\S))?(?:"(?<straight>[^"]*)"|“(?<curly>[^”]*)”|「(?<corner>[^」]*)」|(?<plain>[^\s"“「]+|["“「]))/gu

/** Understands `words, "a phrase" -excluded -"an excluded phrase"`, in whatever width and script it was typed. */
export function parseQuery(text: string): ParsedQuery {
  const parts: string[] = []
  const phrases: string[] = []
  const excluded: string[] = []
  for (const { groups } of fold(text).matchAll(PIECES)) {
    const quoted = groups?.straight ?? groups?.curly ?? groups?.corner
    if (groups?.minus) excluded.push(...(quoted === undefined ? partsOf(groups.plain ?? '') : phraseIn(quoted)))
    else if (quoted === undefined) parts.push(...partsOf(groups?.plain ?? ''))
    else phrases.push(...phraseIn(quoted))
  }
  return { parts: few(parts), phrases: few(phrases), excluded: few(excluded) }
}

/** Whether nothing was typed that could be looked for. */
export function isEmpty({ parts, phrases }: ParsedQuery): boolean {
  return parts.length + phrases.length === 0
}

/** Runs of letters and digits. */
function partsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
}

function phraseIn(quoted: string): string[] {
  const phrase = quoted.trim().replace(/\s+/g, ' ')
  return partsOf(phrase).length > 0 ? [phrase] : []
}

function few(texts: readonly string[]): string[] {
  return [...new Set(texts)].slice(0, MOST)
}
