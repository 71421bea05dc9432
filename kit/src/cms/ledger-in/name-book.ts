import type { Id, Only } from '../../field.ts'
import type { CellProblem } from './problem.ts'

/** Somebody or something that a cell may name. */
export interface Named {
  readonly id: Id
  readonly name: string
  /** What may stand in brackets after the name to tell it from others of the same: 界别, e-mail. */
  readonly marks: readonly string[]
  /** What `only` of a relation asks for. */
  readonly is: Readonly<Record<string, readonly string[]>>
}

/** Names of one collection. */
export type NameBook = (text: string, only: Only | undefined) => { readonly id: Id } | CellProblem

/** Nobody reads on further than this. */
const SHOWN = 5

/**
 * Looks names up: as they are written, or with something in brackets that tells which one is meant, or by what is unique of
 * them (an e-mail address). Where several fit, or none, it says who there is.
 */
export function nameBook(all: readonly Named[]): NameBook {
  const byName = Map.groupBy(all, ({ name }) => keyOf(name))
  const byMark = Map.groupBy(
    all.flatMap((one) => one.marks.map((mark) => ({ mark: keyOf(mark), one }))),
    ({ mark }) => mark,
  )
  const found = (text: string): readonly Named[] => {
    const plain = byName.get(keyOf(text))
    if (plain) return plain
    const [, name, mark] = /^(.+?)\s*[(<[]([^()<>[\]]+)[)>\]]$/.exec(text.normalize('NFKC')) ?? []
    const marked = (byName.get(keyOf(name ?? '')) ?? []).filter(({ marks }) => marks.some((one) => keyOf(one) === keyOf(mark!)))
    return marked.length > 0 ? marked : (byMark.get(keyOf(text)) ?? []).map(({ one }) => one)
  }
  return (text, only): { id: Id } | CellProblem => {
    const named = found(text)
    const fits = ({ is }: Named) =>
      Object.entries(only ?? {}).every(([what, values]) => is[what]?.some((one) => values.includes(one)) ?? true)
    const fitting = named.filter(fits)
    if (fitting.length === 1) return { id: fitting[0]!.id }
    if (fitting.length > 1) {
      const said = fitting.map(({ name, marks }) => (marks.length > 0 ? `${name}（${marks[0]!}）` : name))
      return { key: 'ledger.severalNamed', values: { name: text, those: listed(said) } }
    }
    if (named.length > 0) return { key: 'ledger.notFitting', values: { name: text } }
    const near = nearest(text, all.filter(fits))
    return near.length > 0
      ? { key: 'ledger.nobodyNamedNear', values: { name: text, those: listed(near) } }
      : { key: 'ledger.nobodyNamed', values: { name: text } }
  }
}

function listed(names: readonly string[]): string {
  const first = [...new Set(names)].slice(0, SHOWN).join('、')
  return names.length > SHOWN ? `${first}……` : first
}

/** Names that share two characters in a row with a text, those that share most first. */
function nearest(text: string, all: readonly Named[]): string[] {
  const pairs = pairsOf(text)
  return all
    .map(({ name }) => ({ name, shared: [...pairsOf(name)].filter((pair) => pairs.has(pair)).length }))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared)
    .slice(0, SHOWN)
    .map(({ name }) => name)
}

function pairsOf(text: string): Set<string> {
  const key = keyOf(text)
  return new Set(Array.from({ length: Math.max(0, key.length - 1) }, (_, at) => key.slice(at, at + 2)))
}

function keyOf(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '').toLowerCase()
}
