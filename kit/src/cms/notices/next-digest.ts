import { SHANGHAI_OFFSET } from '../../shanghai.ts'

const DAY = 86_400_000

/** The next moment at which it is `hour` o'clock in Asia/Shanghai. */
export function nextDigest(now: Date, hour: number): string {
  const today = Math.floor((now.getTime() + SHANGHAI_OFFSET) / DAY) * DAY + hour * 3_600_000 - SHANGHAI_OFFSET
  return new Date(today > now.getTime() ? today : today + DAY).toISOString()
}
