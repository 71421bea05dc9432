import type { Locator, Page } from '@playwright/test'
import { expect, open, untilAlive } from './test.ts'

/** The entry of a document in a list of the desk. */
export function inList(page: Page, list: string, text: string): Locator {
  return page.getByRole('region', { name: list }).getByRole('listitem').filter({ hasText: text })
}

/** Fills the form of an action and confirms it. */
export async function act(page: Page, action: string, fill: (form: Locator) => Promise<unknown>): Promise<void> {
  await untilAlive(page)
  const summary = page.locator('summary').filter({ hasText: new RegExp(`^[▸\\s]*${action}$`) })
  const block = page.getByRole('region', { name: '办理', exact: true }).locator('details').filter({ has: summary })
  if (!(await block.evaluate((one: HTMLDetailsElement) => one.open))) await block.locator('summary').click()
  await fill(block)
  await block.getByRole('button', { name: `确认“${action}”` }).click()
}

/** Chooses one of many by typing part of its name. */
export async function pick(page: Page, label: string, name: string): Promise<void> {
  const box = page.getByRole('combobox', { name: label })
  await box.fill(name)
  await page.getByRole('option', { name }).click()
  // The list stays open for the next choice and covers the rest of the page until it is closed.
  await box.press('Escape')
  await expect(page.getByRole('row', { name })).toBeVisible()
}

/** Hands in a social-opinion report with this title and advice, and opens it. Returns its address. */
export async function reportOpinion(member: Page, { title, advice }: { title: string; advice: string }): Promise<string> {
  await open(member, '/opinions/new')
  await member.getByLabel('标题').fill(title)
  await member.getByLabel('信息类别').selectOption('社会')
  await member.getByLabel('紧急程度').selectOption('急')
  await member.getByLabel('反映的情况').fill('晚上八点以后，镇上什么也没有了。')
  await member.getByLabel('原因分析').fill('夜间值守亏本。')
  await member.getByLabel('意见建议').fill(advice)
  await member.getByRole('button', { name: '报送', exact: true }).click()
  await member.getByRole('link', { name: '查看已提交的内容' }).click()
  await expect(member).toHaveURL(/\/opinions\/\d+/)
  return new URL(member.url()).pathname
}
