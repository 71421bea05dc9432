import type { BasePayload, PayloadRequest } from 'payload'
import { runSql, sql } from '../run-sql.ts'
import { workingCalendar, type CalendarYear, type DayNumber, type WorkingCalendar } from './working-calendar.ts'

const kept = new WeakMap<BasePayload, WorkingCalendar>()

/** The working-day table as it is now, inside the request's transaction where there is one. Read anew only after a change. */
export async function readCalendar({
  payload,
  req,
}: {
  payload: BasePayload
  req?: Pick<PayloadRequest, 'transactionID'> | undefined
}): Promise<WorkingCalendar> {
  const [row] = await runSql<{ version: string }>({ payload, req, query: sql`SELECT version::text AS version FROM yz.calendar` })
  const version = Number(row?.version ?? 0)
  const known = kept.get(payload)
  if (known?.version === version) return known
  const calendar = workingCalendar(await readYears({ payload, req }), version)
  // A transaction that is rolled back takes its version with it, and another one may come by that number.
  if (req?.transactionID === undefined || req.transactionID === null) kept.set(payload, calendar)
  return calendar
}

async function readYears({
  payload,
  req,
}: {
  payload: BasePayload
  req?: Pick<PayloadRequest, 'transactionID'> | undefined
}): Promise<CalendarYear[]> {
  const rows = await runSql<{ year: number; provisional: boolean; holidays: DayNumber[]; workdays: DayNumber[] }>({
    payload,
    req,
    query: sql`SELECT y.year::int AS year, COALESCE(y.provisional, false) AS provisional,
        ARRAY(SELECT generate_series(${dayNumber('h.first_day')}, ${dayNumber('COALESCE(h.last_day, h.first_day)')})
              FROM calendar_years_holidays h WHERE h._parent_id = y.id) AS holidays,
        ARRAY(SELECT ${dayNumber('w.day')} FROM calendar_years_workdays w WHERE w._parent_id = y.id) AS workdays
      FROM calendar_years y ORDER BY y.year`,
  })
  return rows
}

function dayNumber(column: string) {
  return sql.raw(`(${column} AT TIME ZONE 'Asia/Shanghai')::date - DATE '1970-01-01'`)
}
