import type { Locator, Page } from '@playwright/test'
import { expect, expectAccessible, open, run, setTheme, test, themes } from './test.ts'

const todo = '/desk/todo?type=proposals&state=assigned'
const titles = ['甲', '乙', '丙', '丁'].map((which) => `关于批量办理${run}${which}的提案`)
const [first, second, third, fourth] = titles as [string, string, string, string]
const ids = new Map<string, number>()

// The later ones work with what the first one made.
test.describe.configure({ mode: 'serial' })

/** Asks the API with the session of a page. */
async function ask<T>(page: Page, path: string, body?: object): Promise<T> {
  const answer = await page.evaluate(
    async ([path, body]) => {
      const init = body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body }
      const response = await fetch(path, init)
      return { ok: response.ok, text: await response.text() }
    },
    [path, body && JSON.stringify(body)] as const,
  )
  expect(answer.ok, answer.text).toBe(true)
  return JSON.parse(answer.text) as T
}
const fire = (page: Page, title: string, body: object) => ask(page, `/api/proposals/${ids.get(title)}/fire`, body)
const box = (page: Page, title: string): Locator => page.getByRole('checkbox', { name: title, exact: true })

test('a unit signs for two proposals at once; one that a colleague was quicker with is named with the reason', async ({ signIn }) => {
  test.slow()
  const [member, office, unit] = [await signIn('member'), await signIn('office'), await signIn('unit')]
  const { options } = await ask<{ options: { id: number; title: string }[] }>(office, '/api/options/organisations?kind=unit')
  const leadUnit = options.find(({ title }) => title === '县教育局')!.id
  for (const title of titles) {
    const data = { title, category: 'society', situation: '逐件签收费时。', advice: '一次签收多件。' }
    ids.set(title, (await ask<{ id: number }>(member, '/api/proposals/save', { data, fire: 'submit' })).id)
    await fire(office, title, { transition: 'file' })
    await fire(office, title, { transition: 'assign', data: { leadUnit } })
  }

  await open(unit, todo)
  await fire(unit, third, { transition: 'signFor' })
  for (const title of [first, second, third]) await box(unit, title).check()
  await unit.getByRole('button', { name: '签收所选' }).click()
  await expect(unit.getByText('“签收”已完成 2 件。')).toBeVisible()
  await expect(unit.getByText('以下 1 件未能“签收”：')).toBeVisible()
  await expect(unit.getByText(`${third} — 这一步您已经办理过了。`)).toBeVisible()
  for (const title of [first, second, third]) await expect(box(unit, title)).toHaveCount(0)
  await expect(box(unit, fourth)).not.toBeChecked()
  await open(unit, `/proposals/${ids.get(first)}`)
  await expect(unit.getByRole('region', { name: '办理经过' })).toContainText('签收')
})

test('nothing is done where nothing is selected, and the page is accessible in every reading mode', async ({ signIn }) => {
  const unit = await signIn('unit')
  for (const theme of themes) {
    await setTheme(unit, theme)
    await open(unit, todo)
    await unit.getByRole('button', { name: '签收所选' }).click()
    await expect(unit.getByText('请先选择要办理的事项。')).toBeVisible()
    await unit.getByRole('button', { name: '全选本页' }).click()
    await expect(box(unit, fourth)).toBeChecked()
    await expectAccessible(unit)
  }
  const target = await box(unit, fourth).locator('..').boundingBox()
  expect(Math.min(target!.width, target!.height)).toBeGreaterThanOrEqual(44)
})

test('it works without scripts', async ({ signIn, browser }) => {
  const unit = await signIn('unit')
  const context = await browser.newContext({ storageState: await unit.context().storageState(), javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(todo)
  await page.getByRole('button', { name: '全选本页' }).click()
  await expect(box(page, fourth)).toBeChecked()
  for (const other of await page.getByRole('checkbox').all()) if ((await other.getAttribute('aria-label')) !== fourth) await other.uncheck()
  await page.getByRole('button', { name: '签收所选' }).click()
  await expect(page.getByText('“签收”已完成 1 件。')).toBeVisible()
  await expect(box(page, fourth)).toHaveCount(0)
  await context.close()
})
