import { firstDocument, publicPages } from './pages.ts'
import { expectAccessible, open, setTheme, test, themes, untilAlive } from './test.ts'

for (const theme of themes) {
  test.describe(`in the reading mode ${theme}`, () => {
    test.beforeEach(async ({ page }) => setTheme(page, theme))

    test('every public page of the portal is accessible', async ({ page }) => {
      test.slow()
      for (const path of await publicPages(page)) {
        await open(page, path)
        await expectAccessible(page)
      }
    })

    test('the dashboard is accessible, and so are its tables and rows', async ({ page }) => {
      await page.goto('/dashboard/')
      await page.getByRole('figure').first().waitFor()
      await expectAccessible(page)
      await page.getByRole('button', { name: '表格' }).first().click()
      await page
        .getByRole('figure')
        .first()
        .getByRole('button', { name: /^查看明细/ })
        .first()
        .click()
      await page.getByRole('dialog').getByRole('listitem').first().waitFor()
      await expectAccessible(page)
    })

    test('what a member works with is accessible, a refused form among it', async ({ signIn }) => {
      const member = await signIn('member')
      await setTheme(member, theme)
      await open(member, '/desk')
      const own = await member
        .getByRole('region', { name: '我发起的' })
        .getByRole('listitem')
        .getByRole('link')
        .first()
        .getAttribute('href')
      for (const path of [
        '/desk',
        '/desk/todo',
        '/desk/copied',
        '/desk/settings',
        '/opinions/new',
        '/inbox',
        '/inbox?unread=1',
        own!,
        '/login',
      ]) {
        await open(member, path)
        await expectAccessible(member)
      }
      await open(member, '/proposals/new')
      await member.getByRole('combobox', { name: '联名委员' }).waitFor()
      await expectAccessible(member)
      await member.getByRole('button', { name: '提交', exact: true }).click()
      await member.getByText(/有 \d 处需要修改/).waitFor()
      await expectAccessible(member)
    })

    test('what the office works with is accessible, the forms of its actions open', async ({ signIn }) => {
      test.slow()
      const office = await signIn('office')
      await setTheme(office, theme)
      await open(office, '/desk')
      await expectAccessible(office)
      for (const path of ['/desk/delegations', '/opinions', '/opinion-instructions']) {
        await open(office, path)
        await expectAccessible(office)
      }
      for (const list of ['/proposals?state=review', '/proposals?state=separate', '/opinions?state=editing', '/opinions?state=fedBack']) {
        await open(office, await firstDocument(office, list))
        await office
          .getByRole('region', { name: '办理', exact: true })
          .locator('details')
          .evaluateAll((all: HTMLDetailsElement[]) => all.forEach((one) => (one.open = true)))
        await untilAlive(office)
        await expectAccessible(office)
      }
    })
  })
}

test('the wall is accessible on each of its pages', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 })
  await page.goto('/dashboard/wall?paused=1')
  const pages = page.getByRole('button', { name: /第 \d+ 页/ })
  const count = Number(/共 (\d+) 页/.exec((await pages.getAttribute('aria-label'))!)![1])
  for (let number = 1; number <= count; number += 1) {
    await page.getByRole('button', { name: `第 ${number} 页` }).waitFor()
    await expectAccessible(page)
    await page.keyboard.press('ArrowRight')
  }
})

test('our panel in the admin is accessible', async ({ signIn }) => {
  const publisher = await signIn('publisher')
  await open(publisher, '/desk/todo?type=news')
  await publisher.getByRole('main').locator('a[href^="/news/"]').first().click()
  await publisher.getByRole('link', { name: '在内容后台修改' }).click()
  const panel = publisher.getByRole('region', { name: '办理' })
  await panel.getByRole('button').first().waitFor()
  await expectAccessible(publisher, { within: 'section[aria-label="办理"]' })
})
