import { fold, partsOf, queryWordsOf } from './tokens.ts'

const SNIPPET_LENGTH = 140
const LEAD = 30
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** What to mark in the answers to a query: its parts and their words, longest first. */
export function termsOf(query: string): string[] {
  const parts = partsOf(query)
  const words = parts.flatMap((part) => queryWordsOf(part).flatMap(({ word, within }) => [word, ...within]))
  return [...new Set([...parts, ...words])].sort((a, b) => b.length - a.length)
}

/** The text as HTML in which only `<mark>` stands, around every occurrence of a term. */
export function markText(text: string, terms: readonly string[]): string {
  let html = ''
  let done = 0
  for (const [start, end] of rangesOf(text, terms)) {
    html += `${escapeHtml(text.slice(done, start))}<mark>${escapeHtml(text.slice(start, end))}</mark>`
    done = end
  }
  return html + escapeHtml(text.slice(done))
}

/** The passage around the first occurrence of the longest term that occurs, marked; the beginning, where none does. */
export function snippetOf(text: string, terms: readonly string[]): string {
  const { folded, origin } = foldWithOrigin(text)
  const hit = terms.map((term) => folded.indexOf(term)).find((place) => place >= 0)
  const start = hit === undefined ? 0 : between(text, Math.max(0, (origin[hit] ?? 0) - LEAD))
  const end = between(text, Math.min(text.length, start + SNIPPET_LENGTH))
  return `${start > 0 ? '…' : ''}${markText(text.slice(start, end), terms)}${end < text.length ? '…' : ''}`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (one) => ESCAPES[one]!)
}

/** Places of the terms in the text, in order, those that touch or overlap joined. */
function rangesOf(text: string, terms: readonly string[]): [start: number, end: number][] {
  const { folded, origin } = foldWithOrigin(text)
  const found: [number, number][] = []
  for (const term of terms)
    for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + term.length))
      found.push([origin[at]!, origin[at + term.length]!])
  found.sort((a, b) => a[0] - b[0])
  const joined: [number, number][] = []
  for (const [start, end] of found) {
    const last = joined.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else joined.push([start, end])
  }
  return joined
}

/** The folded text and, for each of its places, the place in the original it came from. */
function foldWithOrigin(text: string): { folded: string; origin: number[] } {
  let folded = ''
  const origin: number[] = []
  let place = 0
  for (const character of text) {
    const form = /^[\u4e00-\u9fffa-z0-9]$/.test(character) ? character : fold(character)
    for (let unit = 0; unit < form.length; unit += 1) origin.push(place)
    folded += form
    place += character.length
  }
  origin.push(place)
  return { folded, origin }
}

/** The same place, or one before it where it would cut a character in two. */
function between(text: string, place: number): number {
  const code = text.charCodeAt(place)
  return code >= 0xdc00 && code <= 0xdfff ? place - 1 : place
}
