/** China has one time zone and no summer time. In milliseconds. */
export const SHANGHAI_OFFSET = 8 * 3_600_000

/** The year of a moment in Asia/Shanghai. */
export function shanghaiYear(moment: Date): number {
  return new Date(moment.getTime() + SHANGHAI_OFFSET).getUTCFullYear()
}
