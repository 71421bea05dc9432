import decodeQr from 'qr/decode.js'
import { firstDocument } from './pages.ts'
import { expect, expectAccessible, open, setTheme, test, themes } from './test.ts'

test.describe('an article', () => {
  test('leads on: to its neighbours in the column and back, and to what has to do with it', async ({ page }) => {
    await open(page, await firstDocument(page, '/news'))
    const title = await page.getByRole('heading', { level: 1 }).innerText()
    const beside = page.getByRole('navigation', { name: '前后文章' })
    await expect(beside).toContainText('已是最新一篇')
    await beside.locator('a[rel="next"]').click()
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(title)
    await beside.locator('a[rel="prev"]').click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
    const related = page.getByRole('region', { name: '相关阅读' }).getByRole('link')
    await expect(related.first()).toBeVisible()
    await related.first().click()
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(title)
  })

  test('is carried away: a QR code of its address, made without scripts, and the address in the clipboard', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await open(page, await firstDocument(page, '/news'))
    await page.getByRole('main').getByText('分享').click()
    const code = page.getByRole('img', { name: /二维码/ })
    await expect.poll(() => code.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
    const pixels = await code.evaluate((image: HTMLImageElement) => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 400, height: 400 })
      const drawing = canvas.getContext('2d')!
      drawing.fillStyle = '#fff'
      drawing.fillRect(0, 0, 400, 400)
      drawing.drawImage(image, 0, 0, 400, 400)
      return [...drawing.getImageData(0, 0, 400, 400).data]
    })
    expect(decodeQr({ width: 400, height: 400, data: Uint8Array.from(pixels) })).toBe(page.url())
    await page.getByRole('button', { name: '复制网址' }).click()
    await expect(page.getByText('网址已复制。')).toBeVisible()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url())
    await page.keyboard.press('Escape')
    await expect(code).toBeHidden()
  })

  test('is printed alone, with the address it is from', async ({ page }) => {
    await open(page, await firstDocument(page, '/news'))
    await page.emulateMedia({ media: 'print' })
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.locator('.print-only').getByText(page.url())).toBeVisible()
    for (const part of [page.getByRole('banner'), page.getByRole('contentinfo'), page.getByRole('navigation').first()])
      await expect(part).toBeHidden()
  })

  test('is shown in larger letters, which are remembered', async ({ page }) => {
    const path = await firstDocument(page, '/news')
    await open(page, path)
    const size = () =>
      page
        .locator('.prose p')
        .first()
        .evaluate((text) => parseFloat(getComputedStyle(text).fontSize))
    const before = await size()
    await page.getByRole('button', { name: '特大' }).click()
    await expect.poll(size).toBeGreaterThan(before * 1.4)
    await open(page, path)
    expect(await size()).toBeGreaterThan(before * 1.4)
    await expect(page.getByRole('button', { name: '特大' })).toHaveAttribute('aria-pressed', 'true')
  })

  test('is read aloud, the sentence that is heard marked, with pause, speed and the keyboard', async ({ page }) => {
    await page.addInitScript(voice)
    await open(page, await firstDocument(page, '/news'))
    await expect(page.getByRole('button', { name: '朗读' })).toBeVisible()
    await page.getByRole('button', { name: '朗读' }).press('Enter')
    const bar = page.getByRole('group', { name: '朗读', exact: true })
    await expect(bar.getByRole('button', { name: '暂停' })).toBeFocused()
    const title = (await page.getByRole('heading', { level: 1 }).innerText()).replace(/\s/g, '')
    await expect.poll(() => page.evaluate(marked)).toBe(title)
    await page.evaluate(() => window.sayEnd())
    const second = await page.evaluate(marked)
    expect(second).not.toBe(title)
    await expectAccessible(page)
    await bar.getByRole('button', { name: '暂停' }).click()
    await bar.getByLabel('语速').selectOption('快')
    await bar.getByRole('button', { name: '继续' }).click()
    expect(await page.evaluate(() => window.said.at(-1))).toMatchObject({ text: second, rate: 1.4 })
    await page.keyboard.press('Escape')
    await expect(bar).toBeHidden()
    expect(await page.evaluate(marked)).toBe('')
  })
})

test('nobody is offered a voice that the browser does not have', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(speechSynthesis, 'getVoices', { value: () => [] }))
  await open(page, await firstDocument(page, '/news'))
  await expect(page.getByRole('button', { name: '打印' })).toBeVisible()
  await expect(page.getByRole('button', { name: '朗读' })).toBeHidden()
})

test('in elder mode a magnifier shows what lies under the pointer or has the focus', async ({ page }) => {
  await setTheme(page, 'elder')
  await open(page, await firstDocument(page, '/news'))
  await page.getByRole('button', { name: '放大镜' }).click()
  await page.getByRole('heading', { level: 1 }).hover()
  const glass = page.locator('.magnifier')
  await expect(glass).toHaveText((await page.getByRole('heading', { level: 1 }).innerText()).replace(/\s/g, ''))
  await page.getByRole('link', { name: '首页' }).first().focus()
  await expect(glass).toHaveText('首页')
  await expectAccessible(page)
  await page.reload()
  await expect(page.getByRole('button', { name: '放大镜' })).toHaveAttribute('aria-pressed', 'true')
})

test('without scripts everything can be read, and letters and modes can be chosen', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto('/')
  await page.getByRole('main').getByRole('heading', { level: 1 }).getByRole('link').click()
  await page.getByRole('button', { name: '特大' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-text', 'larger')
  await page.getByRole('button', { name: '深色' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.getByRole('main').getByText('分享').click()
  await expect(page.getByRole('img', { name: /二维码/ })).toBeVisible()
  await expect(page.getByRole('button', { name: '打印' })).toBeHidden()
  await context.close()
})

test('machines find their way: feeds, a map of every public page, one address a page, and what it is', async ({ page, request }) => {
  await open(page, '/columns/lvzhi')
  const feeds = await page
    .locator('link[type="application/atom+xml"]')
    .evaluateAll((all) => all.map((link) => (link as HTMLLinkElement).href))
  expect(feeds.map((feed) => new URL(feed).pathname)).toEqual(['/feed.xml', '/columns/lvzhi/feed.xml'])
  for (const feed of feeds) {
    const answer = await request.get(feed)
    expect(answer.headers()['content-type']).toContain('application/atom+xml')
    expect(await answer.text()).toMatch(/<entry><id>[^<]+\/(?:news|announcements)\/\d+<\/id>/)
  }
  const parts = [...(await (await request.get('/sitemap.xml')).text()).matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => address!)
  const mapped = (await Promise.all(parts.map(async (part) => (await request.get(part)).text()))).join('')
  const article = await firstDocument(page, '/news')
  await open(page, article)
  const address = new URL(article, page.url()).href
  expect(mapped).toContain(`<loc>${address}</loc>`)
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute('href', address)
  const data = await page.locator('script[type="application/ld+json"]').allInnerTexts()
  const title = (await page.getByRole('heading', { level: 1 }).innerText()).replace(/\s/g, '')
  const kinds = data.map((one) => JSON.parse(one) as { '@type': string; headline?: string })
  expect(kinds.map((one) => one['@type'])).toEqual(['BreadcrumbList', 'NewsArticle'])
  expect(kinds[1]!.headline!.replace(/\s/g, '')).toBe(title)
})

test.describe('as an app', () => {
  test('it can be installed, and keeps what was read for when there is no network', async ({ page, context }) => {
    const article = await firstDocument(page, '/news')
    const manifest = (await (await page.request.get('/manifest.webmanifest')).json()) as { icons: { src: string }[]; start_url: string }
    for (const { src } of manifest.icons) expect((await page.request.get(src)).status(), src).toBe(200)
    await open(page, article)
    const title = await page.getByRole('heading', { level: 1 }).innerText()
    await expect.poll(() => page.evaluate(keptPaths), { timeout: 20_000 }).toContain(article)
    await page.goto('/login')
    await page.goto('/nowhere')
    await context.setOffline(true)
    await page.goto(article)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
    await page.goto('/announcements/1')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('现在没有网络')
    await page.getByRole('region', { name: '读过的页面' }).getByRole('link').first().click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
    await context.setOffline(false)
    expect(await page.evaluate(keptPaths)).not.toContain('/nowhere')
  })

  test('it keeps nothing of what is shown to somebody signed in', async ({ signIn }) => {
    const member = await signIn('member')
    await member.waitForFunction(async () => (await navigator.serviceWorker.ready) !== undefined)
    await open(member, '/desk')
    await open(member, '/news')
    await open(member, await firstDocument(member, '/news'))
    await member.waitForFunction(() => navigator.serviceWorker.controller !== null)
    expect(await member.evaluate(keptPaths)).toEqual([])
  })
})

for (const theme of themes)
  test(`the page for those without a network is accessible in the mode ${theme}`, async ({ page }) => {
    await setTheme(page, theme)
    await open(page, '/offline')
    await expectAccessible(page)
  })

declare global {
  interface Window {
    /** What the voice of the test was given, and what ends its sentence. */
    said: { text: string; rate: number }[]
    sayEnd: () => void
  }
}

/** The browser of the tests has no voice. This one speaks as slowly as the test wishes. */
function voice(): void {
  let now: SpeechSynthesisUtterance | undefined
  window.said = []
  window.sayEnd = () => void now?.onend?.(new Event('end') as SpeechSynthesisEvent)
  const methods = {
    getVoices: () => [{ lang: 'zh-CN' }],
    cancel: () => (now = undefined),
    speak: (words: SpeechSynthesisUtterance) => {
      now = words
      window.said.push({ text: words.text, rate: Number(words.rate.toFixed(2)) })
    },
  }
  for (const [name, value] of Object.entries(methods)) Object.defineProperty(speechSynthesis, name, { value })
}

function marked(): string {
  let text = ''
  CSS.highlights.get('aloud')?.forEach((range) => (text += (range as Range).toString()))
  return text.replace(/\s/g, '')
}

async function keptPaths(): Promise<string[]> {
  const name = (await caches.keys()).find((one) => one.endsWith('-pages'))
  if (!name) return []
  return (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)
}
