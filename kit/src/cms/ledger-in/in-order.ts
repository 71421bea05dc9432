import type { ContentType } from '../../content-type.ts'
import { isRelationKind, type Fields, type Id } from '../../field.ts'
import { relationIds } from '../../who.ts'
import { placeholder } from './name-books.ts'
import type { PlannedDocument } from './plan-row.ts'
import type { RowProblem } from './problem.ts'

/** Documents so that whatever one points to in the same file stands before it; those that point to one another in a circle are refused. */
export function inOrder(
  { fields }: ContentType,
  documents: readonly PlannedDocument[],
): {
  readonly documents: readonly PlannedDocument[]
  readonly problems: readonly RowProblem[]
} {
  const ids = new Set(documents.map(({ row }) => placeholder(row)))
  const done = new Set<number>()
  const ordered: PlannedDocument[] = []
  let waiting = documents
  for (let grew = true; grew && waiting.length > 0;) {
    const ready = waiting.filter((one) => pointsTo(fields, one).every((id) => done.has(id) || !ids.has(id)))
    ready.forEach((one) => done.add(placeholder(one.row)))
    ordered.push(...ready)
    waiting = waiting.filter((one) => !done.has(placeholder(one.row)))
    grew = ready.length > 0
  }
  return { documents: ordered, problems: waiting.map(({ row }) => ({ row, key: 'ledger.circle' })) }
}

/** Whatever the relations of a document name. */
function pointsTo(fields: Fields, { data }: PlannedDocument): Id[] {
  return Object.keys(data)
    .filter((name) => isRelationKind(fields[name]!.kind))
    .flatMap((name) => relationIds(data[name]))
}
