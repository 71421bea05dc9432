import { runSql, sql } from '@yizheng/kit/cms'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { act, cms, member, office, setUp, submitted, tearDown } from './testing/proposals.ts'

type Run = (args: object) => Promise<void>
const file = './migrations/20261124_150328_ratings.ts'

beforeAll(setUp)
afterAll(tearDown)

test('what was rated before ratings were a round stays, and who had still to rate is asked', async () => {
  const query = <T>(text: ReturnType<typeof sql>) => runSql<T & Record<string, unknown>>({ payload: cms.payload, query: text })
  const cosigner = await cms.person('联名人', ['member'])
  const rated = await submitted()
  const waiting = await submitted({ cosponsors: [cosigner.id] })
  await act(cosigner, waiting, 'cosign.agree')
  await act(office, rated, 'file')
  const { up, down } = (await import(file)) as { up: Run; down: Run }
  const { drizzle: db } = cms.payload.db as unknown as { drizzle: object }
  const args = { db, payload: cms.payload, req: await cms.request() }
  await down(args)
  await query(sql`UPDATE proposals SET state = 'evaluated', rating = 'fair' WHERE id = ${rated}`)
  await query(
    sql`INSERT INTO yz.history (type, doc, transition, from_state, to_state, actor) VALUES ('proposals', ${rated}, 'evaluate', 'answered', 'evaluated', ${member.id})`,
  )
  await query(sql`UPDATE proposals SET state = 'answered' WHERE id = ${waiting}`)
  await up(args)
  const turns = await query(sql`SELECT doc, of_id, answer, data, ended FROM yz.turns WHERE round = 'ratings' ORDER BY doc, of_id`)
  expect(turns).toEqual([
    { doc: rated, of_id: member.id, answer: 'rate', data: { process: 'fair', result: 'fair' }, ended: 'closed' },
    { doc: waiting, of_id: member.id, answer: null, data: {}, ended: null },
    { doc: waiting, of_id: cosigner.id, answer: null, data: {}, ended: null },
  ])
})
