import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testPassword } from '../testing/boot-cms.ts'
import { answersTo, cms, ids, account, fileUrls, send, who, type Docs, idsOf, setUp, tearDown } from '../testing/rights/fixture.ts'
import { people, type Person, signedIn, accounts, phoneOf } from '../testing/rights/people.ts'
import { declared, all, unauditedReply } from '../testing/rights/tables.ts'

/** What is hidden stays hidden, and closed doors stay closed. Everybody who can knock, against every door, through the handlers that answer in earnest. */
beforeAll(setUp)
afterAll(tearDown)

describe('what is hidden stays hidden', () => {
  const slugs = Object.keys(all)
  /** Whatever of an account is its own business. */
  const secretsOf = (person: Exclude<Person, 'anonymous'>) => [account[person].email, phoneOf(person)]

  test('no answer carries another person’s e-mail or telephone, however deep it looks', async () => {
    const paths = slugs.flatMap((slug) => [
      `/api/${slug}?depth=10&limit=1000&showHiddenFields=true`,
      `/api/${slug}?depth=2&limit=1000&populate[users][email]=true&populate[users][phone]=true&populate[users][hash]=true`,
      `/api/${slug}?depth=2&limit=1000&select[author]=true&select[email]=true&select[phone]=true&select[hash]=true&select[salt]=true`,
      ...(all[slug]!.versions ? [`/api/${slug}/versions?depth=10&limit=1000`] : []),
      ...(slug in declared ? [`/api/${slug}/list?limit=100`] : []),
      ...Object.values(ids[slug]!).map((id) => (slug in declared ? `/api/${slug}/${id}/view` : `/api/${slug}/${id}?depth=10`)),
    ])
    for (const person of people) {
      const foreign = person === 'admin' ? [] : accounts.filter((one) => one !== person).flatMap(secretsOf)
      for (const path of [...paths, '/api/options/users', '/api/users/me', '/api/me/desk', '/api/metrics/proposals/byState/rows']) {
        const text = JSON.stringify((await send(person, 'GET', path)).body)
        for (const secret of foreign) expect(text.includes(secret), `${person} reads ${secret} at ${path}`).toBe(false)
        expect(text, `${person} at ${path}`).not.toMatch(/"(hash|salt|resetPasswordToken|loginAttempts|lockUntil)":/)
      }
    }
  })

  test('a reply that the audit has not passed is read by those who work on it, though the proposal is open to everybody', async () => {
    const id = ids.proposals!.auditingOpenly!
    const { reply } = answersTo('reply') as { reply: string }
    const paths = [
      `/api/proposals/${id}/view`,
      '/api/proposals/list?fields=title,reply,replyClass',
      `/api/proposals/${id}`,
      '/api/proposals?limit=1000',
    ]
    for (const path of paths) {
      const readers = await who(async (person) => {
        const { status, body } = await send<{ doc?: object; docs?: { id: number }[] }>(person, 'GET', path)
        expect(status, `${person} at ${path}`).toBe(200)
        return JSON.stringify(body.docs?.find((one) => one.id === id) ?? body.doc ?? body).includes(reply)
      })
      // A list that does not ask who the lead unit is cannot know that this person belongs to it.
      expect(readers, path).toEqual(path.includes('fields=') ? unauditedReply.filter((one) => one !== 'unit') : unauditedReply)
    }
    for (const person of people) {
      const guessed = await send<Docs>(person, 'GET', `/api/proposals?where[reply][equals]=${encodeURIComponent(reply)}&limit=1000`)
      expect(idsOf(guessed).includes(id), person).toBe(['office', 'leader', 'supervisor'].includes(person))
      const found = await send(person, 'GET', `/api/search?q=${encodeURIComponent(reply)}`)
      expect(JSON.stringify(found.body), person).not.toContain(`/proposals/${id}"`)
    }
  })

  test('nor can it be guessed: no query looks through a relation, and nobody finds other accounts', async () => {
    const phone = phoneOf('member2')
    const queries = [
      `where[author.phone][equals]=${phone}`,
      `where[author__email][like]=member`,
      'where[author.hash][like]=a',
      'where[author.sessions.id][exists]=true',
      `where[and][0][or][0][author.phone][equals]=${phone}`,
      `where[version.author.phone][equals]=${phone}`,
      'where[author][contains][phone][like]=139',
      'sort=author.phone',
      'sort=-author.salt',
      'sort=title,author.hash',
    ]
    const doors = [
      ['GET', '/api/news'],
      ['GET', '/api/news/count'],
      ['GET', '/api/news/versions'],
      ['GET', '/api/proposals'],
      ['PATCH', '/api/news'],
      ['DELETE', '/api/news'],
    ] as const
    for (const person of people)
      for (const [method, door] of doors)
        for (const query of queries) {
          // Counting knows no order.
          if (door.endsWith('/count') && query.startsWith('sort')) continue
          const { status } = await send(person, method, `${door}?${query}`, method === 'PATCH' ? { title: 'x' } : undefined)
          expect(status, `${person}: ${method} ${door}?${query}`).toBe(400)
        }
    for (const query of [
      `where[cosponsors][contains][phone][like]=139`,
      `where[cosponsors.phone][equals]=${phone}`,
      'sort=cosponsors.phone',
    ])
      expect(await who(async (person) => (await send(person, 'GET', `/api/proposals?${query}`)).status !== 400), query).toEqual([])

    for (const query of [`where[phone][equals]=${phone}`, `where[email][equals]=${account.member2.email}`])
      expect(
        await who(async (person) => idsOf(await send<Docs>(person, 'GET', `/api/users?${query}`)).includes(account.member2.id)),
        query,
      ).toEqual(['member2', 'admin'])
    // What is hidden answers nobody, the administrator neither.
    for (const query of ['where[hash][exists]=true', 'where[salt][like]=a', 'where[loginAttempts][equals]=0', 'sort=hash'])
      expect(await who(async (person) => (await send(person, 'GET', `/api/users?${query}`)).status === 200), query).toEqual([])
  })

  test('people keep to their own fields: nobody makes themselves more than they are', async () => {
    for (const person of signedIn.filter((one) => one !== 'admin')) {
      const before = await cms.payload.findByID({ collection: 'users' as never, id: account[person].id, depth: 0 })
      await send(person, 'PATCH', `/api/users/${account[person].id}`, {
        roles: ['admin'],
        unit: ids.organisations!.elsewhere,
        name: '院长',
        disabled: true,
        hash: 'x',
        salt: 'x',
        resetPasswordToken: 'x',
        sessions: [],
      })
      const after = await cms.payload.findByID({ collection: 'users' as never, id: account[person].id, depth: 0 })
      expect({ ...after, updatedAt: 0 }).toEqual({ ...before, updatedAt: 0 })
    }
  })
})

describe('doors of accounts and uploads that are closed', () => {
  test('no password by mail, no first administrator from outside, no unlocking but by the administrator', async () => {
    for (const path of ['forgot-password', 'reset-password', 'verify/x', 'first-register'])
      expect(
        await who(
          async (person) =>
            (await send(person, 'POST', `/api/users/${path}`, { email: account.admin.email, password: 'x', token: 'x' })).status !== 404,
        ),
      ).toEqual([])
    expect(
      await who(async (person) => (await send(person, 'POST', '/api/users/unlock', { email: account.member.email })).status === 200),
    ).toEqual(['admin'])
  })
  test('an account that is switched off cannot sign in, and is signed out at once', async () => {
    const { status } = await send('anonymous', 'POST', '/api/users/login', {
      email: account['switched-off'].email,
      password: testPassword,
    })
    expect(status).toBe(401)
    expect((await send<{ user: unknown }>('switched-off', 'GET', '/api/users/me')).body.user).toBeNull()
    expect((await send('switched-off', 'POST', '/api/users/refresh-token', {})).status).not.toBe(200)
  })
  test('the server fetches no file for anybody, and hands out nobody else’s', async () => {
    const stolen = (await cms.payload.findByID({ collection: 'attachments' as never, id: fileUrls.ofDraft!.id })) as unknown as {
      filename: string
    }
    for (const person of people)
      for (const slug of ['attachments', 'media']) {
        for (const url of ['/anything', 'http://localhost:3000/anything', 'http://169.254.169.254/'])
          expect(
            (
              await send(person, 'POST', `/api/${slug}?uploadEdits[widthInPixels]=10&uploadEdits[heightInPixels]=10`, {
                alt: 'x',
                filename: stolen.filename,
                url,
              })
            ).status,
          ).toBeGreaterThanOrEqual(400)
        expect((await send(person, 'GET', `/api/${slug}/paste-url?src=http://localhost:3000/`)).status).toBeGreaterThanOrEqual(400)
      }
  })
  test('a batch carries no stream and no file', async () => {
    for (const path of ['/api/metrics/stream', fileUrls.ofHandlingOpenly!.url.replace(/\.txt$/, '')])
      expect((await send('anonymous', 'GET', `/api/batch?get=${path}`)).status).toBe(400)
  })
})
