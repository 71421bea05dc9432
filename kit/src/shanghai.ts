/** China has one time zone and no summer time. In milliseconds. */
export const SHANGHAI_OFFSET = 8 * 3_600_000
const DAY = 86_400_000

/** The year of a moment in Asia/Shanghai. */
export function shanghaiYear(moment: Date): number {
  return new Date(moment.getTime() + SHANGHAI_OFFSET).getUTCFullYear()
}

/** The day in China of a moment, `2026-11-24`. */
export function dayInChina(moment: Date): string {
  return new Date(moment.getTime() + SHANGHAI_OFFSET).toISOString().slice(0, 10)
}

/** When a day begins in China, or the day so many days after it; undefined for what is no day of the calendar. */
export function startOfDayInChina(day: string, later = 0): Date | undefined {
  const start = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00+08:00`) : NaN
  if (Number.isNaN(start) || dayInChina(new Date(start)) !== day) return undefined
  return new Date(start + later * DAY)
}
