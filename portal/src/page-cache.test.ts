import type { RenderContext } from '@yizheng/kit/render-context'
import { describe, expect, it } from 'vitest'
import { PageCache, type Rendered } from './page-cache.ts'
import { storedPage, type StoredPage } from './stored-page.ts'

const always = () => true

/** A render that reads `tags` and then waits to be let go on. */
async function slowRender(text: string, tags: readonly string[]) {
  const page = await storedPage(Buffer.from(text), [])
  const gate = Promise.withResolvers<void>()
  let times = 0
  const make = async (context: RenderContext): Promise<Rendered<string>> => {
    times += 1
    tags.forEach((tag) => context.tags.add(tag))
    await gate.promise
    return { answer: text, page }
  }
  return { make, letGo: gate.resolve, times: () => times }
}

function textOf(answer: string | StoredPage | undefined): string | undefined {
  return typeof answer === 'object' ? answer.plain.body.toString() : answer
}

async function fill(cache: PageCache<string>, key: string, text: string, tags: readonly string[]): Promise<void> {
  const { make, letGo } = await slowRender(text, tags)
  letGo()
  await cache.render({ key, mayKeep: always, make })
}

describe('the page cache', () => {
  const fresh = () => new PageCache<string>({ maxBytes: 1_000_000 })

  it('keeps a page until one of its tags is purged', async () => {
    const cache = fresh()
    await fill(cache, '/news/1', 'one', ['news:1', 'site'])
    cache.purge(['news:2', 'news'])
    expect(textOf(cache.fresh('/news/1'))).toBe('one')
    cache.purge(['news:1'])
    expect(cache.fresh('/news/1')).toBeUndefined()
  })

  it('does not keep a page whose tag was purged while it was being rendered', async () => {
    const cache = fresh()
    const { make, letGo } = await slowRender('old', ['news'])
    const answer = cache.render({ key: '/', mayKeep: always, make })
    cache.purge(['news'])
    letGo()
    expect(textOf(await answer)).toBe('old')
    expect(cache.fresh('/')).toBeUndefined()
  })

  it('keeps a page when something else was purged while it was being rendered', async () => {
    const cache = fresh()
    const { make, letGo } = await slowRender('page', ['news'])
    const answer = cache.render({ key: '/', mayKeep: always, make })
    cache.purge(['proposals'])
    letGo()
    await answer
    expect(textOf(cache.fresh('/'))).toBe('page')
  })

  it('gives whoever asks after a purge a render that began after it', async () => {
    const cache = fresh()
    const old = await slowRender('old', ['news'])
    const first = cache.render({ key: '/', mayKeep: always, make: old.make })
    cache.purge(['news'])
    const young = await slowRender('new', ['news'])
    const second = cache.render({ key: '/', mayKeep: always, make: young.make })
    young.letGo()
    expect(textOf(await second)).toBe('new')
    old.letGo()
    await first
    expect(textOf(cache.fresh('/'))).toBe('new')
  })

  it('renders once for a hundred simultaneous misses', async () => {
    const cache = fresh()
    const { make, letGo, times } = await slowRender('page', ['news'])
    const answers = Array.from({ length: 100 }, () => cache.render({ key: '/', mayKeep: always, make }))
    letGo()
    expect(new Set((await Promise.all(answers)).map(textOf))).toEqual(new Set(['page']))
    expect(times()).toBe(1)
  })

  it('serves the stale page while the CMS is down, and the new one once it is back', async () => {
    const cache = fresh()
    await fill(cache, '/', 'kept', ['news'])
    cache.purgeAll()
    const down = await cache.render({
      key: '/',
      mayKeep: always,
      make: async (context) => {
        context.cmsDown = true
        context.cacheable = false
        return { answer: 'error page' }
      },
    })
    expect(textOf(down)).toBe('kept')
    await fill(cache, '/', 'new', ['news'])
    expect(textOf(cache.fresh('/'))).toBe('new')
  })

  it('forgets a page that is refused now, such as a withdrawn one', async () => {
    const cache = fresh()
    await fill(cache, '/news/1', 'secret by now', ['news:1'])
    cache.purge(['news:1'])
    const gone = await cache.render({ key: '/news/1', mayKeep: always, make: async () => ({ answer: '404' }) })
    expect(gone).toBe('404')
    expect(cache.size.pages).toBe(0)
  })

  it('keeps nothing that was rendered while no changes could be heard of', async () => {
    const cache = fresh()
    const { make, letGo } = await slowRender('page', ['news'])
    letGo()
    await cache.render({ key: '/', mayKeep: () => false, make })
    expect(cache.fresh('/')).toBeUndefined()
  })

  it('lets the next one try again after a render that threw', async () => {
    const cache = fresh()
    await expect(cache.render({ key: '/', mayKeep: always, make: () => Promise.reject(new Error('broken')) })).rejects.toThrow('broken')
    await fill(cache, '/', 'page', ['news'])
    expect(textOf(cache.fresh('/'))).toBe('page')
  })

  it('stays within its bytes', async () => {
    const cache = new PageCache<string>({ maxBytes: 30_000 })
    for (let n = 0; n < 50; n += 1) await fill(cache, `/news/${n}`, 'x'.repeat(2_000), ['news'])
    expect(cache.size.bytes).toBeLessThanOrEqual(30_000)
    expect(cache.fresh('/news/49')).toBeDefined()
    expect(cache.fresh('/news/0')).toBeUndefined()
  })
})
