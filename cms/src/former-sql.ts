/** A column in which states of a type stand. */
export interface StateColumn {
  readonly table: string
  readonly column: string
  /** The column's type in the database. */
  readonly type: string
}

/** Where the documents of a state go that there is no more. */
export interface FormerMove {
  /** The collection. */
  readonly slug: string
  readonly from: string
  readonly to: string
  /** `to` is new: it is the same state under another name, and the stay in it goes on. */
  readonly isRenamed: boolean
  /** First the one of the documents themselves. */
  readonly columns: readonly StateColumn[]
}

/** The statements that move what stands in a column; with the documents themselves, their deadlines. */
export function moveOn(move: FormerMove, column: StateColumn): string[] {
  const { slug, from, isRenamed } = move
  if (column !== move.columns[0]) return [update(column, move)]
  return [
    // What the kit finishes after the migrations: history, clock, rounds, events.
    `INSERT INTO yz.moves (type, doc, from_state, renamed) SELECT '${slug}', "id", '${from}', ${isRenamed} FROM "${column.table}" WHERE "${column.column}" = '${from}'` +
      ` ON CONFLICT (type, doc) DO UPDATE SET renamed = moves.renamed AND excluded.renamed;`,
    update(column, move),
    ...(isRenamed ? deadlines(move) : [dropClocks(move)]),
  ]
}

/** The statements that give a renamed state its documents back. */
export function goBack({ from: to, to: from, ...move }: FormerMove, column: StateColumn): string[] {
  const back = { ...move, from, to }
  return [update(column, back), ...(column === move.columns[0] ? deadlines(back) : [])]
}

function update({ table, column }: StateColumn, { from, to }: FormerMove): string {
  return `UPDATE "${table}" SET "${column}" = '${to}' WHERE "${column}" = '${from}';`
}

/** What an administrator has set for the state, and the clocks that run or stand still in it, go on under the new name. */
function deadlines(move: FormerMove): string[] {
  const { slug, from, to } = move
  const free = (table: string, more: string) =>
    `UPDATE yz.${table} one SET state = '${to}' WHERE type = '${slug}' AND state = '${from}'` +
    ` AND NOT EXISTS (SELECT 1 FROM yz.${table} other WHERE other.type = one.type AND other.state = '${to}'${more});`
  return [free('deadline_rules', ''), free('clocks', ' AND other.doc = one.doc'), dropClocks(move)]
}

function dropClocks({ slug, from }: FormerMove): string {
  return `DELETE FROM yz.clocks WHERE type = '${slug}' AND state = '${from}';`
}
