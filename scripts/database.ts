import pg from 'pg'
import { Problem } from './problem.ts'

/**
 * Makes sure the database answers and is ours: one this system made (it has our schema), or an empty one, which is then
 * marked as ours.
 * @throws Problem where it cannot be reached, or holds tables of something else
 */
export async function claimDatabase(url: string): Promise<void> {
  const where = describe(url)
  await withClient(url, async (client) => {
    const { rows } = await client.query<{ ours: boolean; others: string[] }>(`
      SELECT to_regclass('yz.events') IS NOT NULL OR to_regclass('yz.start_stamps') IS NOT NULL AS ours,
             coalesce((SELECT array_agg(n.nspname || '.' || c.relname ORDER BY 1) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relkind IN ('r', 'p', 'v', 'm') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
                  AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')), '{}')::text[] AS others`)
    const { ours, others } = rows[0]!
    if (!ours && others.length > 0) {
      throw new Problem({
        zh: `数据库 ${where} 里有其他系统的表（${others.slice(0, 3).join('、')}${others.length > 3 ? ' 等' : ''}），不会改动它。请把 DATABASE_URL 指向一个空数据库。`,
        en: `The database ${where} holds tables of something else (${others.slice(0, 3).join(', ')}${others.length > 3 ? ', …' : ''}) and is left alone. Point DATABASE_URL to an empty database.`,
      })
    }
    if (ours) return
    await client.query('CREATE SCHEMA IF NOT EXISTS yz')
    await client.query('CREATE TABLE yz.start_stamps (step text PRIMARY KEY, hash text NOT NULL, at timestamptz NOT NULL DEFAULT now())')
  })
}

/** Whether a step of the start was already done on this database, with this hash of what it is made from. */
export async function isDone(url: string, step: string, hash: string): Promise<boolean> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ there: boolean }>(`SELECT to_regclass('yz.start_stamps') IS NOT NULL AS there`)
    if (!rows[0]!.there) return false
    return (await client.query('SELECT 1 FROM yz.start_stamps WHERE step = $1 AND hash = $2', [step, hash])).rowCount === 1
  })
}

/** Notes in the database itself that a step was done: another database has not had it. */
export async function markDone(url: string, step: string, hash: string): Promise<void> {
  await withClient(url, async (client) => {
    await client.query(
      'CREATE TABLE IF NOT EXISTS yz.start_stamps (step text PRIMARY KEY, hash text NOT NULL, at timestamptz NOT NULL DEFAULT now())',
    )
    await client.query(
      'INSERT INTO yz.start_stamps (step, hash) VALUES ($1, $2) ON CONFLICT (step) DO UPDATE SET hash = excluded.hash, at = now()',
      [step, hash],
    )
  })
}

/** Whether a table of the schema `public` exists and has rows. */
export async function hasRows(url: string, table: string): Promise<boolean> {
  return withClient(url, async (client) => {
    const name = client.escapeIdentifier(table)
    const { rows } = await client.query<{ there: boolean }>('SELECT to_regclass($1) IS NOT NULL AS there', [`public.${name}`])
    return rows[0]!.there && Boolean((await client.query(`SELECT 1 FROM public.${name} LIMIT 1`)).rowCount)
  })
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch (error) {
    throw unreachable(url, error as NodeJS.ErrnoException)
  }
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

function unreachable(url: string, error: NodeJS.ErrnoException): Problem {
  const where = describe(url)
  // An AggregateError (several addresses tried) has an empty message.
  const why = error.message || error.code || 'no answer'
  if (error.code === '28P01' || error.code === '28000') {
    return new Problem({
      zh: `数据库 ${where} 拒绝登录（${why}）。请核对 DATABASE_URL 中的用户名和密码。`,
      en: `The database ${where} refuses the log-in. Check the user and the password in DATABASE_URL.`,
    })
  }
  if (error.code === '3D000') {
    return new Problem({
      zh: `数据库 ${where} 不存在。请先创建（createdb），或改正 DATABASE_URL。`,
      en: `The database ${where} does not exist. Make it first (createdb), or correct DATABASE_URL.`,
    })
  }
  return new Problem({
    zh: `无法连接数据库 ${where}（${why}）。请确认 PostgreSQL 已启动且网络可达；不设 DATABASE_URL 则使用自带数据库。`,
    en: `The database ${where} cannot be reached (${why}). See that PostgreSQL runs and the network lets you through; without DATABASE_URL the embedded one is used.`,
  })
}

/** Host, port and name: never the password. */
function describe(url: string): string {
  const { hostname, port, pathname } = new URL(url)
  return `${hostname}:${port || 5432}${pathname}`
}
