const day = 86_400_000
const shanghai = 8 * 3_600_000

/** The moment `hour` o'clock in Shanghai (a fraction counts as minutes), on the day `daysAgo` days before `now`. */
export function daysBefore(now: Date, daysAgo: number, hour: number): Date {
  const midnight = Math.floor((now.getTime() + shanghai) / day) * day - shanghai
  return new Date(midnight - daysAgo * day + Math.round(hour * 60) * 60_000)
}

/** The same time of day on the Friday before, where the moment falls on a weekend in Shanghai; offices rest then. */
export function onWorkday(at: Date): Date {
  const weekday = new Date(at.getTime() + shanghai).getUTCDay()
  return new Date(at.getTime() - (weekday === 6 ? 1 : weekday === 0 ? 2 : 0) * day)
}

/** The year in Shanghai. */
export function yearOf(at: Date): number {
  return new Date(at.getTime() + shanghai).getUTCFullYear()
}
