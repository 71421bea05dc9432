import { SHANGHAI_OFFSET } from '../../shanghai.ts'

/**
 * What stands in a cell. A Date is a day, or a moment, as the clock on the wall in China shows it: its UTC fields are what
 * is read, since a spreadsheet knows no time zones.
 */
export type CellValue = string | number | Date | null

/** A moment (ISO 8601) as the clock in China shows it. */
export function onTheWall(moment: string | Date): Date {
  return new Date(new Date(moment).getTime() + SHANGHAI_OFFSET)
}

/** The day in China of a moment. */
export function dayOnTheWall(moment: string | Date): Date {
  const wall = onTheWall(moment)
  return new Date(wall.getTime() - (wall.getTime() % DAY))
}

/** Milliseconds of a day. */
export const DAY = 86_400_000
