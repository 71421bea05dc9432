import { describe, expect, it } from 'vitest'
import { atomFeed } from './atom.ts'

const entry = {
  address: 'https://zx.example.cn/news/1',
  title: '茶 & 竹 <一>',
  summary: '“一片叶子”\u0007',
  published: '2026-11-01T00:00:00.000Z',
  updated: '2026-11-03T00:00:00.000Z',
}
const feed = (entries: readonly (typeof entry)[]) =>
  atomFeed({ title: '松阳政协', author: '县政协', home: 'https://zx.example.cn/', address: 'https://zx.example.cn/feed.xml', entries })

describe('a feed', () => {
  it('escapes what people wrote, and leaves out what XML cannot hold', () => {
    expect(feed([entry])).toContain('<title>茶 &amp; 竹 &lt;一&gt;</title>')
    expect(feed([entry])).toContain('<summary>“一片叶子”</summary>')
  })

  it('is as new as its entry that was changed last', () => {
    const older = { ...entry, updated: '2026-11-02T00:00:00.000Z' }
    expect(feed([older, entry])).toMatch(/^<\?xml[^>]+>\n<feed[^>]+><id>[^<]+<\/id><title>[^<]+<\/title><updated>2026-11-03/)
  })
})
