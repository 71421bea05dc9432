/**
 * Months as figures count them: by the clock of Shanghai, always eight hours ahead of UTC (China has kept no summer time
 * since 1991), so that the database and this file agree on every border.
 */
const OFFSET_MS = 8 * 3_600_000

/** The offset as PostgreSQL takes it: `timestamptz AT TIME ZONE INTERVAL '8 hours'`. */
export const ZONE_INTERVAL = '8 hours'

/** `2026-11` for a moment. */
export function monthOf(at: Date): string {
  return new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 7)
}

export function isMonth(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text)
}

/** The months in which the year begins and ends that a figure is `within`, the end not included. */
export function yearWithin(within: 'year' | 'last-year', now: Date): readonly [from: string, until: string] {
  const year = Number(monthOf(now).slice(0, 4)) - (within === 'year' ? 0 : 1)
  return [`${year}-01`, `${year + 1}-01`]
}

/** First moment of a month, as ISO 8601 in UTC. */
export function monthStart(month: string): string {
  return new Date(`${month}-01T00:00:00+08:00`).toISOString()
}

/** The month `count` months later (earlier, where negative). */
export function addMonths(month: string, count: number): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7)
}

/** All months from `first` to `last`, both included. */
export function monthsBetween(first: string, last: string): string[] {
  const months: string[] = []
  for (let month = first; month <= last; month = addMonths(month, 1)) months.push(month)
  return months
}
