import { expect, logIn, open, test } from './test.ts'

test('a person signs in, is greeted by name, and signs out', async ({ page }) => {
  await open(page, '/')
  await page.getByRole('banner').getByRole('link', { name: '登录' }).click()
  await logIn(page, 'member')
  await expect(page).toHaveURL('/desk')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('叶青禾（样例）')
  await page.getByRole('button', { name: '退出登录' }).click()
  await expect(page.getByText('您已退出登录。')).toBeVisible()
  await page.goto('/desk')
  await expect(page).toHaveURL(/\/login\?next=%2Fdesk$/)
})

test('a wrong password is refused without telling what was wrong, and the address stays', async ({ page }) => {
  await open(page, '/login')
  await logIn(page, 'supervisor', 'not the password')
  await expect(page.getByText('邮箱或密码不正确。')).toBeVisible()
  await expect(page.getByLabel('邮箱')).toHaveValue('supervisor@songyang.example')
  await expect(page.getByLabel('密码')).toHaveValue('')
  await page.getByLabel('邮箱').fill('nobody@songyang.example')
  await page.getByLabel('密码').fill('not the password')
  await page.getByRole('main').getByRole('button', { name: '登录' }).click()
  await expect(page.getByLabel('邮箱')).toHaveValue('nobody@songyang.example')
  await expect(page.getByText('邮箱或密码不正确。')).toBeVisible()
})

test('a page that needs a person asks for the sign-in and then opens', async ({ page }) => {
  await page.goto('/proposals/new')
  await expect(page).toHaveURL(/\/login\?next=/)
  await logIn(page, 'member')
  await expect(page).toHaveURL('/proposals/new')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('写提案')
})

test('a page one has no right to says so, and shows nothing of it', async ({ signIn }) => {
  const leader = await signIn('leader')
  await open(leader, '/proposals/new')
  await expect(leader.getByText('您没有使用此页面的权限。')).toBeVisible()
  await expect(leader.getByLabel('案由')).toHaveCount(0)
})

for (const who of ['member', 'leader', 'supervisor', 'unit'] as const)
  test(`${who} is not let into the admin screens`, async ({ signIn }) => {
    const page = await signIn(who)
    await page.goto('/desk')
    await expect(page.getByRole('main').getByRole('link').first()).toBeVisible()
    await expect(page.getByRole('link', { name: '内容后台' })).toHaveCount(0)
    await page.goto('/admin')
    await expect(page.getByRole('heading')).toContainText(/未授权|未经授权|没有权限|无权/)
    await expect(page.getByRole('link', { name: '新闻' })).toHaveCount(0)
  })
