import type { LinkAnswer, LinksView, ViewAnswer } from '@yizheng/kit'
import { fire, runSql, save, sql } from '@yizheng/kit/cms'
import { mailChannel, noteChannels, startWorker } from '@yizheng/kit/cms/worker'
import { PORTAL_MARK, portalMark } from '@yizheng/kit/portal-mark'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test, vi } from 'vitest'
import site from '../../yizheng.config.ts'
import { bootCms, type TestCms, type TestPerson } from './testing/boot-cms.ts'
import { mailServer, type MailServer } from './testing/mail-server.ts'
import { refusal } from './testing/refusal.ts'
import { caughtUp } from './testing/run-worker.ts'

/** 签批链接: a step taken once, by a link that a person was sent, without signing in. */
let cms: TestCms
let mail: MailServer
let member: TestPerson, clerk: TestPerson, leader: TestPerson, second: TestPerson, deputy: TestPerson, stranger: TestPerson
const tokens = new Map<number, string>()
const stop = new AbortController()
let worker: Promise<void>

beforeAll(async () => {
  cms = await bootCms(inject('postgresUrl'))
  member = await cms.person('委员', ['member'])
  clerk = await cms.person('机关干部', ['staff'])
  leader = await cms.person('主席', ['leader'])
  second = await cms.person('副主席', ['leader'])
  deputy = await cms.person('受托人', ['leader'])
  stranger = await cms.person('旁人', ['member'])
  mail = await mailServer()
  const channel = mailChannel({ smtpUrl: mail.url, from: 'notice@songyang.example', messages: site.messages })
  const channels = [{ name: channel.name, label: channel.label, channel }]
  await noteChannels({ payload: cms.payload, slots: channels })
  worker = startWorker({
    payload: cms.payload,
    site,
    signal: stop.signal,
    channels,
    publicUrl: 'https://zx.songyang.example',
    patience: { tries: 3, firstWaitMs: 10 },
  })
})
afterAll(async () => {
  stop.abort()
  await worker
  await mail.close()
  await cms.close()
})
beforeEach(() => query(sql`DELETE FROM yz.deliveries WHERE outcome IS NULL`))

const query = <T = Record<string, unknown>>(text: ReturnType<typeof sql>) => runSql<T>({ payload: cms.payload, query: text })
const edited = { editedTitle: '延长末班车', editedSituation: '情况。', editedAnalysis: '分析。', editedAdvice: '建议。' }
const act = async (user: TestPerson, id: number, transition: string, data: object = {}, reason?: string) =>
  fire({ site, slug: 'opinions', id, transition, req: await cms.request(user), data: { ...data }, reason })
/** A social-opinion report that these leaders are asked to sign. */
async function signing(signers: readonly TestPerson[] = [leader]): Promise<number> {
  const data = {
    title: `末班车${Math.random()}`,
    category: 'society',
    urgency: 'normal',
    situation: '情。',
    analysis: '析。',
    advice: '议。',
  }
  const { id } = await save({ site, slug: 'opinions', req: await cms.request(member), body: { data, fire: 'submit' } })
  await act(clerk, id, 'accept')
  await act(clerk, id, 'send', { ...edited, signers: signers.map((one) => one.id) })
  return id
}

async function call(
  path: string,
  { user, body, headers = {} }: { user?: TestPerson; body?: object; headers?: Record<string, string> } = {},
) {
  if (user && !tokens.has(user.id)) tokens.set(user.id, await cms.signIn(user.email))
  const answer = await cms.call(`/api/${path}`, {
    headers: { ...(user ? { authorization: `JWT ${tokens.get(user.id)}` } : {}), 'content-type': 'application/json', ...headers },
    ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
  })
  return {
    status: answer.status,
    headers: answer.headers,
    body: (await answer.json()) as Record<string, unknown> & { error?: { key: string; message: string } },
  }
}
const send = (id: number, person: TestPerson, user = clerk, slug = 'opinions') =>
  call(`${slug}/${id}/links`, { user, body: { person: person.id } })
const said = ({ status, body }: Awaited<ReturnType<typeof call>>) => (body.error ? `${status} ${body.error.key}` : `${status}`)
const byPortal = () => ({ [PORTAL_MARK]: portalMark(process.env.YZ_INTERNAL_KEY!) })
const look = (token: string) => call('signed-link', { headers: { ...byPortal(), 'x-yz-link': token } })
const sign = (token: string, transition = 'signOff.sign', more: object = {}) =>
  call('signed-link', { headers: { ...byPortal(), 'x-yz-link': token }, body: { transition, ...more } })
const view = async (user: TestPerson, id: number) => (await call(`opinions/${id}/view`, { user })).body as unknown as ViewAnswer
const stateOf = async (id: number) => (await query<{ state: string }>(sql`SELECT state FROM opinions WHERE id = ${id}`))[0]!.state

/** Sends a link and takes it out of the mail it comes in. */
async function sent(id: number, person = leader, slug = 'opinions', user = clerk): Promise<string> {
  const before = mail.mails.length
  expect(said(await send(id, person, user, slug))).toBe('200')
  const to = () => mail.mails.slice(before).flatMap((one) => /\/sign\/([\w-]+)/.exec(one.text ?? '')?.[1] ?? [])
  await expect.poll(() => to().length, { timeout: 30_000, interval: 50 }).toBe(1)
  return to()[0]!
}

const letterWith = (token: string) => mail.mails.find(({ text }) => text?.includes(token))!

describe('a signed link', () => {
  test('comes by mail to the person alone, shows what is signed, and takes the step once, as the history says', async () => {
    const id = await signing()
    const token = await sent(id)
    const letter = letterWith(token)
    expect(letter.to).toMatchObject({ value: [{ address: leader.email }] })
    expect(letter.subject).toContain('机关干部请您签批')
    expect(letter.text).toContain('请勿转发')
    for (let looks = 0; looks < 3; looks += 1) {
      const { status, headers, body } = await look(token)
      const answer = body as unknown as LinkAnswer
      expect(status).toBe(200)
      expect(answer).toMatchObject({
        type: 'opinions',
        person: { title: '主席' },
        sentBy: { title: '机关干部' },
        doc: { ...edited, situation: '情。' },
      })
      expect(answer.can.map(({ transition }) => transition)).toEqual(['signOff.sign', 'signOff.back'])
      expect(headers.get('set-cookie')).toBeNull()
      expect(headers.get('cache-control')).toBe('no-store')
    }
    expect(said(await sign(token, 'signOff.sign', { data: { opinion: '同意签发。' } }))).toBe('200')
    expect(await stateOf(id)).toBe('signed')
    expect(said(await sign(token))).toBe('410 link.used')
    expect((await look(token)).body.error!.message).toMatch(/^已于 .+ 通过此链接办理“同意签发”，链接不能再次使用。$/)
    const { history } = await view(clerk, id)
    expect(history.find(({ transition }) => transition === 'sendLink')).toMatchObject({
      actor: { title: '机关干部' },
      sentTo: { title: '主席' },
    })
    expect(history.find(({ transition }) => transition === 'signOff.sign')).toMatchObject({
      actor: { title: '主席' },
      door: 'link',
      askedBy: { title: '机关干部' },
      said: [{ label: '签批意见', text: '同意签发。' }],
    })
    const [audit] = await query<{ actor: number; door: string; detail: object }>(
      sql`SELECT actor, door, detail FROM yz.audit WHERE type = 'opinions' AND doc = ${id} AND action = 'fire:signOff.sign'`,
    )
    expect(audit).toMatchObject({ actor: leader.id, door: 'link', detail: { link: expect.any(Number) as number } })
    // Nothing in the database opens it.
    const dump = JSON.stringify([
      await query(sql`SELECT * FROM yz.signed_links`),
      await query(sql`SELECT * FROM yz.notices`),
      await query(sql`SELECT * FROM yz.events`),
      await query(sql`SELECT * FROM yz.audit`),
    ])
    expect(dump).not.toContain(token)
  })

  test('opens nothing else: no other step, no other way in, nothing without the portal', async () => {
    const id = await signing()
    const token = await sent(id)
    for (const step of ['recall', 'nudge', 'issue', 'keep', 'signOff.recall', 'constructor'])
      expect(said(await sign(token, step))).toBe('400 error.badRequest')
    expect(said(await sign(token, 'signOff.sign', { data: { state: 'issued' } }))).toBe('400 error.stateWrite')
    expect(said(await call('signed-link', { headers: { 'x-yz-link': token } }))).toBe('401 error.internalKey')
    expect(said(await call('signed-link', { user: clerk, headers: { 'x-yz-link': token }, body: { transition: 'signOff.sign' } }))).toBe(
      '401 error.internalKey',
    )
    for (const authorization of [`JWT ${token}`, `Bearer ${token}`])
      expect((await call(`opinions/${id}/view`, { headers: { authorization } })).status).toBe(404)
    expect((await call('me', { headers: { ...byPortal(), 'x-yz-link': token } })).body.user).toBeNull()
    expect(await stateOf(id)).toBe('signing')
    expect((await look(token)).status).toBe(200)
  })

  test('is not used up by what is refused: a reason that is missing can still be given', async () => {
    const id = await signing()
    const token = await sent(id)
    expect(said(await sign(token, 'signOff.back'))).toBe('422 error.invalid')
    expect(said(await sign(token, 'signOff.back', { reason: '数据须核实' }))).toBe('200')
    expect(await stateOf(id)).toBe('editing')
    expect((await view(clerk, id)).history.find(({ transition }) => transition === 'signOff.back')).toMatchObject({
      reason: '数据须核实',
      door: 'link',
    })
  })

  test('used by two at once takes the step once', async () => {
    for (let round = 0; round < 3; round += 1) {
      const id = await signing()
      const token = await sent(id)
      const answers = await Promise.all([sign(token), sign(token), sign(token), sign(token, 'signOff.back', { reason: '不同意' })])
      expect(answers.map(said).sort()).toEqual(['200', '410 link.used', '410 link.used', '410 link.used'])
      const [{ n }] = (await query<{ n: number }>(
        sql`SELECT count(*)::int AS n FROM yz.history WHERE type = 'opinions' AND doc = ${id} AND transition LIKE 'signOff.%'`,
      )) as [{ n: number }]
      expect(n).toBe(1)
    }
  })

  test('that nobody made, or whose row was changed, is unknown; all of them in the same way', async () => {
    const id = await signing()
    const token = await sent(id)
    const other = await signing([second])
    const unknown = await look('x'.repeat(43))
    expect(said(unknown)).toBe('404 link.unknown')
    for (const wrong of ['', 'a', `${token}x`, token.slice(0, -1), token.toUpperCase(), '../me', "' OR 1=1 --", 'x'.repeat(5000)]) {
      const answer = await look(wrong)
      expect(answer.body).toEqual(unknown.body)
      expect(answer.status).toBe(404)
      expect(said(await sign(wrong))).toBe('404 link.unknown')
    }
    for (const change of [
      sql`doc = ${other}`,
      sql`person = ${second.id}`,
      sql`steps = '{issue}'`,
      sql`revision = revision + 1`,
      sql`expires_at = expires_at + interval '1 year'`,
    ]) {
      const [kept] = await query<{ row: object }>(
        sql`SELECT to_jsonb(l) AS row FROM yz.signed_links l WHERE type = 'opinions' AND doc = ${id}`,
      )
      await query(sql`UPDATE yz.signed_links SET ${change} WHERE type = 'opinions' AND doc = ${id}`)
      expect(said(await look(token))).toBe('404 link.unknown')
      const { doc, person, revision, expires_at, steps } = kept!.row as {
        doc: number
        person: number
        revision: number
        expires_at: string
        steps: string[]
      }
      await query(sql`UPDATE yz.signed_links SET doc = ${doc}, person = ${person}, revision = ${revision}, expires_at = ${expires_at}, steps = ${sql.param(steps)}::text[]
        WHERE id = ${(kept!.row as { id: number }).id}`)
      expect(said(await look(token))).toBe('200')
    }
  })
})

describe('a signed link does nothing', () => {
  /** Neither shows nor does what it was sent for. */
  async function isOver(token: string, id: number, key: string, state = 'signing') {
    expect(said(await look(token))).toBe(`410 ${key}`)
    expect(said(await sign(token))).toBe(`410 ${key}`)
    expect(await stateOf(id)).toBe(state)
    expect((await look(token)).body).not.toHaveProperty('doc')
  }

  test('once it was withdrawn by whoever may send it', async () => {
    const id = await signing()
    const token = await sent(id)
    const link = (await view(clerk, id)).links!.sent[0]!
    expect(link).toMatchObject({ to: { title: '主席' }, state: 'open', steps: ['同意签发', '退回修改'] })
    for (const user of [leader, member, stranger])
      expect((await call(`signed-links/${link.id}/withdraw`, { user, body: {} })).status).toBe(404)
    expect((await call(`signed-links/${link.id}/withdraw`, { body: {} })).status).toBe(401)
    expect(said(await call(`signed-links/${link.id}/withdraw`, { user: clerk, body: {} }))).toBe('200')
    await isOver(token, id, 'link.withdrawn')
    expect(said(await call(`signed-links/${link.id}/withdraw`, { user: clerk, body: {} }))).toBe('409 link.overAlready')
    expect((await view(clerk, id)).history.at(-1)).toMatchObject({ transition: 'withdrawLink', sentTo: { title: '主席' } })
  })

  test('once another one was sent in its place', async () => {
    const id = await signing()
    const token = await sent(id)
    const again = await sent(id)
    await isOver(token, id, 'link.withdrawn')
    expect(said(await look(again))).toBe('200')
    expect((await view(clerk, id)).links!.sent.map(({ state }) => state)).toEqual(['open', 'withdrawn'])
  })

  test('once its time is over', async () => {
    const id = await signing()
    const token = await sent(id)
    const [{ expires_at: until, days }] = (await query<{ expires_at: string; days: number }>(
      sql`SELECT expires_at, (expires_at AT TIME ZONE 'Asia/Shanghai')::date - (now() AT TIME ZONE 'Asia/Shanghai')::date AS days FROM yz.signed_links WHERE type = 'opinions' AND doc = ${id}`,
    )) as [{ expires_at: string; days: number }]
    expect(days).toBe(3)
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(until).getTime() + 1000 })
    try {
      await isOver(token, id, 'link.expired')
    } finally {
      vi.useRealTimers()
    }
  })

  test('once the content was changed, or somebody else has dealt with it', async () => {
    const id = await signing()
    const token = await sent(id)
    await cms.payload.update({ collection: 'opinions' as never, id, data: { editedAdvice: '改过的建议。' } })
    await isOver(token, id, 'link.changed')
    expect((await view(clerk, id)).links!.sent[0]!.state).toBe('void')

    const both = await signing([leader, second])
    const mine = await sent(both)
    await act(second, both, 'signOff.back', {}, '请核实')
    await isOver(mine, both, 'link.overtaken', 'editing')
  })

  test('once the person has answered otherwise', async () => {
    const id = await signing([leader, second])
    const token = await sent(id)
    await act(leader, id, 'signOff.sign')
    await isOver(token, id, 'link.answered')
  })

  test('once the person may not any more, or their account is switched off', async () => {
    const gone = await cms.person('离任领导', ['leader'])
    const id = await signing([gone])
    const token = await sent(id, gone)
    await cms.payload.update({ collection: 'users' as never, id: gone.id, data: { roles: ['member'] } })
    await isOver(token, id, 'link.noRight')
    await cms.payload.update({ collection: 'users' as never, id: gone.id, data: { roles: ['leader'], disabled: true } })
    await isOver(token, id, 'link.switchedOff')
    await cms.payload.update({ collection: 'users' as never, id: gone.id, data: { disabled: false } })
    expect(said(await look(token))).toBe('200')
  })
})

describe('sending', () => {
  test('is for whom the declaration names, to whoever may take the step, and nobody else', async () => {
    const id = await signing([leader])
    for (const user of [member, leader, second]) expect(said(await send(id, leader, user))).toBe('403 error.forbidden')
    expect(said(await send(id, leader, stranger))).toBe('404 error.notFound')
    for (const person of [second, member, stranger, clerk]) expect(said(await send(id, person))).toBe('422 error.invalid')
    expect(said(await call(`opinions/${id}/links`, { user: clerk, body: { person: 'x' } }))).toBe('400 error.badRequest')
    expect(said(await call(`opinions/${id}/links`, { user: clerk, body: { person: 999_999 } }))).toBe('422 error.invalid')
    const draft = (
      await save({ site, slug: 'opinions', req: await cms.request(clerk), body: { data: { title: '草稿' } } }).catch(() => undefined)
    )?.id
    expect(draft).toBeUndefined()
    expect((await view(clerk, id)).links!.people).toEqual([{ id: leader.id, title: '主席' }])
    for (const user of [member, leader]) expect((await view(user, id)).links).toBeUndefined()
    const before = await signing()
    await act(leader, before, 'signOff.sign')
    expect(said(await send(before, leader))).toBe('403 error.forbidden')
  })

  test('is refused where nothing leaves this site', async () => {
    const id = await signing()
    await query(sql`UPDATE yz.channels SET is_on = false`)
    expect(said(await send(id, leader))).toBe('409 link.noChannel')
    await query(sql`UPDATE yz.channels SET is_on = true`)
    expect((await view(clerk, id)).links!.sent).toEqual([])
  })

  test('is by mail at once, whatever the person wishes otherwise; a link that is over is not sent', async () => {
    await call('me/notice-settings', {
      user: second,
      body: { locale: 'en', digestHour: 8, modes: { todo: { mail: 'off', inbox: 'off' } } },
    })
    const id = await signing([second])
    expect(letterWith(await sent(id, second)).subject).toContain('asks for your signature')
    await caughtUp(cms.payload)
    await query(sql`UPDATE yz.channels SET retry_at = now() + interval '1 hour'`)
    expect(said(await send(id, second))).toBe('200')
    const count = mail.mails.length
    const link = (await view(clerk, id)).links!.sent[0]!
    await call(`signed-links/${link.id}/withdraw`, { user: clerk, body: {} })
    await caughtUp(cms.payload)
    await query(sql`UPDATE yz.channels SET retry_at = NULL`)
    await expect
      .poll(async () => (await query(sql`SELECT 1 FROM yz.deliveries WHERE outcome = 'dropped'`)).length, { timeout: 30_000 })
      .toBeGreaterThan(0)
    expect(mail.mails).toHaveLength(count)
  })
})

describe('together with', () => {
  test('委托: the link is for the person alone; a deputy neither is sent the principal’s nor acts by it for others', async () => {
    await query(
      sql`INSERT INTO yz.delegations (principal, deputy, starts_at, ends_at) VALUES (${leader.id}, ${deputy.id}, now() - interval '1 hour', now() + interval '1 day')`,
    )
    const id = await signing([leader])
    expect(said(await send(id, deputy))).toBe('422 error.invalid')
    await sent(id)
    await caughtUp(cms.payload)
    const toldOfLink = await query<{ person: number }>(sql`SELECT person FROM yz.notices WHERE doc = ${id} AND link IS NOT NULL`)
    expect(toldOfLink).toEqual([{ person: leader.id }])
    const both = await signing([leader, deputy])
    const token = await sent(both, deputy)
    expect(said(await sign(token))).toBe('200')
    const answers = await query<{ of_id: number; answer: string | null }>(
      sql`SELECT of_id, answer FROM yz.turns WHERE type = 'opinions' AND doc = ${both} ORDER BY of_id`,
    )
    expect(answers).toEqual([
      { of_id: leader.id, answer: null },
      { of_id: deputy.id, answer: 'sign' },
    ])
    // What waits for the principal can still be done by the deputy, who signs in for it.
    expect(
      await refusal(fire({ site, slug: 'opinions', id: both, transition: 'signOff.sign', for: leader.id, req: await cms.request(deputy) })),
    ).toBe('accepted')
    await query(sql`DELETE FROM yz.delegations`)
  })

  test('撤回: what was done by a link is taken back like any step, and the link stays used', async () => {
    const id = await signing([leader, second])
    const token = await sent(id)
    expect(said(await sign(token))).toBe('200')
    expect(await refusal(act(leader, id, 'signOff.recall'))).toBe('accepted')
    expect(said(await sign(token))).toBe('410 link.used')
    expect(said(await sign(await sent(id)))).toBe('200')
  })

  test('a transition and an extension: the supervisor passes a reply, and grants more time', async () => {
    const unit = (
      (await cms.payload.create({ collection: 'organisations' as never, data: { title: '教育局', kind: 'unit' } })) as { id: number }
    ).id
    const officer = await cms.person('经办人', ['handling-unit'], unit)
    const office = await cms.person('提案委', ['staff', 'proposal-office'])
    const supervisor = await cms.person('督办', ['supervisor'])
    const step = async (user: TestPerson, transition: string, data: object = {}, reason?: string) =>
      fire({ site, slug: 'proposals', id, transition, req: await cms.request(user), data: { ...data }, reason })
    const { id } = await save({
      site,
      slug: 'proposals',
      req: await cms.request(member),
      body: { data: { title: '校车', category: 'society', situation: '情。', advice: '议。' }, fire: 'submit' },
    })
    await step(office, 'file', { serial: `L${id}` })
    await step(office, 'assign', { leadUnit: unit })
    await step(officer, 'signFor')
    expect(said(await send(id, supervisor, office, 'proposals'))).toBe('422 error.invalid')
    await step(officer, 'extend', {}, '需要勘察')
    const more = await sent(id, supervisor, 'proposals', office)
    expect(((await look(more)).body as unknown as LinkAnswer).can.map(({ transition }) => transition)).toEqual([
      'extendGrant',
      'extendRefuse',
    ])
    expect(said(await sign(more, 'extendGrant'))).toBe('200')
    await step(officer, 'reply', { reply: '已增开。', replyClass: 'A' })
    const token = await sent(id, supervisor, 'proposals', office)
    expect(((await look(token)).body as unknown as LinkAnswer).doc.reply).toBe('已增开。')
    expect(said(await sign(token, 'auditPass'))).toBe('200')
    expect((await query(sql`SELECT state FROM proposals WHERE id = ${id}`))[0]).toEqual({ state: 'answered' })
    const links = (await call(`proposals/${id}/view`, { user: office })).body.links as LinksView | undefined
    expect(links).toBeUndefined()
  })
})
