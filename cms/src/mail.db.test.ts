import { spawn, type ChildProcess } from 'node:child_process'
import { fire, runSql, save, sql } from '@yizheng/kit/cms'
import { deliverNext, mailChannel, noteChannels, startWorker, type Channel } from '@yizheng/kit/cms/worker'
import type { ChannelsAnswer, NoticeSettingsAnswer } from '@yizheng/kit/protocol'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import site from '../../yizheng.config.ts'
import { bootCms, type TestCms, type TestPerson } from './testing/boot-cms.ts'
import { mailServer, type MailServer } from './testing/mail-server.ts'

let cms: TestCms
let member: TestPerson
let office: TestPerson
let admin: TestPerson
const from = '松阳政协 <notice@songyang.example>'
const publicUrl = 'https://zx.songyang.example'
const servers: MailServer[] = []

beforeAll(async () => {
  cms = await bootCms(inject('postgresUrl'))
  member = await cms.person('委员', ['member'])
  office = await cms.person('提案委', ['staff', 'proposal-office'])
  admin = await cms.person('管理员', ['admin'])
})
beforeEach(async () => {
  await query(sql`TRUNCATE yz.notices, yz.deliveries, yz.channels, yz.notice_settings`)
})
afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()))
  await cms.close()
})

const query = <T>(text: ReturnType<typeof sql>) => runSql<T>({ payload: cms.payload, query: text })
const serve = async (options: Parameters<typeof mailServer>[0] = {}) => {
  const server = await mailServer(options)
  servers.push(server)
  return server
}
const mailTo = (url: string, more: { wholeMs?: number } = {}) => mailChannel({ smtpUrl: url, from, messages: site.messages, ...more })
const deliver = (channel: Channel) => deliverNext({ payload: cms.payload, site, channel, publicUrl })
const submitted = async (title: string) =>
  (
    await save({
      site,
      slug: 'proposals',
      req: await cms.request(member),
      body: { data: { title, category: 'society', situation: '情况。', advice: '建议。' }, fire: 'submit' },
    })
  ).id
const sendBack = async (id: number) =>
  fire({ site, slug: 'proposals', id, transition: 'sendBack', reason: '请补充', req: await cms.request(office) })

/** Runs a worker in this process, with this channel, until something is so. */
async function work(channel: Channel | undefined, until: () => Promise<void>): Promise<void> {
  const stop = new AbortController()
  const slot = { name: 'mail', label: 'notice.channel.mail', channel }
  const running = startWorker({ payload: cms.payload, site, signal: stop.signal, channels: [slot], publicUrl })
  try {
    // From then on settings may speak of it.
    await eventually(async () => query(sql`SELECT 1 FROM yz.channels WHERE is_on = ${channel !== undefined}`)).toHaveLength(1)
    await until()
  } finally {
    stop.abort()
    await running
  }
}
const eventually = (read: () => Promise<unknown>) => expect.poll(read, { timeout: 30_000, interval: 50 })
const outcomes = async () =>
  (await query<{ outcome: string | null }>(sql`SELECT outcome FROM yz.deliveries ORDER BY notice`)).map(({ outcome }) => outcome)
/** All events have become notices. */
const written = () =>
  eventually(async () =>
    query(
      sql`SELECT 1 FROM yz.subscriptions WHERE name = 'notices' AND (xid, seq) >= (SELECT xid, seq FROM yz.events ORDER BY xid DESC, seq DESC LIMIT 1)`,
    ),
  ).toHaveLength(1)
const delivered = async () => {
  await written()
  await eventually(async () => (await outcomes()).filter((one) => one === null)).toEqual([])
}
/** As if so much time had passed. */
const resting = () => query(sql`UPDATE yz.channels SET retry_at = NULL`)
const later = () => query(sql`UPDATE yz.deliveries SET due_at = now() - interval '1 second', claimed_until = NULL WHERE outcome IS NULL`)
const channelState = async () => (await as<ChannelsAnswer>(admin, '/channels')).body.channels[0]!

const tokens = new Map<number, string>()
async function as<T>(user: TestPerson | undefined, path: string, body?: object): Promise<{ status: number; body: T }> {
  if (user && !tokens.has(user.id)) tokens.set(user.id, await cms.signIn(user.email))
  const answer = await cms.call(`/api${path}`, {
    headers: { ...(user ? { authorization: `JWT ${tokens.get(user.id)}` } : {}), 'content-type': 'application/json' },
    ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
  })
  return { status: answer.status, body: (await answer.json()) as T }
}
const wish = (user: TestPerson, settings: object) =>
  as<NoticeSettingsAnswer>(user, '/me/notice-settings', { locale: 'zh', digestHour: 8, modes: {}, ...settings })

describe('a mail', () => {
  test('says what happened in the person’s language, leads there, and to the page where it can be switched off', async () => {
    const { url, mails } = await serve()
    await work(mailTo(url), async () => {
      await wish(office, { locale: 'zh' })
      const id = await submitted('关于<b>校车</b>的提案')
      await delivered()
      expect(mails).toHaveLength(1)
      const [mail] = mails
      expect(mail!.subject).toBe(`【${site.label}】提案《关于<b>校车</b>的提案》：进入“立案审查”`)
      expect(mail!.from!.text).toBe('"松阳政协" <notice@songyang.example>')
      expect(mail!.to).toMatchObject({ value: [{ address: office.email, name: '提案委' }] })
      expect(mail!.text).toContain(`${publicUrl}/proposals/${id}`)
      expect(mail!.text).toContain(`${publicUrl}/desk/settings`)
      expect(mail!.html).toContain(`<a href="${publicUrl}/proposals/${id}">提案《关于&#60;b&#62;校车`)
      expect(mail!.headers.get('list')).toMatchObject({ unsubscribe: { url: `${publicUrl}/desk/settings` } })
      expect(mail!.headers.get('auto-submitted')).toBe('auto-generated')
      expect(mail!.messageId).toMatch(/^<notice-\d+\.[a-z0-9]+@zx\.songyang\.example>$/)

      await wish(office, { locale: 'en' })
      await submitted('关于校车的提案')
      await delivered()
      expect(mails[1]!.subject).toBe(`[${site.label}] Proposals “关于校车的提案”: “In review”`)
      expect(mails[1]!.text).toContain('Choose what you are told')
      expect(await channelState()).toMatchObject({ name: 'mail', state: 'working', waiting: 0, lost: 0 })
    })
  })

  test('gathers what a person is merely told into one a day, at their hour', async () => {
    const { url, mails } = await serve()
    await work(mailTo(url), async () => {
      await wish(member, { modes: { todo: { mail: 'digest' } }, digestHour: 21 })
      await wish(office, { modes: { todo: { mail: 'off' } } })
      for (const title of ['第一件', '第二件', '第三件']) await sendBack(await submitted(title))
      await written()
      const due = await query<{ hour: number; digest: boolean }>(
        sql`SELECT DISTINCT extract(hour FROM due_at AT TIME ZONE 'Asia/Shanghai')::int AS hour, digest, due_at > now() AS ahead FROM yz.deliveries`,
      )
      expect(due).toEqual([{ hour: 21, digest: true, ahead: true }])
      await wish(member, { modes: { todo: { mail: 'digest' } }, digestHour: 6 })
      expect(
        await query(sql`SELECT DISTINCT extract(hour FROM due_at AT TIME ZONE 'Asia/Shanghai')::int AS hour FROM yz.deliveries`),
      ).toEqual([{ hour: 6 }])
      expect(mails).toEqual([])
      await later()
      await delivered()
      expect(mails.map(({ subject }) => subject)).toEqual([`【${site.label}】3 条消息摘要`])
      for (const title of ['第一件', '第二件', '第三件']) expect(mails[0]!.text).toContain(`提案《${title}》：退回修改`)
    })
  })

  test('goes neither to an account that was switched off meanwhile nor about what the person may not read any more', async () => {
    const { url, mails } = await serve()
    const leaver = await cms.person('离任', ['proposal-office'])
    await cms.payload.update({ collection: 'users' as never, id: office.id, data: { roles: ['proposal-office'] } })
    // The server is away while both still had the right.
    const port = Number(new URL(url).port)
    await servers.pop()!.close()
    await work(mailTo(url), async () => {
      await submitted('关于校车的提案')
      await written()
      await eventually(async () => (await channelState()).state).toBe('failing')
    })
    await cms.payload.update({ collection: 'users' as never, id: leaver.id, data: { disabled: true } })
    await cms.payload.update({ collection: 'users' as never, id: office.id, data: { roles: ['citizen'] } })
    const again = await serve({ port })
    await resting()
    await work(mailTo(url), delivered)
    await cms.payload.update({ collection: 'users' as never, id: office.id, data: { roles: ['staff', 'proposal-office'] } })
    expect([...mails, ...again.mails]).toEqual([])
    expect(await outcomes()).toEqual(['dropped', 'dropped'])
  })
})

describe('a server', () => {
  test('that is down holds up neither the transaction nor the inbox; it is shown to administrators alone, and nothing is lost', async () => {
    const gone = await serve()
    const port = Number(new URL(gone.url).port)
    await gone.close()
    servers.pop()
    const channel = mailTo(gone.url)
    await work(channel, async () => {
      await submitted('关于校车的提案')
      await submitted('关于路灯的提案')
      await written()
      await eventually(async () => (await channelState()).state).toBe('failing')
      expect((await as<{ unread: number }>(office, '/me')).body.unread).toBe(2)
      const state = await channelState()
      expect(state).toMatchObject({ error: 'ESOCKET', waiting: 2, lost: 0 })
      expect(Math.abs(Date.parse(state.failingSince!) - Date.now())).toBeLessThan(30_000)
      for (const [user, status] of [
        [undefined, 401],
        [office, 403],
      ] as const)
        expect((await as(user, '/channels')).status).toBe(status)
      // It rests: nobody knocks meanwhile.
      expect(await deliver(channel)).toBe(false)

      const back = await serve({ port })
      await resting()
      await delivered()
      expect(back.mails.map(({ subject }) => /《(.*)》/.exec(subject!)![1]).sort()).toEqual(['关于校车的提案', '关于路灯的提案'])
      expect(await channelState()).toMatchObject({ state: 'working', failingSince: null, waiting: 0 })
    })
  })

  test('that is slow with one mail does not hold up the others, and is not waited for without end', async () => {
    let letGo = () => {}
    const held = new Promise<void>((resolve) => (letGo = resolve))
    const { url, mails } = await serve({ beforeYes: (mail) => (mail.subject!.includes('慢') ? held : Promise.resolve()) })
    await work(mailTo(url), async () => {
      await submitted('慢')
      await submitted('快一')
      await submitted('快二')
      await eventually(outcomes).toEqual([null, 'sent', 'sent'])
      letGo()
      await delivered()
      expect(mails).toHaveLength(3)
    })

    const never = await serve({ beforeYes: () => new Promise(() => undefined) })
    await query(sql`TRUNCATE yz.notices, yz.deliveries, yz.channels`)
    await work(mailTo(never.url, { wholeMs: 300 }), async () => {
      await submitted('石沉大海')
      await written()
      await eventually(async () => (await channelState()).error).toBe('ETIMEDOUT')
    })
  })

  test('that refuses one recipient for good is not asked again; one that refuses for now is; both say nothing against the channel', async () => {
    const full = await cms.person('邮箱已满', ['proposal-office'])
    let isFull = true
    const { url, mails } = await serve({
      onRcptTo({ address }, _session, callback) {
        const refuse = (responseCode: number) => callback(Object.assign(new Error('refused'), { responseCode }))
        if (address === office.email) refuse(550)
        else if (address === full.email && isFull) refuse(452)
        else callback()
      },
    })
    const fine = await cms.person('收得到', ['proposal-office'])
    const channel = mailTo(url)
    const byPerson = async () =>
      Object.fromEntries(
        (
          await query<{ person: number; outcome: string | null; error: string | null; tries: number }>(
            sql`SELECT person, outcome, error, tries FROM yz.deliveries`,
          )
        ).map(({ person, ...rest }) => [person, rest]),
      )
    await work(channel, async () => {
      await submitted('关于校车的提案')
      await written()
      await eventually(byPerson).toEqual({
        [office.id]: { outcome: 'refused', error: '550', tries: 1 },
        [full.id]: { outcome: null, error: '452', tries: 1 },
        [fine.id]: { outcome: 'sent', error: null, tries: 1 },
      })
      const [{ wait }] = (await query<{ wait: number }>(
        sql`SELECT extract(epoch FROM due_at - now())::int AS wait FROM yz.deliveries WHERE person = ${full.id}`,
      )) as [{ wait: number }]
      expect(wait).toBeGreaterThan(45)
      expect(await channelState()).toMatchObject({ state: 'working', lost: 1, error: '550', waiting: 1 })
      await later()
      await eventually(async () => (await byPerson())[full.id]!.tries).toBe(2)
      isFull = false
      await later()
      await delivered()
      expect(mails.map((mail) => (mail.to as { text: string }).text)).toHaveLength(2)
      // What nobody takes for days is given up, and counted.
      isFull = true
      await submitted('关于路灯的提案')
      await written()
      await query(sql`UPDATE yz.deliveries SET since = now() - interval '6 days' WHERE outcome IS NULL`)
      await eventually(async () => {
        await later()
        return (await outcomes()).filter((one) => one === 'given-up')
      }).toHaveLength(1)
    })
    for (const person of [full, fine]) await cms.payload.update({ collection: 'users' as never, id: person.id, data: { disabled: true } })
  })
})

describe('where no server is set', () => {
  test('there is no mail, which is said and is no error; what waited is not sent years later', async () => {
    const { url, mails } = await serve()
    await work(mailTo(url), async () => {
      await wish(member, { modes: { todo: { mail: 'digest' } } })
      const id = await submitted('关于校车的提案')
      await written()
      await sendBack(id)
      await written()
      await eventually(outcomes).toEqual(['sent', null])
    })
    await work(undefined, async () => {
      await submitted('关于路灯的提案')
      await written()
      expect(await channelState()).toMatchObject({ state: 'off', failingSince: null, error: null, waiting: 0 })
      expect(await outcomes()).toEqual(['sent', 'dropped'])
      expect((await as<{ unread: number }>(office, '/me')).body.unread).toBe(2)
      expect((await as<NoticeSettingsAnswer>(office, '/me/notice-settings')).body.channels).toEqual([
        { name: 'inbox', label: 'notice.channel.inbox', on: true },
        { name: 'mail', label: 'notice.channel.mail', on: false },
      ])
    })
    expect(mails).toHaveLength(1)
  })
})

describe('the settings', () => {
  test('are each person’s own, are checked, and hold for what comes', async () => {
    const { url, mails } = await serve()
    await work(mailTo(url), async () => {
      const changed = await wish(office, { modes: { todo: { mail: 'off', inbox: 'off' } } })
      expect(changed.status).toBe(200)
      expect(changed.body).toMatchObject({ email: office.email, settings: { modes: { todo: { mail: 'off', inbox: 'off' } } } })
      expect((await as<NoticeSettingsAnswer>(member, '/me/notice-settings')).body.settings).toEqual({
        locale: 'zh',
        digestHour: 8,
        modes: {},
      })
      expect((await wish(office, { modes: { todo: { pigeon: 'now' } } })).status).toBe(400)
      expect((await as(undefined, '/me/notice-settings', {})).status).toBe(401)
      await submitted('关于校车的提案')
      await written()
      expect(await query(sql`SELECT inbox FROM yz.notices`)).toEqual([{ inbox: false }])
      expect((await as<{ notices: unknown[]; unread: number }>(office, '/me/inbox')).body).toMatchObject({ notices: [], unread: 0 })
      expect(await outcomes()).toEqual([])
    })
    expect(mails).toEqual([])
  })
})

/** The worker as it really runs. */
function spawnWorker(smtpUrl: string): ChildProcess {
  return spawn(process.execPath, ['--conditions=production', '--import', 'tsx', 'src/worker.ts'], {
    cwd: new URL('..', import.meta.url),
    env: { ...process.env, DATABASE_URL: cms.databaseUrl, NODE_OPTIONS: '', SMTP_URL: smtpUrl, MAIL_FROM: from },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
}

describe('the promise: at least once, under a name that stays, and once where the worker lived to hear of it', () => {
  test('however often the worker is killed while it sends', { timeout: 240_000 }, async () => {
    const { url, mails } = await serve({ beforeYes: () => new Promise((resolve) => setTimeout(resolve, 30)) })
    await noteChannels({ payload: cms.payload, slots: [{ name: 'mail', label: 'notice.channel.mail', channel: mailTo(url) }] })
    const TOTAL = 60
    for (let n = 0; n < TOTAL; n += 1) await submitted(`第 ${n} 件提案`)
    const times = () => {
      const count = new Map<string, number>()
      for (const { messageId } of mails) count.set(messageId!, (count.get(messageId!) ?? 0) + 1)
      return count
    }
    /** What was noted before a kill, and how often it had come by then. */
    const settled = new Map<string, number>()
    let kills = 0
    for (; kills < 4; kills += 1) {
      const before = mails.length
      const worker = spawnWorker(url)
      await expect.poll(() => mails.length, { timeout: 90_000, interval: 5 }).toBeGreaterThan(before + 5)
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 60))
      worker.kill('SIGKILL')
      await new Promise((resolve) => worker.once('exit', resolve))
      const noted = await query<{ message: string }>(sql`SELECT message FROM yz.deliveries WHERE outcome = 'sent'`)
      expect(noted.length).toBeGreaterThan(0)
      for (const { message } of noted) {
        const id = [...times().keys()].find((one) => one.startsWith(`<${message}.`))!
        settled.set(id, settled.get(id) ?? times().get(id)!)
      }
      // The claims of the dead run out.
      await query(sql`UPDATE yz.deliveries SET claimed_until = now() WHERE outcome IS NULL`)
    }
    const last = spawnWorker(url)
    await delivered()
    last.kill('SIGTERM')
    await new Promise((resolve) => last.once('exit', resolve))
    expect(await outcomes()).toEqual(Array.from({ length: TOTAL }, () => 'sent'))
    expect(new Set(mails.map(({ subject }) => subject)).size).toBe(TOTAL)
    const all = times()
    expect(all.size).toBe(TOTAL)
    for (const [id, count] of settled) expect(all.get(id), id).toBe(count)
    // Only what was under way at a kill (four hands) may have come twice.
    expect(mails.length - TOTAL).toBeLessThanOrEqual(kills * 4)
  })
})
