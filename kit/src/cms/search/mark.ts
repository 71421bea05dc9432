import { foldWithOrigin } from './fold.ts'
import type { ParsedQuery } from './parse-query.ts'
import { queryWordsOf } from './words.ts'

const SNIPPET_LENGTH = 140
const LEAD = 30
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** What to mark in the answers to a query: its parts, phrases and words, longest first. */
export function termsOf({ parts, phrases }: ParsedQuery): string[] {
  const words = parts.flatMap((part) => queryWordsOf(part).flatMap(({ word, within }) => [word, ...within]))
  return [...new Set([...parts, ...phrases, ...words])].sort((a, b) => b.length - a.length)
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
  const start = hit === undefined ? 0 : wholeBefore(text, Math.max(0, (origin[hit] ?? 0) - LEAD))
  const end = wholeBefore(text, start + SNIPPET_LENGTH)
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
      found.push([wholeBefore(text, origin[at]!), wholeAfter(text, origin[at + term.length]!)])
  found.sort((a, b) => a[0] - b[0])
  const joined: [number, number][] = []
  for (const [start, end] of found) {
    const last = joined.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else joined.push([start, end])
  }
  return joined
}

/** The same place, or the nearest one before it that cuts nothing a reader sees as one character. */
function wholeBefore(text: string, place: number): number {
  return place >= text.length ? text.length : place - clusterAt(text, place).before
}

function wholeAfter(text: string, place: number): number {
  if (place >= text.length) return text.length
  const { before, length } = clusterAt(text, place)
  return before === 0 ? place : place - before + length
}

const clusters = new Intl.Segmenter('zh', { granularity: 'grapheme' })
/** No character that a reader sees as one is longer in practice. */
const LONGEST_CLUSTER = 32

/** How far before `place` the character around it begins, and how long it is. */
function clusterAt(text: string, place: number): { before: number; length: number } {
  const from = Math.max(0, place - LONGEST_CLUSTER)
  const { index, segment } = clusters.segment(text.slice(from, place + LONGEST_CLUSTER)).containing(place - from)!
  return { before: place - from - index, length: segment.length }
}
