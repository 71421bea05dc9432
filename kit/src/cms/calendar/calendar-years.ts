import type { CollectionBeforeChangeHook, CollectionConfig, PayloadRequest } from 'payload'
import type { Site } from '../../site.ts'
import { actorOf } from '../actor.ts'
import { bilingual } from '../compile/bilingual.ts'
import { appendEvent } from '../events/append-event.ts'
import { RequestError } from '../request-error.ts'
import { runSql, sql } from '../run-sql.ts'
import { checkYear, type YearEntry } from './check-year.ts'
import { dayOf, startOf, type DayNumber } from './working-calendar.ts'

const isAdmin = ({ req }: { req: PayloadRequest }) => actorOf(req.user)?.roles.includes('admin') === true
const day = { date: { pickerAppearance: 'dayOnly', displayFormat: 'yyyy-MM-dd' } } as const

/**
 * The working-day table (工作日历), kept by the administrator: one entry a year, written as the State Council announces
 * it. Every change counts the version of the calendar up; the worker then counts open deadlines anew.
 */
export function calendarYears(site: Site): CollectionConfig {
  const label = (key: string) => bilingual(site, `calendar.${key}`)
  return {
    slug: 'calendar-years',
    labels: { singular: label('year'), plural: label('title') },
    admin: {
      group: label('group'),
      useAsTitle: 'year',
      defaultColumns: ['year', 'provisional', 'source', 'updatedAt'],
      description: label('help'),
      hideAPIURL: true,
      hidden: ({ user }) => !actorOf(user)?.roles.includes('admin'),
      components: { beforeListTable: ['@yizheng/kit/cms/admin/calendar-gaps.tsx#CalendarGaps'] },
    },
    access: { read: isAdmin, create: isAdmin, update: isAdmin, delete: isAdmin },
    defaultSort: '-year',
    lockDocuments: false,
    disableDuplicate: true,
    fields: [
      { name: 'year', type: 'number', required: true, unique: true, label: label('year') },
      {
        name: 'provisional',
        type: 'checkbox',
        defaultValue: false,
        label: label('provisional'),
        admin: { description: label('provisionalHelp') },
      },
      { name: 'source', type: 'text', label: label('source') },
      {
        name: 'holidays',
        type: 'array',
        label: label('holidays'),
        labels: { singular: label('holiday'), plural: label('holidays') },
        admin: { description: label('holidaysHelp') },
        fields: [
          {
            type: 'row',
            fields: [
              { name: 'name', type: 'text', required: true, label: label('name') },
              { name: 'firstDay', type: 'date', required: true, label: label('firstDay'), admin: day },
              { name: 'lastDay', type: 'date', label: label('lastDay'), admin: day },
            ],
          },
        ],
      },
      {
        name: 'workdays',
        type: 'array',
        label: label('workdays'),
        labels: { singular: label('workday'), plural: label('workdays') },
        admin: { description: label('workdaysHelp') },
        fields: [{ name: 'day', type: 'date', required: true, label: label('day'), admin: day }],
      },
    ],
    hooks: {
      beforeChange: [checked],
      afterChange: [
        async ({ doc, previousDoc, operation, req }) => {
          await changed(
            req,
            operation,
            (doc as { year: number }).year,
            operation === 'update' ? (previousDoc as object) : null,
            doc as object,
          )
          return doc as unknown
        },
      ],
      afterDelete: [({ doc, req }) => changed(req, 'delete', (doc as { year: number }).year, doc as object, null)],
    },
  }

  async function changed(req: PayloadRequest, action: string, year: number, before: object | null, after: object | null): Promise<void> {
    const { payload } = req
    await runSql({ payload, req, query: sql`UPDATE yz.calendar SET version = version + 1` })
    const detail = JSON.stringify({ year, before: before && plain(before), after: after && plain(after) })
    await runSql({
      payload,
      req,
      query: sql`INSERT INTO yz.audit (actor, action, type, doc, detail)
        VALUES (${actorOf(req.user)?.id ?? null}, ${`calendar:${action}`}, 'calendar-years', ${year}, ${detail}::jsonb)`,
    })
    await appendEvent({ payload, req, event: { kind: 'updated', type: 'site', doc: 0, actor: actorOf(req.user)?.id } })
  }
}

interface StoredYear {
  readonly year?: number | null
  readonly holidays?:
    readonly { readonly name?: string | null; readonly firstDay?: string | null; readonly lastDay?: string | null }[] | null
  readonly workdays?: readonly { readonly day?: string | null }[] | null
}

const dayIn = (moment: string | null | undefined): DayNumber | undefined => (moment ? dayOf(new Date(moment)) : undefined)

/** The year as the check takes it. */
function entryOf({ year, holidays, workdays }: StoredYear): YearEntry {
  return {
    year: year ?? NaN,
    holidays: (holidays ?? []).map((one) => ({ first: dayIn(one.firstDay)!, last: dayIn(one.lastDay) ?? dayIn(one.firstDay)! })),
    workdays: (workdays ?? []).map((one) => dayIn(one.day)!),
  }
}

/** What an audit entry keeps of a year. */
function plain(stored: object): object {
  const { holidays, workdays, provisional } = stored as StoredYear & { provisional?: boolean }
  return {
    provisional,
    holidays: holidays?.map(({ name, firstDay, lastDay }) => [name, firstDay, lastDay]),
    workdays: workdays?.map((one) => one.day),
  }
}

/** Refuses a year that contradicts itself, at the field; keeps every date at noon in China, so that no clock moves it. */
const checked: CollectionBeforeChangeHook = ({ data, originalDoc }) => {
  const next = { ...(originalDoc as StoredYear | undefined), ...(data as StoredYear) }
  const problems = checkYear(entryOf(next))
  if (Object.keys(problems).length > 0) throw new RequestError(422, 'error.invalid', { fields: problems })
  const noon = (moment: string | null | undefined) =>
    moment ? new Date(startOf(dayOf(new Date(moment))).getTime() + 12 * 3_600_000).toISOString() : moment
  return {
    ...data,
    holidays: next.holidays?.map((one) => ({ ...one, firstDay: noon(one.firstDay), lastDay: noon(one.lastDay) })),
    workdays: next.workdays?.map((one) => ({ ...one, day: noon(one.day) })),
  }
}
