import { expect, open, test } from './test.ts'

test.describe('whoever comes to the site reads', () => {
  test('the home page, and from it a news item', async ({ page }) => {
    await open(page, '/')
    await expect(page).toHaveTitle('松阳政协 · 样例站点')
    for (const heading of ['通知公告', '最新消息', '书画苑', '公开提案']) {
      await expect(page.getByRole('heading', { name: heading, exact: true })).toBeVisible()
    }
    const lead = page.getByRole('heading', { level: 1 })
    const title = await lead.innerText()
    await lead.getByRole('link').click()
    await expect(page).toHaveURL(/\/news\/\d+$/)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
    await expect(page.locator('.prose p').first()).not.toBeEmpty()
    // A cover picture that did not load has no width.
    await expect
      .poll(() =>
        page
          .locator('article img[src^="/api/"]')
          .first()
          .evaluate((image: HTMLImageElement) => image.naturalWidth),
      )
      .toBeGreaterThan(0)
  })

  test('every column, with news in each of them', async ({ page }) => {
    await open(page, '/site-map')
    const columns = page.getByRole('region', { name: '栏目' }).getByRole('link')
    await expect(columns).toHaveCount(8)
    for (const column of await columns.all()) {
      const [title, href] = [await column.innerText(), await column.getAttribute('href')]
      const reader = await page.context().newPage()
      await open(reader, href!)
      await expect(reader.getByRole('heading', { level: 1 })).toHaveText(title)
      await expect(reader.getByRole('main').locator('a[href^="/news/"]').first()).toBeVisible()
      await reader.close()
    }
  })

  test('all news, page after page to the last and none twice', async ({ page }) => {
    await open(page, '/news')
    const seen: string[] = []
    for (;;) {
      const links = page.getByRole('main').locator('h2 a[href^="/news/"]')
      seen.push(...(await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')!))))
      const next = page.getByRole('link', { name: '下一页' })
      if (!(await next.isVisible())) break
      await next.click()
      await expect(links.first()).not.toHaveAttribute('href', seen.at(-1)!)
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.length).toBeGreaterThan(20)
  })

  test('an announcement', async ({ page }) => {
    await open(page, '/announcements')
    await page
      .getByRole('main')
      .getByRole('link', { name: /的通知|的公告|公告|通知/ })
      .first()
      .click()
    await expect(page).toHaveURL(/\/announcements\/\d+$/)
    await expect(page.locator('.prose')).not.toBeEmpty()
  })

  test('proposals by category, and one with what became of it', async ({ page }) => {
    await open(page, '/proposals')
    await page.getByLabel('提案类别').selectOption('文化')
    await page.getByRole('button', { name: '筛选' }).click()
    await expect(page).toHaveURL(/category=culture/)
    const categories = page.getByRole('table').locator('[data-label="提案类别"]')
    expect(new Set(await categories.allInnerTexts())).toEqual(new Set(['文化']))
    await page.getByLabel('提案类别').selectOption('全部')
    await page.getByLabel('状态').selectOption('办结')
    await page.getByRole('button', { name: '筛选' }).click()
    await page.getByRole('rowheader').getByRole('link').first().click()
    await expect(page.getByRole('heading', { name: '办理答复' })).toBeVisible()
    const steps = page.getByRole('region', { name: '办理经过' }).getByRole('listitem')
    await expect(steps.first()).toContainText('提交')
    await expect(steps.last()).toContainText('办结')
  })

  test('the gallery 书画苑 by kind, and a work in it', async ({ page }) => {
    await open(page, '/gallery')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('书画苑')
    await page.getByLabel('类别').selectOption('隶书')
    await page.getByRole('button', { name: '筛选' }).click()
    await page.getByRole('link', { name: '上下同心' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('上下同心')
    await expect(page.getByText('丁守拙（样例）')).toBeVisible()
    await expect
      .poll(() =>
        page
          .getByRole('main')
          .locator('img[src^="/api/"]')
          .first()
          .evaluate((image: HTMLImageElement) => image.naturalWidth),
      )
      .toBeGreaterThan(0)
  })

  test('what a fragment of its title finds', async ({ page }) => {
    await open(page, '/')
    await page.getByRole('search').getByRole('searchbox').fill('秋茶综')
    await page.getByRole('search').getByRole('button').click()
    const hit = page.getByRole('main').getByRole('link', { name: '关于提高夏秋茶综合利用率的提案' })
    await expect(hit).toBeVisible()
    await expect(hit.locator('mark').first()).toBeVisible()
    await hit.click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('关于提高夏秋茶综合利用率的提案')
  })

  test('that nothing was found, where nothing is', async ({ page }) => {
    await open(page, '/search?q=踢踏舞锦标赛')
    await expect(page.getByText('没有找到与“踢踏舞锦标赛”有关的内容')).toBeVisible()
  })

  test('on a page that is not there where to go on, and never more than that', async ({ page }) => {
    for (const path of ['/nowhere', '/news/999999', '/columns/nowhere', '/proposals/999999']) {
      const answer = await page.goto(path)
      expect(answer?.status(), path).toBe(404)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('没有找到这个页面')
      await expect(page.getByRole('main').getByRole('link', { name: '首页' })).toBeVisible()
    }
  })

  test('the same site in English', async ({ page }) => {
    await open(page, '/announcements')
    await page.getByRole('button', { name: 'English' }).click()
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    await expect(page).toHaveURL('/announcements')
    await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible()
  })
})
