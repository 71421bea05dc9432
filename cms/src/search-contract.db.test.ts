import {
  parseQuery,
  postgresSearchIndex,
  runSql,
  sql,
  type SearchEntry,
  type SearchIndex,
  type SearchQuery,
  type SearchScope,
} from '@yizheng/kit/cms'
import fc from 'fast-check'
import { createLocalReq } from 'payload'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { bootCms, type TestCms } from './testing/boot-cms.ts'

/** What every search engine must keep. A second engine is one more line: how to reach it, empty it, and make what was put in it visible. */
const engines: readonly {
  name: string
  index: SearchIndex
  empty: (scope: SearchScope) => Promise<unknown>
  settle: () => Promise<void>
}[] = [
  {
    name: 'PostgreSQL',
    index: postgresSearchIndex,
    empty: ({ payload }) => runSql({ payload, query: sql`DELETE FROM yz.search` }),
    settle: () => Promise.resolve(),
  },
]

let cms: TestCms
beforeAll(async () => {
  cms = await bootCms(inject('postgresUrl'))
})
afterAll(() => cms.close())

describe.each(engines)('a search index on $name', ({ index, empty, settle }) => {
  let nextDoc = 1
  const scope = async (): Promise<SearchScope> => ({ payload: cms.payload, req: await createLocalReq({}, cms.payload) })
  const entry = (title: string, more: Partial<SearchEntry> = {}): SearchEntry => ({
    type: 'news',
    doc: (nextDoc += 1),
    title,
    body: '',
    date: '2026-01-01T00:00:00.000Z',
    audience: ['public'],
    facets: {},
    ...more,
  })
  const put = async (...entries: SearchEntry[]) => {
    await index.put(entries, await scope())
    await settle()
  }
  const find = async (text: string, more: Partial<SearchQuery> = {}) =>
    index.find(
      {
        query: parseQuery(text),
        match: 'all',
        marks: ['public'],
        types: ['news', 'proposals'],
        only: {},
        sort: 'relevance',
        facets: [],
        offset: 0,
        limit: 10,
        ...more,
      },
      await scope(),
    )
  const titles = async (text: string, more: Partial<SearchQuery> = {}) => (await find(text, more)).hits.map((hit) => hit.title)
  const suggested = async (text: string, marks = ['public']) =>
    (await index.suggest({ text, marks, types: ['news', 'proposals'], limit: 10 }, await scope())).map((one) => one.title)

  beforeEach(async () => {
    await empty(await scope())
    await settle()
  })

  test('in titles alone: nothing by its text, and first what has more of the words', async () => {
    await put(
      entry('茶产业座谈会', { date: '2026-02-01T00:00:00.000Z' }),
      entry('茶产业提质增效调研'),
      entry('别的', { body: '茶产业提质增效' }),
    )
    const { hits } = await find('茶产业提质增效', { match: 'any', inTitles: true })
    expect(hits.map(({ title }) => title)).toEqual(['茶产业提质增效调研', '茶产业座谈会'])
  })

  test('ranks the letters in the title first, then the words in it, then the letters in the text, then the words in it', async () => {
    await put(
      entry('丁', { body: '茶产业的发展要靠年轻人，也靠协商。', date: '2026-05-05T00:00:00Z' }),
      entry('丙', { body: '座谈时谈到茶产业协商的成果。', date: '2026-04-04T00:00:00Z' }),
      entry('协商会聚焦茶产业', { date: '2026-03-03T00:00:00Z' }),
      entry('松阳县召开茶产业协商会', { date: '2026-02-02T00:00:00Z' }),
      entry('无关的新闻', { body: '讲的是别的事。' }),
    )
    expect(await titles('茶产业协商')).toEqual(['松阳县召开茶产业协商会', '协商会聚焦茶产业', '丙', '丁'])
  })

  test('finds any fragment of a title and of a text, across words, punctuation aside, whatever stands around it', async () => {
    const character = fc.constantFrom(...'松阳县政协委员提案办理的了在茶山水20a')
    const text = fc.array(character, { minLength: 4, maxLength: 24 })
    await fc.assert(
      fc.asyncProperty(text, text, fc.nat(), fc.integer({ min: 2, max: 6 }), fc.boolean(), async (title, body, a, length, inTitle) => {
        const source = inTitle ? title : body
        const from = a % (source.length - 1)
        const fragment = source.slice(from, from + length)
        // Numbers and Latin words are found from their beginning.
        fc.pre(fragment.length > 1 && !(/[0-9a-z]/.test(fragment[0]!) && /[0-9a-z]/.test(source[from - 1] ?? '')))
        const one = entry(title.join(''), { body: body.join('') })
        await put(one)
        const { hits, total } = await find(fragment.join(''), { limit: 50 })
        expect(total).toBeGreaterThan(0)
        expect(hits.map((hit) => hit.doc)).toContain(one.doc)
        await index.remove([one], await scope())
      }),
      { numRuns: 60 },
    )
  })

  test('a fragment across words is found before texts that hold only the words in it', async () => {
    const noise = Array.from({ length: 30 }, (_, n) =>
      entry(`保证水质第${n}号`, { body: '约定供货，保证质量。', date: '2026-06-01T00:00:00Z' }),
    )
    await put(...noise, entry('甲', { body: '应当依约定执行' }), entry('乙', { body: '船舶使用承租人' }))
    expect((await titles('约定执'))[0]).toBe('甲')
    expect((await titles('用承'))[0]).toBe('乙')
  })

  test('traditional characters, width and case make no difference', async () => {
    await put(entry('松陽縣ＣＰＰＣＣ提案'), entry('松阳县cppcc提案'))
    for (const typed of ['松阳县', '松陽縣', 'CPPCC提案', 'ｃｐｐｃｃ']) expect(await titles(typed), typed).toHaveLength(2)
  })

  test('all words must occur, a phrase letter for letter, what is excluded not at all', async () => {
    await put(entry('校车线路优化', { body: '公交公司' }), entry('线路与校车', { body: '旅游专线' }), entry('校车', { body: '线路优化' }))
    expect((await titles('校车 线路')).length).toBe(3)
    expect(await titles('"校车线路"')).toEqual(['校车线路优化'])
    expect((await titles('校车 “线路优化”')).toSorted()).toEqual(['校车', '校车线路优化'])
    expect((await titles('校车 -公交')).toSorted()).toEqual(['校车', '线路与校车'])
    expect(await titles('校车 -"线路优化" -地铁')).toEqual(['线路与校车'])
    expect(await titles('-公交')).toEqual([])
    expect(await titles('校车 地铁')).toEqual([])
    expect((await titles('校车 地铁', { match: 'any' })).length).toBe(3)
  })

  test('what holds more of the words comes first where any will do', async () => {
    await put(entry('甲', { body: '只有校车', date: '2026-09-09T00:00:00Z' }), entry('乙', { body: '校车和线路' }))
    expect(await titles('校车 线路 地铁', { match: 'any' })).toEqual(['乙', '甲'])
  })

  test('shows, counts and suggests nothing to whom it is not meant for', async () => {
    const marks = ['public', 'signed-in', 'role:staff', 'user:7', 'unit:3']
    await put(...marks.map((mark) => entry(`给${mark}的文件`, { body: '机密内容', audience: [mark], facets: { state: mark } })))
    await put(entry('给两种人的文件', { body: '机密内容', audience: ['role:leader', 'user:7'], facets: { state: 'two' } }))
    const seen = async (...own: string[]) => {
      const { hits, total, facets } = await find('机密内容', { marks: own, facets: ['state'] })
      expect(hits).toHaveLength(total)
      expect(facets.state).toHaveLength(total)
      expect((await suggested('文件', own)).toSorted()).toEqual(hits.map((hit) => hit.title).toSorted())
      expect((await suggested('wenjian', own)).length).toBe(total)
      return total
    }
    expect(await seen()).toBe(0)
    expect(await seen('public')).toBe(1)
    expect(await seen('public', 'signed-in', 'user:8')).toBe(2)
    expect(await seen('public', 'signed-in', 'user:7')).toBe(4)
    expect(await seen('public', 'signed-in', 'user:8', 'unit:3', 'role:leader')).toBe(4)
  })

  test('looks only in the types it is told', async () => {
    await put(entry('茶事一', { type: 'proposals' }), entry('茶事二'), entry('茶事三', { type: 'secrets' }))
    expect(await titles('茶事', { types: ['proposals'] })).toEqual(['茶事一'])
    expect((await find('茶事', { facets: ['type'] })).facets.type!.map(({ value }) => value).toSorted()).toEqual(['news', 'proposals'])
    expect((await suggested('茶事')).toSorted()).toEqual(['茶事一', '茶事二'])
  })

  test('counts each facet without its own choice, and narrows by all of them and by dates', async () => {
    for (const [state, unit, year] of [
      ['filed', 1, 2024],
      ['filed', 2, 2025],
      ['closed', 1, 2025],
    ] as const)
      await put(entry(`立案${state}${unit}`, { facets: { state, unit }, date: `${year}-12-31T16:00:00.000Z` }))
    const facets = ['state', 'unit', 'year', 'absent']
    const all = await find('立案', { facets })
    expect(all).toMatchObject({ total: 3, exact: true })
    expect(all.facets).toEqual({
      state: [
        { value: 'filed', count: 2 },
        { value: 'closed', count: 1 },
      ],
      unit: [
        { value: '1', count: 2 },
        { value: '2', count: 1 },
      ],
      // The last hours of a year in London are the next year in China.
      year: [
        { value: '2026', count: 2 },
        { value: '2025', count: 1 },
      ],
      absent: [],
    })
    const narrow = await find('立案', { facets, only: { state: 'filed', unit: '1' } })
    expect(narrow.total).toBe(1)
    expect(narrow.facets).toMatchObject({
      state: [
        { value: 'closed', count: 1 },
        { value: 'filed', count: 1 },
      ],
      unit: [
        { value: '1', count: 1 },
        { value: '2', count: 1 },
      ],
      year: [{ value: '2025', count: 1 }],
    })
    expect((await find('立案', { from: '2024-12-31T16:00:00Z', before: '2025-12-31T16:00:00Z' })).total).toBe(1)
  })

  test('pages show each hit once, best or newest first', async () => {
    await put(...Array.from({ length: 25 }, (_, n) => entry(`翻页${n + 100}`, { date: new Date(Date.UTC(2020, 0, n + 1)).toISOString() })))
    for (const sort of ['relevance', 'date'] as const) {
      const pages = await Promise.all([0, 10, 20, 30].map((offset) => find('翻页', { sort, offset })))
      expect(pages.map((page) => page.hits.length)).toEqual([10, 10, 5, 0])
      const dates = pages.flatMap((page) => page.hits.map((hit) => hit.date))
      expect(dates).toEqual(dates.toSorted().reverse())
      expect(new Set(pages.flatMap((page) => page.hits.map((hit) => hit.doc))).size).toBe(25)
    }
  })

  test('of very many hits it gives an estimate, and the pages are full all the same', async () => {
    const many = Array.from({ length: 14_000 }, (_, n) =>
      entry(`茶${n}`, { body: '茶', type: n % 2 ? 'news' : 'proposals', date: new Date(Date.UTC(2000, 0, 1 + (n % 9000))).toISOString() }),
    )
    await put(...many)
    if (index === postgresSearchIndex) await runSql({ payload: cms.payload, query: sql`ANALYZE yz.search` })
    for (const sort of ['relevance', 'date'] as const) {
      const { hits, total, exact, facets } = await find('茶', { sort, facets: ['type'], offset: 490 })
      expect(hits).toHaveLength(10)
      expect(exact).toBe(false)
      expect(total).toBeGreaterThan(10_000)
      expect(facets.type!.map(({ value }) => value).toSorted()).toEqual(['news', 'proposals'])
    }
    expect((await find('茶', { only: { type: 'news' } })).total).toBe(7000)
    expect((await find('茶', { sort: 'date', limit: 1 })).hits[0]!.date.slice(0, 4)).toBe('2024')
  })

  test('putting again replaces, removing takes out, and what is not there is no mistake', async () => {
    const one = entry('旧的标题', { body: '旧的正文' })
    await put(one)
    await put({ ...one, title: '新的标题', body: '新的正文', audience: ['role:staff'] })
    expect(await titles('旧的')).toEqual([])
    expect(await titles('新的')).toEqual([])
    expect(await titles('新的', { marks: ['role:staff'] })).toEqual(['新的标题'])
    await index.remove([one, { type: 'news', doc: 999_999 }], await scope())
    await settle()
    expect(await titles('新的', { marks: ['role:staff'] })).toEqual([])
  })

  test('takes any title, text and query', async () => {
    const anything = fc.string({ unit: fc.constantFrom(...'茶<>&\'"\\:*!|()-“”「」 ，\t\nａ1é𠮷葛\u{e0100}👨‍👩‍👧') })
    await fc.assert(
      fc.asyncProperty(anything, anything, anything, async (title, body, typed) => {
        const one = entry(title, { body })
        await put(one)
        for (const match of ['all', 'any'] as const) {
          const { hits, total } = await find(typed, { match, facets: ['type'] })
          expect(hits.length).toBeLessThanOrEqual(total)
        }
        await suggested(typed)
        await index.remove([one], await scope())
      }),
      { numRuns: 60 },
    )
  })

  test('suggests titles that begin with what was typed first, by pinyin and initials too', async () => {
    await put(entry('关于松阳高腔'), entry('松阳高腔', { date: '2020-01-01T00:00:00Z' }), entry('重庆来客'))
    expect(await suggested('松阳高')).toEqual(['松阳高腔', '关于松阳高腔'])
    expect(await suggested('阳高')).toHaveLength(2)
    expect((await suggested('sygq')).length).toBe(2)
    expect(await suggested('chongq')).toEqual(['重庆来客'])
    expect(await suggested('，')).toEqual([])
  })
})
