import { median } from './statistics.ts'

/** What one contestant did, round by round. */
export interface Results {
  readonly values: readonly number[]
  readonly median: number
  /** The median over the rounds of its value divided by the other's of the same round. */
  ratioTo(other: Results): number
}

/**
 * Measures several things in turn, `times` rounds long, so that whatever else the machine does falls on all of them alike.
 * Each contestant returns the value of one round.
 */
export async function rounds<Name extends string>(
  times: number,
  contestants: Readonly<Record<Name, () => Promise<number>>>,
): Promise<Record<Name, Results>> {
  const names = Object.keys(contestants) as Name[]
  const values = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>
  for (let round = 1; round <= times; round++) {
    for (const name of names) values[name].push(await contestants[name]())
    process.stdout.write(`  ${round}/${times}  ${names.map((name) => `${name} ${Math.round(values[name].at(-1)!)}`).join('  ')}\n`)
  }
  return Object.fromEntries(names.map((name) => [name, resultsOf(values[name])])) as Record<Name, Results>
}

function resultsOf(values: readonly number[]): Results {
  return { values, median: median(values), ratioTo: (other) => median(values.map((value, round) => value / other.values[round]!)) }
}
