import { shanghaiYear } from './shanghai.ts'

/** How a field numbers its documents: `{year}` (in Asia/Shanghai) and `{n}`; `{nnn}` has at least three digits. */
export type Numbering = string

const PLACE = /\{(year|n+)\}/g

/** The number as it is written, `提〔2026〕007号` for `提〔{year}〕{nnn}号`. */
export function numberText(numbering: Numbering, { n, now }: { n: number; now: Date }): string {
  return numbering.replace(PLACE, (_, place: string) =>
    place === 'year' ? String(shanghaiYear(now)) : String(n).padStart(place.length, '0'),
  )
}

/** Whether a numbering has exactly one place for the number, and no other braces. */
export function isNumbering(text: string): boolean {
  return (text.match(/\{n+\}/g) ?? []).length === 1 && !/[{}]/.test(text.replace(PLACE, ''))
}

/** What `numberText` wrote such a number from; undefined for a text that it never writes. */
export function numberIn(numbering: Numbering, text: string): { readonly n: number; readonly year: number | undefined } | undefined {
  const pattern = numbering.split(PLACE).map((part, index) =>
    // Every other part is the name of a place.
    index % 2 === 0 ? part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') : part === 'year' ? '(?<year>\\d{4})' : `(?<n>\\d{${part.length},})`,
  )
  const found = new RegExp(`^${pattern.join('')}$`).exec(text)?.groups
  return found && { n: Number(found.n), year: found.year === undefined ? undefined : Number(found.year) }
}
