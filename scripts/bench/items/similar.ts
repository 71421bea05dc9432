import type pg from 'pg'
import { emailOf } from '../../../cms/src/sample-logins.ts'
import { printsOf } from '../../../kit/src/cms/similar/prints.ts'
import type { SimilarAnswer } from '../../../kit/src/protocol.ts'
import { withClient } from '../articles.ts'
import type { BenchSystem } from '../bench-system.ts'
import type { Figure } from '../figure.ts'
import { seededRandom } from '../laws.ts'
import { logIn } from '../log-in.ts'
import { madeUp, paraphrased, withCopiedParagraphs, type ProposalText } from '../proposal-texts.ts'
import { quantile } from '../statistics.ts'

const STORED = Number(process.env.YZ_BENCH_SIMILAR ?? 100_000)
const BATCH = 500
/** Queries of each sort. */
const QUERIES = 150

/** 查重 over many proposals, at the API, one client: time, and whether what was copied or written anew is found. */
export async function similar({ databaseUrl, cmsUrl }: BenchSystem): Promise<Figure[]> {
  const random = seededRandom(11)
  const stored = await withClient(databaseUrl, (client) => fill(client, random))
  const member = await logIn(cmsUrl, emailOf('member'))
  const office = await logIn(cmsUrl, emailOf('office'))
  const ask = async (text: ProposalText) => call(`${cmsUrl}/api/proposals/similar`, member, { data: text })
  const times: number[] = []
  const figures: Figure[] = []
  const sorts: Readonly<Record<string, (from: ProposalText) => ProposalText>> = {
    'a third copied': (from) => withCopiedParagraphs(from, random),
    'all written anew': (from) => paraphrased(from, random),
    'nothing planted': () => madeUp(random),
  }
  for (const [sort, make] of Object.entries(sorts)) {
    let found = 0
    const mine: number[] = []
    for (let n = 0; n < QUERIES; n += 1) {
      const { id, text } = stored[Math.floor(random() * stored.length)]!
      const { answer, ms } = await ask(make(text))
      mine.push(ms)
      if (answer.similar.slice(0, 5).some((one) => one.id === id)) found += 1
    }
    times.push(...mine)
    if (sort !== 'nothing planted') figures.push(figure(`${sort}: recall@5`, found / QUERIES, '', { of: 'value', atLeast: 0.95 }))
    process.stdout.write(
      `  ${sort}: ${found}/${QUERIES}  p50 ${Math.round(quantile(mine, 0.5))} ms  p95 ${Math.round(quantile(mine, 0.95))} ms\n`,
    )
  }
  const reviewed: number[] = []
  for (let n = 0; n < QUERIES; n += 1) {
    const { id } = stored[Math.floor(random() * stored.length)]!
    reviewed.push((await call(`${cmsUrl}/api/proposals/${id}/similar`, office)).ms)
  }
  return [
    figure('while writing, p50', quantile(times, 0.5), 'ms'),
    figure('while writing, p95', quantile(times, 0.95), 'ms', { of: 'value', atMost: 200 }),
    figure('at review, p50', quantile(reviewed, 0.5), 'ms'),
    figure('at review, p95', quantile(reviewed, 0.95), 'ms', { of: 'value', atMost: 200 }),
    ...figures,
  ]
}

function figure(what: string, value: number, unit: string, aim?: Figure['aim']): Figure {
  return { item: 'similar', what: `${STORED.toLocaleString('en')} proposals: ${what}`, value, unit, ...(aim ? { aim } : {}) }
}

/** Milliseconds from the question to the whole answer. */
async function call(url: string, token: string, body?: object): Promise<{ answer: SimilarAnswer; ms: number }> {
  const begun = performance.now()
  const response = await fetch(url, {
    headers: { authorization: `JWT ${token}`, 'content-type': 'application/json' },
    ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
  })
  const answer = (await response.json()) as SimilarAnswer
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${JSON.stringify(answer)}`)
  return { answer, ms: performance.now() - begun }
}

/** Stores made-up proposals and their prints, straight into the tables; returns every hundredth. */
async function fill(client: pg.Client, random: () => number): Promise<{ id: number; text: ProposalText }[]> {
  const kept: { id: number; text: ProposalText }[] = []
  // Sorted in one by one, so many would take ten times as long.
  const { rows: index } = await client.query<{ indexdef: string }>("SELECT indexdef FROM pg_indexes WHERE indexname = 'text_prints_prints'")
  await client.query('DROP INDEX yz.text_prints_prints')
  for (let at = 0; at < STORED; at += BATCH) {
    const texts = Array.from({ length: Math.min(BATCH, STORED - at) }, () => madeUp(random))
    const { rows } = await client.query<{ id: number }>(
      `INSERT INTO proposals (title, situation, advice, category, state, open, author_id, revision, state_since, created_at, updated_at)
       SELECT t.title, t.situation, t.advice, 'society', 'closed', n % 2 = 0, (SELECT min(id) FROM users), 1, now(), now() - n * interval '1 minute', now()
       FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY AS t (title, situation, advice, n) RETURNING id`,
      [texts.map((one) => one.title), texts.map((one) => one.situation), texts.map((one) => one.advice)],
    )
    await client.query(
      'INSERT INTO yz.text_prints (type, doc, prints) SELECT $1, t.id, t.prints::int[] FROM unnest($2::int[], $3::text[]) AS t (id, prints)',
      [
        'proposals',
        rows.map(({ id }) => id),
        texts.map(({ title, situation, advice }) => `{${printsOf([title, situation, advice], 'proposals').join(',')}}`),
      ],
    )
    // Those that are public, which the member may read.
    for (let n = 1; n < texts.length; n += 100) kept.push({ id: rows[n]!.id, text: texts[n]! })
    if (at % 20_000 === 0) process.stdout.write(`  ${at.toLocaleString('en')} of ${STORED.toLocaleString('en')} stored\n`)
  }
  await client.query("SET maintenance_work_mem = '256MB'")
  await client.query(index[0]!.indexdef)
  await client.query('VACUUM (ANALYZE) proposals, yz.text_prints')
  const { rows } = await client.query<{ rows: string; index: string }>(
    "SELECT pg_table_size('yz.text_prints') / 1000000 AS rows, pg_indexes_size('yz.text_prints') / 1000000 AS index",
  )
  process.stdout.write(`  prints ${rows[0]!.rows} MB, index ${rows[0]!.index} MB\n`)
  return kept
}
