import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'

/** So many sample articles are copied. */
const SAMPLES = 20

/** Does `work` with a connection to the bench's database. */
export async function withClient<T>(databaseUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/**
 * Brings the number of news in `state` up to `total` by copying the sample ones, straight into the tables: each with
 * its version, its history, its two events and its row in the search index, as if it had been written, sent for review
 * and published. Returns the ids of the new ones. Their events stand before those that subscribers have yet to read,
 * so the worker does not work through them.
 */
export async function fillNews({
  databaseUrl,
  total,
  state = 'published',
}: {
  databaseUrl: string
  total: number
  state?: 'published' | 'review' | 'draft'
}): Promise<number[]> {
  return withClient(databaseUrl, async (client) => {
    const { rows: columns } = await client.query<{ column_name: string }>(
      "SELECT column_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = 'news' AND column_name <> 'id'",
    )
    const names = columns.map((one) => one.column_name)
    const changed: Record<string, string> = {
      title: "s.title || ' ' || n",
      state: `'${state}'`,
      published_on: "date_trunc('second', now() - n * interval '50 minutes')",
      created_at: "now() - n * interval '50 minutes'",
      updated_at: "now() - n * interval '50 minutes'",
    }
    await untilIndexed(client)
    await client.query('BEGIN')
    const { rows } = await client.query<{ id: number }>(
      `WITH sample AS (SELECT row_number() OVER (ORDER BY id) - 1 AS nth, * FROM news WHERE state = 'published' ORDER BY id LIMIT ${SAMPLES}),
            wanted AS (SELECT greatest(0, $1 - (SELECT count(*) FROM news WHERE state = $2))::int AS missing)
       INSERT INTO news (${names.join(', ')})
       SELECT ${names.map((name) => changed[name] ?? `s.${name}`).join(', ')}
       FROM wanted, generate_series(1, wanted.missing) n JOIN sample s ON s.nth = n % ${SAMPLES}
       RETURNING id`,
      [total, state],
    )
    const ids = rows.map(({ id }) => id).sort((a, b) => a - b)
    if (ids.length > 0) await fillAround(client, names, [ids[0]!, ids.at(-1)!], state)
    await client.query('COMMIT')
    await client.query('VACUUM (ANALYZE) news, _news_v, yz.search, yz.events, yz.history')
    return ids
  })
}

async function fillAround(client: pg.Client, names: readonly string[], range: [number, number], state: string): Promise<void> {
  const between = 'BETWEEN $1 AND $2'
  const copies = names.map((name) => (name === 'state' ? 'state::text::enum__news_v_version_state' : name))
  await client.query(
    `INSERT INTO _news_v (parent_id, ${names.map((name) => `version_${name}`).join(', ')}) SELECT id, ${copies.join(', ')} FROM news WHERE id ${between}`,
    range,
  )
  await client.query(
    `INSERT INTO yz.history (type, doc, transition, from_state, to_state, actor, since, at)
     SELECT 'news', id, 'publish', 'draft', '${state}', author_id, created_at, updated_at FROM news WHERE id ${between}`,
    range,
  )
  await client.query(
    `INSERT INTO yz.events (xid, kind, type, doc, transition, from_state, to_state, at)
     SELECT '1'::xid8, kind, 'news', id, CASE kind WHEN 'transition' THEN 'publish' END, CASE kind WHEN 'transition' THEN 'draft' END, CASE kind WHEN 'transition' THEN '${state}' END, updated_at
     FROM news, unnest(ARRAY['created', 'transition']) kind WHERE id ${between}`,
    range,
  )
  await client.query(
    `INSERT INTO yz.search (type, doc, title, body, date, year, audience, facets, title_bi, words, body_bi, pinyin)
     SELECT 'news', n.id, n.title, s.body, n.published_on, extract(year FROM n.published_on AT TIME ZONE 'Asia/Shanghai'), s.audience, s.facets, s.title_bi, s.words, s.body_bi, s.pinyin
     FROM news n JOIN yz.search s ON s.type = 'news' AND s.title = regexp_replace(n.title, ' \\d+$', '')
     WHERE n.id ${between} AND n.state = 'published'`,
    range,
  )
}

/** The worker has put every sample article into the search index. */
async function untilIndexed(client: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ missing: number }>(
      "SELECT count(*)::int AS missing FROM news WHERE state = 'published' AND NOT EXISTS (SELECT 1 FROM yz.search WHERE type = 'news' AND doc = news.id)",
    )
    if (rows[0]!.missing === 0) return
    await wait(200)
  }
}
