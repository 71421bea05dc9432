import { DeclarationError } from './declaration-error.ts'
import { importPath } from './import-path.ts'
import { CREATION, plainColumns, type PlainColumn } from './ledger.ts'
import type { AnySurface } from './surface.ts'

/** Kinds of fields that one cell of a spreadsheet cannot hold. */
const UNFIT = ['rich', 'image', 'images', 'files']

/** Checks a ledger: that every column says something, and none says what another one does. Throws a DeclarationError. */
export function checkLedger(path: string, surface: AnySurface): void {
  const { ledger, pages, type } = surface
  if (!ledger) return
  if (!pages?.list) throw new DeclarationError(path, 'it is offered on the list page, and there is none', 'Give the type a list page')
  const columns = plainColumns(ledger, type.fields)
  if (columns.length === 0) throw new DeclarationError(`${path}.columns`, 'the ledger is empty', 'Name its columns')
  if (ledger.in) checkIn(`${path}.in`, columns, surface)
  columns.forEach((column, index) => {
    const at = `${path}.columns[${index}]`
    checkColumn(at, column, surface)
    if (columns.findIndex(({ label }) => label === column.label) < index)
      throw new DeclarationError(at, `another column is called "${column.label}" too`, 'Give one of them a label of its own')
  })
}

function checkColumn(at: string, column: PlainColumn, { type: { fields }, flow }: AnySurface): void {
  const known = (name: string, there: object, what: string) => {
    if (!Object.hasOwn(there, name))
      throw new DeclarationError(at, `there is no ${what} "${name}"`, `Choose one of ${Object.keys(there).join(', ')}`)
  }
  const step = (name: string) => {
    if (name !== CREATION) known(name, flow?.transitions ?? {}, 'transition')
  }
  switch (column.kind) {
    case 'field': {
      if (['author', 'createdAt', ...(flow ? ['state', 'dueAt'] : [])].includes(column.field)) return
      known(column.field, fields, 'field')
      const { kind } = fields[column.field]!
      if (UNFIT.includes(kind)) throw new DeclarationError(at, `a cell cannot hold "${column.field}" (${kind})`, 'Take it out')
      return
    }
    case 'date':
      return step(column.step)
    case 'days':
      step(column.from)
      return step(column.to)
    case 'onTime':
      known(column.state, flow?.states ?? {}, 'state')
      if (!flow!.states[column.state]!.due)
        throw new DeclarationError(at, `the state "${column.state}" has no deadline`, 'Give the state a due span')
      return
    case 'round':
      known(column.round, flow?.rounds ?? {}, 'round')
      known(column.field, flow!.rounds![column.round]!.fields ?? {}, 'field of the round')
  }
}

/** What is taken in must be able to hold whatever a document cannot be without. */
function checkIn(at: string, columns: readonly PlainColumn[], surface: AnySurface): void {
  const { type, flow, pages } = surface
  const { title, fields } = type
  const page = importPath({ surface })
  if (page === pages?.submit?.path) throw new DeclarationError(at, `its page ${page} is taken by pages.submit`, 'Choose another path there')
  const required = Object.keys(fields).filter((name) => fields[name]!.required)
  for (const name of new Set(['author', title, ...(flow ? ['state'] : []), ...required]))
    if (!columns.some((column) => column.kind === 'field' && column.field === name))
      throw new DeclarationError(at, `no column holds "${name}", which every document needs`, 'Add the column')
}
