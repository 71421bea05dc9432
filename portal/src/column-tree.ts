import { relationIds, type ColumnNode, type Id, type Row } from '@yizheng/kit'

/** Columns directly below `parent` (null: at the top), in the order of menus. */
export function columnsUnder(columns: readonly ColumnNode[], parent: Id | null): readonly ColumnNode[] {
  return columns.filter((column) => column.parent === parent).toSorted((a, b) => a.order - b.order || a.id - b.id)
}

/** A column and all below it. Ends even where the data closes a circle. */
export function withDescendants(columns: readonly ColumnNode[], root: ColumnNode): readonly ColumnNode[] {
  const found = new Set([root])
  for (const column of found) for (const child of columns) if (child.parent === column.id) found.add(child)
  return [...found]
}

/** The columns above `column`, from the top down, without itself. */
export function ancestorsOf(columns: readonly ColumnNode[], column: ColumnNode): readonly ColumnNode[] {
  const above: ColumnNode[] = []
  for (let parent = column.parent; parent !== null;) {
    const found = columns.find(({ id }) => id === parent)
    if (!found || above.includes(found)) break
    above.unshift(found)
    parent = found.parent
  }
  return above
}

/** The way from the top down to the column that a document is filed under; undefined where it is under none. */
export function columnTrail(columns: readonly ColumnNode[], doc: Row): readonly { label: string; href: string }[] | undefined {
  const [id] = relationIds(doc.column)
  const column = columns.find((one) => one.id === id)
  return column && [...ancestorsOf(columns, column), column].map(({ title, slug }) => ({ label: title, href: `/columns/${slug}` }))
}
