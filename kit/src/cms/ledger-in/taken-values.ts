import type { PayloadRequest } from 'payload'
import type { SiteType } from '../../site.ts'
import { marksOf } from './name-books.ts'
import type { RowProblem } from './problem.ts'
import { isBlank, type Table } from './read-table.ts'
import { shown } from './read-value.ts'

/** Rows whose unique values stand twice in the file, or belong to a document there is already. */
export async function takenValues({ req, one, table }: { req: PayloadRequest; one: SiteType; table: Table }): Promise<RowProblem[]> {
  const problems: RowProblem[] = []
  for (const name of marksOf(one.surface.type)) {
    const [column, at] = [...table.columns].find(([column]) => column.kind === 'field' && column.field === name) ?? []
    if (!column || at === undefined) continue
    const rows = table.rows.flatMap(({ number, cells }) => {
      const cell = cells[at] ?? null
      return isBlank(cell) ? [] : [{ number, text: shown(cell).normalize('NFC').trim() }]
    })
    const first = new Map<string, number>()
    for (const { number, text } of rows) {
      const other = first.get(text)
      if (other === undefined) first.set(text, number)
      else problems.push({ row: number, column: column.label, key: 'ledger.twice', values: { text, other } })
    }
    const taken = await valuesThere(req, one, name, [...first.keys()])
    for (const { number, text } of rows)
      if (taken.has(text)) problems.push({ row: number, column: column.label, key: 'ledger.taken', values: { text } })
  }
  return problems
}

async function valuesThere(req: PayloadRequest, { slug }: SiteType, name: string, texts: readonly string[]): Promise<Set<unknown>> {
  if (texts.length === 0) return new Set()
  const { docs } = await req.payload.find({
    collection: slug as never,
    where: { [name]: { in: [...texts] } },
    select: { [name]: true } as never,
    depth: 0,
    pagination: false,
    // That a number is taken is told to whoever types it in, too.
    overrideAccess: true,
    req,
  })
  return new Set(docs.map((doc) => (doc as unknown as Record<string, unknown>)[name]))
}
