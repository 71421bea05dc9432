import type { PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import { CREATION, type PlainColumn } from '../../ledger.ts'
import type { Row } from '../../protocol.ts'
import { isParty } from '../../row-filter.ts'
import type { SiteType } from '../../site.ts'
import { actorOf } from '../actor.ts'
import { runSql, sql } from '../run-sql.ts'
import { DAY, dayOnTheWall, type CellValue } from './cell.ts'
import { readRoundAnswers } from './round-answers.ts'

/** What a ledger says of documents beside their fields: a cell for a row and a column. */
export type Facts = (row: Row, column: PlainColumn) => CellValue

interface Taken {
  readonly at: Date
  readonly transition: string
}
interface Stay {
  readonly at: Date
  readonly due: Date
}

/**
 * Reads at once what the history of these rows says in the columns, as far as this person is told of it: when steps were
 * taken is for the parties, and for every reader where the page shows it; the answers in rounds as on the page.
 */
export async function readFacts({
  req,
  one,
  rows,
  columns,
  say,
}: {
  req: PayloadRequest
  one: SiteType
  /** With their author and all that names people and organisations. */
  rows: readonly Row[]
  columns: readonly PlainColumn[]
  say: (key: string) => string
}): Promise<Facts> {
  const { surface } = one
  const actor = actorOf(req.user)
  const ids = rows.map(({ id }) => id)
  const names = columns.flatMap((column) =>
    column.kind === 'date' ? [column.step] : column.kind === 'days' ? [column.from, column.to] : [],
  )
  const taken = await readSteps({ req, one, ids, names })
  const stays = await readStays({ req, one, ids, states: columns.flatMap((column) => (column.kind === 'onTime' ? [column.state] : [])) })
  const answers = await readRoundAnswers({ req, one, ids, columns, say })
  const timeline = surface.pages?.detail?.timeline === true
  return (row, column) => {
    const involved = isParty({ surface, actor, doc: row })
    if (column.kind === 'round') return answers({ row, round: column.round, field: column.field, involved })
    if (!timeline && !involved) return null
    const steps = [{ at: new Date(row.createdAt), transition: CREATION }, ...(taken.get(row.id) ?? [])]
    switch (column.kind) {
      case 'date': {
        const last = steps.findLast(({ transition }) => transition === column.step)
        return last ? dayOnTheWall(last.at) : null
      }
      case 'days':
        return daysBetween(steps, column.from, column.to)
      case 'onTime':
        return onTime(row, column.state, stays.get(row.id)?.get(column.state), say)
      case 'field':
        return null
    }
  }
}

function daysBetween(steps: readonly Taken[], from: string, to: string): number | null {
  const end = steps.findLastIndex(({ transition }) => transition === to)
  const start = steps.slice(0, Math.max(end, 0)).findLast(({ transition }) => transition === from)
  return end < 0 || !start ? null : (dayOnTheWall(steps[end]!.at).getTime() - dayOnTheWall(start.at).getTime()) / DAY
}

function onTime(row: Row, state: string, stay: Stay | undefined, say: (key: string) => string): CellValue {
  if (row.state === state && row.dueAt && Date.parse(row.dueAt) < Date.now()) return say('page.no')
  return stay ? say(stay.at <= stay.due ? 'page.yes' : 'page.no') : null
}

interface Reading {
  readonly req: PayloadRequest
  readonly one: SiteType
  readonly ids: readonly Id[]
}

/** The steps of these names that were taken and not taken back, the oldest first. */
async function readSteps({ req, one, ids, names }: Reading & { names: readonly string[] }): Promise<ReadonlyMap<Id, readonly Taken[]>> {
  if (names.length === 0 || ids.length === 0) return new Map()
  const rows = await runSql<{ doc: Id; transition: string; at: Date | string }>({
    payload: req.payload,
    req,
    query: sql`SELECT doc, transition, at FROM yz.steps
      WHERE type = ${one.slug} AND doc = ANY(${sql.param([...ids])}::integer[]) AND transition = ANY(${sql.param([...names])}::text[]) ORDER BY at, id`,
  })
  return Map.groupBy(
    rows.map(({ doc, transition, at }) => ({ doc, transition, at: new Date(at) })),
    ({ doc }) => doc,
  )
}

/** The last stay of each document in each of these states that had a deadline. */
async function readStays({
  req,
  one,
  ids,
  states,
}: Reading & { states: readonly string[] }): Promise<ReadonlyMap<Id, ReadonlyMap<string, Stay>>> {
  if (states.length === 0 || ids.length === 0) return new Map()
  const rows = await runSql<{ doc: Id; state: string; at: Date | string; due: Date | string }>({
    payload: req.payload,
    req,
    query: sql`SELECT DISTINCT ON (doc, from_state) doc, from_state AS state, at, due_at AS due FROM yz.steps
      WHERE type = ${one.slug} AND doc = ANY(${sql.param([...ids])}::integer[]) AND from_state = ANY(${sql.param([...states])}::text[]) AND due_at IS NOT NULL
      ORDER BY doc, from_state, at DESC, id DESC`,
  })
  const grouped = Map.groupBy(rows, ({ doc }) => doc)
  return new Map(
    [...grouped].map(([doc, of]) => [doc, new Map(of.map(({ state, at, due }) => [state, { at: new Date(at), due: new Date(due) }]))]),
  )
}
