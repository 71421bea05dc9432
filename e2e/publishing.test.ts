import type { Locator, Page } from '@playwright/test'
import { expect, open, run, test } from './test.ts'

const title = `竹源乡民生议事堂第${run}次会议召开`
const correctedTitle = `竹源乡民生议事堂第${run}次会议聚焦山村养老`

test.describe.configure({ mode: 'serial' })

let address = ''

test('an editor writes a news item in the admin and hands it in for review', async ({ signIn }) => {
  const editor = await signIn('editor')
  await editor.getByRole('link', { name: '内容后台' }).click()
  await editor.goto('/admin/collections/news/create')
  await editor.getByRole('textbox', { name: '标题' }).fill(title)
  await editor.getByRole('textbox', { name: '摘要' }).fill('村民、委员和部门坐在一起，议定四件养老小事。')
  await field(editor, 'column').getByRole('combobox').fill('政协要闻')
  await editor.getByRole('option', { name: '政协要闻' }).click()
  await field(editor, 'publishedOn').getByRole('textbox').fill(today())
  await editor.locator('.rich-text-lexical').getByRole('textbox').fill('十一月的竹源乡，议事堂里坐满了人。')
  await editor.getByRole('button', { name: '保存', exact: true }).click()
  await expect(editor).toHaveURL(/\/admin\/collections\/news\/\d+/)
  address = new URL(editor.url()).pathname

  const panel = actions(editor)
  await expect(panel.getByRole('button', { name: '送审' })).toBeVisible()
  await expect(panel.getByRole('button', { name: '发布' })).toHaveCount(0)
  await panel.getByRole('button', { name: '送审' }).click()
  await expect(actions(editor)).toContainText('待审核')
})

test('a publisher finds it waiting and publishes it; the public reads it a moment later', async ({ page, signIn }) => {
  // Somebody reads the home page already, so that it is kept in the portal's memory.
  await open(page, '/')
  await expect(page.getByRole('link', { name: title })).toHaveCount(0)

  const publisher = await signIn('publisher')
  await expect(publisher.getByRole('region', { name: '待办' }).getByRole('listitem').filter({ hasText: title })).toContainText('待审核')
  await publisher.goto(address)
  await actions(publisher).getByRole('button', { name: '发布', exact: true }).click()
  await expect(actions(publisher)).toContainText('已发布')

  await expect(async () => {
    await page.goto('/')
    await expect(page.getByRole('link', { name: title }).first()).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 5_000 })
  await page.getByRole('link', { name: title }).first().click()
  await expect(page.getByText('十一月的竹源乡，议事堂里坐满了人。')).toBeVisible()
  await open(page, `/search?q=源乡民生议事堂第${run}次`)
  await expect(page.getByRole('main').getByRole('link', { name: title })).toBeVisible()
})

test('what is published the editor may no longer change; the publisher corrects it and the public sees that', async ({ page, signIn }) => {
  const editor = await signIn('editor')
  await editor.goto(address)
  await expect(editor.getByRole('textbox', { name: '标题' })).toBeDisabled()

  const publisher = await signIn('publisher')
  await publisher.goto(address)
  await publisher.getByRole('textbox', { name: '标题' }).fill(correctedTitle)
  await publisher.getByRole('button', { name: '保存', exact: true }).click()
  await expect(publisher.getByText(/更新成功|已更新/)).toBeVisible()
  await expect(async () => {
    await page.goto('/')
    await expect(page.getByRole('link', { name: correctedTitle }).first()).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 5_000 })
})

test('withdrawn with a reason it is gone for the public', async ({ page, signIn }) => {
  const publisher = await signIn('publisher')
  await publisher.goto(address)
  await actions(publisher).getByRole('button', { name: '撤回' }).click()
  await actions(publisher).getByLabel('理由').fill('会议时间有误，核实后再发。')
  await actions(publisher).getByRole('button', { name: '确认' }).click()
  await expect(actions(publisher)).toContainText('已撤回')
  await expect.poll(async () => (await page.goto(address.replace('/admin/collections', '')))?.status(), { timeout: 5_000 }).toBe(404)
})

/** A field of the admin's form, which gives few of its controls a name of their own. */
function field(page: Page, name: string): Locator {
  return page.locator(`#field-${name}`)
}

function actions(page: Page): Locator {
  return page.getByRole('region', { name: '办理' })
}

/** As the admin's date field shows it. */
function today(): string {
  return new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    new Date(),
  )
}
