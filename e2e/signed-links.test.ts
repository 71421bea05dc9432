import type { Browser } from '@playwright/test'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { act, pick, reportOpinion } from './actions.ts'
import { expect, expectAccessible, open, run, setTheme, test, themes, untilAlive } from './test.ts'

const title = `末班公交车收得太早（${run}）`
const leader = '柏岚（样例）'

/** The page of a link in every reading mode, by a browser that knows nothing of anybody. */
async function expectReadable(browser: Browser, address: string): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
  const page = await context.newPage()
  for (const theme of themes) {
    await setTheme(page, theme)
    await open(page, address)
    await expectAccessible(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
  }
  await context.close()
}

/** The secret address in the newest mail about this document. */
function linkInMail(): string | undefined {
  const folder = process.env.YZ_TEST_MAILS!
  const mails = readdirSync(folder).sort()
  const texts = mails.map((name) => readFileSync(join(folder, name), 'utf8')).filter((text) => text.includes(title))
  return texts.flatMap((text) => /\/sign\/[\w-]+/.exec(text)?.[0] ?? []).at(-1)
}

test.skip(process.env.YZ_TEST_MAILS === undefined, 'a product that was started otherwise keeps its mail to itself')

test('the office sends a leader a link; in a browser that knows nothing of them the leader signs, once; the timeline says how', async ({
  browser,
  signIn,
}) => {
  const member = await signIn('member')
  const path = await reportOpinion(member, { title, advice: '把末班车延到九点半。' })

  const office = await signIn('office')
  await open(office, path)
  await office.getByRole('button', { name: '收稿' }).click()
  await expect(office.getByText('“收稿”已完成')).toBeVisible()
  await act(office, '送签', () => pick(office, '签批领导', leader))
  await expect(office.getByText('“送签”已完成')).toBeVisible()
  await untilAlive(office)
  const links = office.getByRole('region', { name: '签批链接' })
  await links.getByLabel('发给').selectOption(leader)
  await links.getByRole('button', { name: '发送' }).click()
  await expect(links.getByText('链接已发出。')).toBeVisible()
  await expect(links.getByRole('row', { name: leader })).toContainText('等待签批')
  await expectAccessible(office)
  await expect.poll(linkInMail, { timeout: 20_000 }).toBeDefined()
  const address = linkInMail()!

  // A phone without scripts and without cookies.
  const phone = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false })
  const page = await phone.newPage()
  const answer = await page.goto(address)
  expect(answer!.headers()).toMatchObject({ 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex, nofollow, noarchive' })
  expect(answer!.headers()['cache-control']).toContain('no-store')
  await expect(page.getByText(`请您（${leader}）签批以下内容`)).toBeVisible()
  await expectReadable(browser, address)
  await expect(page.getByText('把末班车延到九点半。').first()).toBeVisible()
  const decide = page.getByRole('region', { name: '签批', exact: true })
  await decide.getByRole('button', { name: '确认“退回修改”' }).click()
  await expect(page.getByText('请填写理由。').first()).toBeVisible()
  await page.goto(address)
  await decide.getByLabel('签批意见').fill('同意，速办。')
  await decide.getByRole('button', { name: '确认“同意签发”' }).click()
  await expect(page.getByText(/通过此链接办理“同意签发”，链接不能再次使用/)).toBeVisible()
  expect(await phone.cookies()).toEqual([])
  await page.goto(address)
  await expect(page.getByText(/链接不能再次使用/)).toBeVisible()
  await expect(page.getByText('把末班车延到九点半。')).toHaveCount(0)
  await page.goto('/opinions')
  await expect(page.getByText(title)).toHaveCount(0)
  await phone.close()

  await open(office, path)
  const timeline = office.getByRole('region', { name: '办理经过' })
  await expect(timeline).toContainText('签批链接（')
  await expect(timeline).toContainText('签批意见：同意，速办。')
  await expect(office.getByRole('region', { name: '签批链接' })).toHaveCount(0)
})

test('a link that nobody made says so, in every reading mode; changing the mode leads back to it', async ({ page }) => {
  for (const theme of themes) {
    await setTheme(page, theme)
    await open(page, '/sign/none-of-ours')
    await expect(page.getByText('这个链接无效')).toBeVisible()
    await expectAccessible(page)
  }
  await page.getByRole('button', { name: '标准', exact: true }).first().click()
  await expect(page).toHaveURL('/sign/none-of-ours')
})
