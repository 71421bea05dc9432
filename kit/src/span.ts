/** A length of time as a declaration writes it: hours `h`, calendar days `d`, working days `wd`. */
export type Span = `${number}${'h' | 'd' | 'wd'}`

/** Splits a span into its number and unit; throws on anything else. */
export function parseSpan(span: string): { amount: number; unit: 'h' | 'd' | 'wd' } {
  const match = /^(\d+)(h|d|wd)$/.exec(span)
  if (!match) throw new Error(`"${span}" is no span of time; write a number and h, d or wd, such as "10wd"`)
  return { amount: Number(match[1]), unit: match[2] as 'h' | 'd' | 'wd' }
}
