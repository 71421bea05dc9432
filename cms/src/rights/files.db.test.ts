import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fileUrls, send, who, inOrder, setUp, tearDown } from '../testing/rights/fixture.ts'
import { type Person } from '../testing/rights/people.ts'
import { files } from '../testing/rights/tables.ts'

/** Who fetches which file. Everybody who can knock, against every door, through the handlers that answer in earnest. */
beforeAll(setUp)
afterAll(tearDown)

describe('files', () => {
  test('each is fetched by those who may read its document, and by nobody else', async () => {
    const fetched: Record<string, Person[]> = {}
    const described: Record<string, Person[]> = {}
    for (const [name, { id, url }] of Object.entries(fileUrls)) {
      fetched[name] = await who(async (person) => (await send(person, 'GET', url)).status === 200)
      described[name] = await who(async (person) => (await send(person, 'GET', `/api/attachments/${id}`)).status === 200)
    }
    expect(fetched).toEqual(inOrder(files))
    expect(described).toEqual(inOrder(files))
  })
})
