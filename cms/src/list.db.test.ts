import type { ListAnswer } from '@yizheng/kit/protocol'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { bootCms, type TestCms } from './testing/boot-cms.ts'

const ROWS = 11
const LIMIT = 4
let cms: TestCms

beforeAll(async () => {
  cms = await bootCms(inject('postgresUrl'))
  for (let order = 1; order <= ROWS; order += 1)
    await cms.payload.create({
      collection: 'columns' as never,
      // Every other one without a place: empty values have a place in the order too, and equal ones are told apart.
      data: { title: `栏目${order}`, slug: `c${order}`, ...(order % 2 === 0 ? { order: 7 } : {}) },
    })
})
afterAll(() => cms.close())

async function list(params: Record<string, string>): Promise<ListAnswer> {
  const query = new URLSearchParams({ fields: 'slug', limit: String(LIMIT), ...params })
  const answer = await cms.call(`/api/columns/list?${query}`)
  expect(answer.status).toBe(200)
  return (await answer.json()) as ListAnswer
}
const slugs = ({ docs }: ListAnswer) => docs.map((doc) => doc.slug)

describe('a list', () => {
  for (const sort of ['-createdAt', 'id', 'order', '-order'])
    test(`sorted by ${sort} is gone through page by page, and back by the same pages`, async () => {
      const pages = [await list({ sort })]
      for (let next = pages[0]!.next; next; next = pages.at(-1)!.next) pages.push(await list({ sort, after: next }))
      expect(pages.map(({ docs }) => docs.length)).toEqual([4, 4, 3])
      expect(new Set(pages.flatMap(slugs)).size).toBe(ROWS)
      expect(pages[0]!.previous).toBeNull()

      const second = await list({ sort, before: pages[2]!.previous! })
      expect(slugs(second)).toEqual(slugs(pages[1]!))
      expect(second.next).toBe(pages[1]!.next)
      const first = await list({ sort, before: second.previous! })
      expect(slugs(first)).toEqual(slugs(pages[0]!))
      expect(first.previous).toBeNull()
    })

  test('shows its first page whole where less than a page is left before', async () => {
    const [, second] = (await list({ sort: 'id', limit: '2' })).docs
    const { next } = await list({ sort: 'id', limit: '1' })
    const page = await list({ sort: 'id', after: next! })
    expect(page.docs[0]!.id).toBe(second!.id)
    expect(slugs(await list({ sort: 'id', before: page.previous! }))).toEqual(['c1', 'c2', 'c3', 'c4'])
  })
})
