import type { Page } from '@playwright/test'
import { expect, expectAccessible, open, test } from './test.ts'

const sso = '用开发用统一身份认证登录'
const newcomer = '蓝知远（样例）'

/** Signs in through the development identity provider, on its own site. */
async function signInAs(page: Page, name: string): Promise<void> {
  await open(page, '/login')
  await page.getByRole('link', { name: sso }).click()
  await page.getByRole('button', { name }).click()
}

test('a member signs in by single sign-on, and signing out ends it at the provider too', async ({ page }) => {
  await page.goto('/proposals/new')
  await page.getByRole('link', { name: sso }).click()
  const provider = page.url()
  await expectAccessible(page)
  await page.getByRole('button', { name: '叶青禾（样例）' }).click()
  await expect(page).toHaveURL('/proposals/new')
  await open(page, '/desk')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('叶青禾（样例）')
  await page.getByRole('button', { name: '退出登录' }).click()
  await expect(page.getByText('您已退出登录。')).toBeVisible()
  await page.goto(new URL('/', provider).href)
  await expect(page.getByText('没有人登录。')).toBeVisible()
})

test('whoever is new waits, is confirmed by staff, lands on the desk, and is signed out by the provider', async ({ page, signIn }) => {
  await signInAs(page, newcomer)
  await expect(page).toHaveURL('/login/waiting')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('身份待核对')
  await page.goto('/desk')
  await expect(page).toHaveURL(/\/login\?next=/)

  const office = await signIn('office')
  await office.goto('/admin/collections/identities')
  await office.getByRole('link', { name: newcomer }).click()
  await office.getByRole('button', { name: `${newcomer}：确认是此人` }).click()
  await expect(office.getByText('已确认。此人登录后即可使用。')).toBeVisible()

  await signInAs(page, newcomer)
  await expect(page).toHaveURL('/desk')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(newcomer)
  await page.goto(await providerOf(page))
  await page.getByRole('button', { name: '退出所有系统' }).click()
  await expect(page.getByText('没有人登录。')).toBeVisible()
  await page.goto('/desk')
  await expect(page).toHaveURL(/\/login\?next=/)

  // As it was before, for whoever runs this again.
  const admin = await signIn('admin')
  await admin.goto('/admin/collections/identities')
  await admin.getByRole('link', { name: newcomer }).click()
  await admin.getByRole('region', { name: '审核' }).getByLabel('拒绝理由').fill('测试结束')
  await admin.getByRole('button', { name: '撤销关联' }).click()
  await expect(admin.getByRole('button', { name: `${newcomer}：确认是此人` })).toBeVisible()
})

/** The home page of the provider that the log-in page leads to. */
async function providerOf(page: Page): Promise<string> {
  const answer = await page.request.get('/saml/dev/login', { maxRedirects: 0 })
  return new URL('/', answer.headers().location).href
}
