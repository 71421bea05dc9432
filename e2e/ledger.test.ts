import type { Page } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { writeXlsx, type CellValue } from 'hucre/xlsx'
import { readSheet } from 'read-excel-file/node'
import { expect, expectAccessible, open, run, setTheme, test, themes } from './test.ts'

const title = `关于第${run}号古桥修缮的提案`
const row: Readonly<Record<string, CellValue>> = {
  案由: title,
  提案类别: '文化',
  提案人: '叶青禾（样例）',
  情况分析: '古桥桥面松动。',
  具体建议: '列入修缮计划。',
  状态: '办结',
  提交日期: '2019-03-01',
  立案日期: '2019-03-10',
  主办单位: '县交通运输局',
  交办日期: '2019-03-20',
  答复日期: '2019-05-20',
  答复类别: 'A',
  办理答复: '已经修缮。',
  办结日期: '2019-06-20',
  领导批示: '请阅',
}

/** A ledger of two proposals, the second one as given. */
async function ledger(name: string, second: Readonly<Record<string, CellValue>>) {
  const rows = [row, { ...row, 案由: `${title}（二）`, ...second }].map((one) => Object.values(one))
  return {
    name,
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(await writeXlsx({ sheets: [{ name: '台账', rows: [Object.keys(row), ...rows] }] })),
  }
}
const send = async (page: Page, file: Awaited<ReturnType<typeof ledger>>) => {
  await page.getByLabel('台账文件').setInputFiles(file)
  await page.getByRole('button', { name: '上传并检查' }).click()
  await expect(page).toHaveURL(/\/proposals\/import\?file=\d+/)
}
const downloaded = async (page: Page, link: string) => {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: link }).click()])
  return readSheet(await readFile(await download.path()))
}

test('the office downloads the ledger of what the list shows', async ({ signIn }) => {
  const office = await signIn('office')
  await open(office, '/proposals?state=closed')
  const [heading, labels, first] = await downloaded(office, '下载台账（Excel）')
  expect(heading![0]).toBe('松阳政协提案台账')
  expect(first![labels!.indexOf('状态')]).toBe('办结')
})

test('without scripts it sends a ledger with mistakes, and reads which they are', async ({ signIn, browser }) => {
  const storageState = await (await signIn('office')).context().storageState()
  const context = await browser.newContext({ javaScriptEnabled: false, storageState })
  const page = await context.newPage()
  await page.goto('/proposals')
  await page.getByRole('link', { name: '导入台账' }).click()
  await page.getByRole('button', { name: '上传并检查' }).click()
  await expect(page.getByRole('alert')).toHaveText(/请选择文件/)
  await page.getByLabel('台账文件').setInputFiles({ name: '台账.xlsx', mimeType: 'text/plain', buffer: Buffer.from('案由') })
  await page.getByRole('button', { name: '上传并检查' }).click()
  await expect(page.getByRole('alert')).toHaveText(/这不是能打开的 Excel 工作簿/)
  await send(page, await ledger('有误.xlsx', { 提案类别: '教育', 提案人: '查无此人' }))
  await expect(page.getByRole('alert')).toContainText('1 行需要修改，共 2 处')
  await expect(page.getByRole('row', { name: /第 3 行/ })).toHaveCount(2)
  await expect(page.getByRole('button', { name: /^确认导入/ })).toHaveCount(0)
  await context.close()
})

test('it brings in a ledger, whose documents tell where they come from', async ({ signIn }) => {
  const office = await signIn('office')
  await open(office, '/proposals/import')
  await send(office, await ledger('2019年台账.xlsx', {}))
  await expect(office.getByRole('status').filter({ hasText: '没有发现问题' })).toBeVisible()
  await office.getByRole('button', { name: '确认导入 2 件' }).click()
  await expect(office.getByRole('alert').filter({ hasText: '这些列系统不认识：领导批示' })).toBeVisible()
  await office.getByLabel('不导入这些列').check()
  await office.getByRole('button', { name: '确认导入 2 件' }).click()
  await expect(office.getByRole('status').filter({ hasText: '已导入 2 件' })).toBeVisible()
  await expect(office.getByRole('link', { name: '查看列表' })).toBeVisible()
  // The newest stand first in a list.
  await open(office, '/proposals?state=closed&category=culture')
  await office.getByRole('link', { name: title, exact: true }).click()
  await expect(office.getByText(/由.+从“2019年台账.xlsx”导入/).first()).toBeVisible()
})

for (const theme of themes)
  test(`the page of the import is accessible in the reading mode ${theme}`, async ({ signIn }) => {
    const office = await signIn('office')
    await setTheme(office, theme)
    await open(office, '/proposals/import')
    await expectAccessible(office)
    await send(office, await ledger(`${theme}.xlsx`, { 提案人: '查无此人' }))
    await expectAccessible(office)
    await send(office, await ledger(`${theme}.xlsx`, { 具体建议: theme }))
    await expect(office.getByRole('button', { name: '确认导入 2 件' })).toBeVisible()
    await expectAccessible(office)
  })
