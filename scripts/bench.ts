/**
 * `npm run bench`: measures the product against what it is compared with, in one run, on a system of its own; prints a
 * table and adds a line to docs/bench/history.jsonl. `npm run bench -- page list` runs chosen items.
 */
import { fail } from './bootstrap/fail.mjs'
import { withBenchSystem, type BenchSystem } from './bench/bench-system.ts'
import { tableOf, type Figure } from './bench/figure.ts'
import { circumstances, historyFile, remember } from './bench/history.ts'
import { fire } from './bench/items/fire.ts'
import { list } from './bench/items/list.ts'
import { page } from './bench/items/page.ts'
import { pages } from './bench/items/pages.ts'
import { personal } from './bench/items/personal.ts'
import { publish } from './bench/items/publish.ts'
import { reading } from './bench/items/reading.ts'
import { lawsFolder, search } from './bench/items/search.ts'
import { similar } from './bench/items/similar.ts'
import { start } from './bench/items/start.ts'
import { workflow } from './bench/items/workflow.ts'
import { Problem } from './problem.ts'
import { seconds } from './steps.ts'

/** In the order they run: the number of articles only grows. */
const onSystem: Readonly<Record<string, (system: BenchSystem) => Promise<Figure[]>>> = {
  page,
  pages,
  personal,
  fire,
  list,
  publish,
  reading,
  similar,
  workflow,
}
const known = [...Object.keys(onSystem), 'start', 'search']

const say = (line: string) => void process.stdout.write(`${line}\n`)
const stopping = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopping.abort())

try {
  const stopped = new Promise<never>((_, reject) => {
    stopping.signal.addEventListener('abort', () => reject(new Problem({ zh: '已中止。', en: 'Stopped.' })), { once: true })
  })
  await run(stopped)
} catch (error) {
  if (error instanceof Problem) fail(error)
  throw error
}
process.exit(0)

async function run(stopped: Promise<never>): Promise<void> {
  const asked = process.argv.slice(2)
  const unknown = asked.find((name) => !known.includes(name))
  if (unknown) {
    throw new Problem({
      zh: `没有测试项“${unknown}”。可选：${known.join('、')}`,
      en: `There is no item "${unknown}". There are: ${known.join(', ')}`,
    })
  }
  const chosen = asked.length > 0 ? known.filter((name) => asked.includes(name)) : known
  const here = circumstances()
  say(`· ${here.cpu}, ${here.cores} cores, load ${here.load}, node ${here.node}, ${here.commit}${here.changed ? ' and changes' : ''}`)
  const figures: Figure[] = []
  const measure = async (name: string, work: () => Promise<Figure[]>) => {
    const begun = performance.now()
    say(`· ${name}`)
    figures.push(...(await work()))
    say(`✓ ${name}  ${seconds(begun)}`)
  }
  const inside = chosen.filter((name) => onSystem[name])
  if (inside.length > 0) {
    await withBenchSystem((system) => {
      const all = async () => {
        for (const name of inside) await measure(name, () => onSystem[name]!(system))
      }
      return Promise.race([all(), stopped])
    }, stopping.signal)
  }
  if (asked.includes('search') || lawsFolder) {
    if (chosen.includes('search')) await measure('search', () => Promise.race([search(), stopped]))
  } else say('· search: 未运行，缺 YZ_BENCH_LAWS。 not run: YZ_BENCH_LAWS names no folder of laws.')
  if (chosen.includes('start')) await measure('start', () => start(stopping.signal))
  remember(here, figures)
  say(`\n${tableOf(figures)}\n\n✓ ${historyFile}`)
}
