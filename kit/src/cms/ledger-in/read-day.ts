import { SHANGHAI_OFFSET, startOfDayInChina } from '../../shanghai.ts'
import { DAY } from '../ledger/cell.ts'
import type { ReadCell } from './read-table.ts'

/** Excel's numbers of 1 January 1990 and 2100; a number between them, where a day is expected, is one. */
const FIRST = 32_874
const LAST = 73_051
const EPOCH = Date.UTC(1899, 11, 30)

const DIGITS = '〇一二三四五六七八九'

/**
 * The moment of a day or time in China, as people in an office write it: a date of Excel or its number, 2025-03-02,
 * 2025/3/2, 2025.3.2, 20250302, 2025年3月2日, 二〇二五年三月二日, each with or without a time. Undefined for what is none.
 */
export function readDay(cell: ReadCell): Date | undefined {
  if (cell instanceof Date) return fromWall(cell.getTime())
  if (typeof cell === 'number' && cell >= FIRST && cell < LAST) return fromWall(EPOCH + Math.round(cell * DAY))
  const text = arabic(
    String(cell ?? '')
      .normalize('NFKC')
      .trim(),
  )
  const [, year, month, day, time = ''] =
    /^(\d{4})(?:[-/.]|年)\s*(\d{1,2})(?:[-/.]|月)\s*(\d{1,2})日?[\sT]*(\d{1,2}:\d{2}(?::\d{2})?)?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ??
    []
  if (!year || !month || !day) return undefined
  const start = startOfDayInChina(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number)
  if (!start || hours > 23 || minutes > 59 || seconds > 59) return undefined
  return new Date(start.getTime() + ((hours * 60 + minutes) * 60 + seconds) * 1000)
}

function fromWall(wall: number): Date {
  // To the second: a part of a day is never exact.
  return new Date(Math.round(wall / 1000) * 1000 - SHANGHAI_OFFSET)
}

/** 二〇二五年十一月二十日 → 2025年11月20日 */
function arabic(text: string): string {
  return text
    .replace(/[零○]/g, '〇')
    .replace(/([一二三四五六七八九])?十([一二三四五六七八九])?/g, (_, tens: string | undefined, ones: string | undefined) =>
      String((tens ? DIGITS.indexOf(tens) : 1) * 10 + (ones ? DIGITS.indexOf(ones) : 0)),
    )
    .replace(/[〇一二三四五六七八九]/g, (digit) => String(DIGITS.indexOf(digit)))
}
