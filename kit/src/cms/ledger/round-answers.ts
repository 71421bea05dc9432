import type { PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import type { PlainColumn } from '../../ledger.ts'
import type { Row } from '../../protocol.ts'
import type { Part } from '../../round-parts.ts'
import type { SiteType } from '../../site.ts'
import { runSql, sql } from '../run-sql.ts'
import type { CellValue } from './cell.ts'

interface TurnRow extends Record<string, unknown> {
  readonly doc: Id
  readonly round: string
  readonly name: string | null
  readonly data: Readonly<Record<string, unknown>>
}

/**
 * Reads at once what was answered in the rounds of these columns. As on a document's page: those involved see all of it,
 * others of a round that is over the fields declared `open`. One answer, or one that all gave, stands by itself, else each
 * after the name of who gave it.
 */
export async function readRoundAnswers({
  req,
  one: { slug, surface },
  ids,
  columns,
  say,
}: {
  req: PayloadRequest
  one: SiteType
  ids: readonly Id[]
  columns: readonly PlainColumn[]
  say: (key: string) => string
}): Promise<(asked: { row: Row; round: string; field: string; involved: boolean }) => CellValue> {
  const rounds = [...new Set(columns.flatMap((column) => (column.kind === 'round' ? [column.round] : [])))]
  const rows =
    rounds.length === 0 || ids.length === 0
      ? []
      : await runSql<TurnRow>({
          payload: req.payload,
          req,
          query: sql`SELECT t.doc, t.round, COALESCE(u.name, o.title) AS name, t.data FROM (
              SELECT DISTINCT ON (doc, round, of_type, of_id) * FROM yz.turns
              WHERE type = ${slug} AND doc = ANY(${sql.param([...ids])}::integer[]) AND round = ANY(${sql.param(rounds)}::text[])
              ORDER BY doc, round, of_type, of_id, turns.id DESC) t
            LEFT JOIN users u ON t.of_type = ${'users' satisfies Part['ofType']} AND u.id = t.of_id
            LEFT JOIN organisations o ON t.of_type = ${'organisations' satisfies Part['ofType']} AND o.id = t.of_id
            WHERE t.answer IS NOT NULL AND t.ended IS DISTINCT FROM 'void' AND t.ended IS DISTINCT FROM 'recalled' ORDER BY t.id`,
        })
  const byDoc = Map.groupBy(rows, ({ doc }) => doc)
  return ({ row, round, field: name, involved }) => {
    const spec = surface.flow!.rounds![round]!
    if (!involved && (spec.in === row.state || !spec.open?.includes(name))) return null
    const field = spec.fields![name]!
    const given = (byDoc.get(row.id) ?? []).flatMap((turn) => {
      const value = turn.data[name]
      if (turn.round !== round || (typeof value !== 'string' && typeof value !== 'number')) return []
      return [{ name: turn.name ?? '', text: field.kind === 'select' ? say(field.values?.[value] ?? String(value)) : String(value) }]
    })
    if (given.length === 0) return null
    if (given.every(({ text }) => text === given[0]!.text)) return given[0]!.text
    return given.map((one) => `${one.name}：${one.text}`).join('；')
  }
}
