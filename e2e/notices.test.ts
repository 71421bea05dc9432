import type { Page } from '@playwright/test'
import { act, pick } from './actions.ts'
import { expect, expectAccessible, open, run, setTheme, test, untilAlive } from './test.ts'

const title = `关于保护${run}号古樟树的提案`

// One proposal on its way; each step needs the one before.
test.describe.configure({ mode: 'serial' })

let path = ''

test('a member hands in, and the number at the office’s inbox counts up without a reload', async ({ signIn }) => {
  const office = await signIn('office')
  const before = await unread(office)
  const member = await signIn('member')
  await open(member, '/proposals/new')
  await member.getByLabel('案由').fill(title)
  await member.getByLabel('提案类别').selectOption('生态')
  await member.getByLabel('情况分析').fill('村口古樟树树龄八百年，近年树洞渗水。')
  await member.getByLabel('具体建议').fill('请专业机构诊治，并设围栏。')
  await member.getByRole('button', { name: '提交', exact: true }).click()
  await expect(member.getByText('我们已收到。请记下回执编号')).toBeVisible()
  await member.getByRole('link', { name: '查看已提交的内容' }).click()
  await expect(member).toHaveURL(/\/proposals\/\d+/)
  path = new URL(member.url()).pathname
  await expect.poll(() => unread(office), { timeout: 15_000 }).toBe(before + 1)
})

test('the office hands it to a unit with a copy to another member, who finds it on the desk and may read it', async ({ signIn }) => {
  const copied = await signIn('member2')
  expect((await copied.goto(path))?.status()).toBe(404)
  const office = await signIn('office')
  await open(office, path)
  await act(office, '立案', async (form) => {
    await form.getByLabel('提案编号').fill(`N${run}`)
    await form.getByLabel('届次').selectOption('十一届二次')
  })
  await expect(office.getByText('“立案”已完成')).toBeVisible()
  await act(office, '交办', async (form) => {
    await form.getByLabel('主办单位').selectOption('县教育局')
    await pick(office, '抄送', '周砚秋')
  })
  await expect(office.getByText('“交办”已完成')).toBeVisible()
  await expect(office.getByRole('region', { name: '办理经过' })).toContainText('抄送：周砚秋（样例）')

  await open(copied, '/desk/copied')
  await copied.getByRole('main').getByRole('link', { name: title }).click()
  await expect(copied.getByRole('heading', { level: 1 })).toHaveText(title)
  await expect(copied.getByText('请专业机构诊治，并设围栏。')).toBeVisible()
  await expect(copied.getByRole('region', { name: '办理', exact: true })).toHaveCount(0)
  await open(copied, '/inbox')
  await expect(copied.getByRole('listitem').filter({ hasText: title })).toContainText('交办（抄送）')
})

test('the member reminds the unit once; the unit hears of it at once, and reads its inbox empty', async ({ signIn }) => {
  const unit = await signIn('unit')
  await open(unit, path)
  await unit.getByRole('button', { name: '签收', exact: true }).click()
  await expect(unit.getByText('“签收”已完成')).toBeVisible()
  await expect.poll(() => unread(unit), { timeout: 15_000 }).toBeGreaterThan(0)
  const before = await unread(unit)
  const member = await signIn('member')
  await open(member, path)
  await act(member, '催办', (form) => form.getByLabel('催办内容').fill('台风季将至，请尽快办理'))
  await expect(member.getByText('“催办”已完成')).toBeVisible()
  await expect(member.getByText('您最近已经催办过，请过些时候再催。')).toBeVisible()
  await expect.poll(() => unread(unit), { timeout: 15_000 }).toBe(before + 1)

  await open(unit, '/inbox?unread=1')
  const notice = unit.getByRole('listitem').filter({ hasText: title }).first()
  await expect(notice).toContainText('催办：台风季将至，请尽快办理')
  await unit.getByRole('button', { name: '全部标为已读' }).click()
  await expect(unit.getByRole('main').getByText('没有未读消息').first()).toBeVisible()
  await expect.poll(() => unread(unit)).toBe(0)
})

test('a group of the desk narrows by state and light, orders and keeps its address', async ({ signIn }) => {
  const office = await signIn('office')
  await open(office, '/desk/done')
  await expect(office.getByRole('navigation', { name: '工作台分组' }).getByRole('link', { name: /^已办/ })).toHaveAttribute(
    'aria-current',
    'page',
  )
  await office.getByLabel('状态').selectOption({ value: 'handling' })
  await office.getByLabel('排序').selectOption('按创建时间')
  await office.getByRole('button', { name: '筛选' }).click()
  await expect(office).toHaveURL(/state=handling/)
  const items = office
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: office.getByRole('link', { name: title }) })
  await expect(items).toContainText('办理中')
  await expect(items.locator('[data-light]')).toHaveAttribute('data-light', 'green')
})

test('how one is told is chosen for each kind, kept, and accessible in every reading mode', async ({ signIn }) => {
  const member = await signIn('member')
  await open(member, '/inbox')
  await member.getByRole('link', { name: '通知设置' }).click()
  await untilAlive(member)
  const todo = member.getByRole('group', { name: /^待我办理/ })
  await todo.getByLabel('邮件').selectOption('每日摘要')
  await member.getByLabel('每日摘要的时间').selectOption('20:00')
  await member.getByRole('button', { name: '保存' }).click()
  await expect(member.getByText('已保存，从下一条通知起生效。')).toBeVisible()
  await open(member, '/desk/settings')
  await expect(todo.getByLabel('邮件')).toHaveValue('digest')
  await expect(member.getByLabel('每日摘要的时间')).toHaveValue('20')
  for (const theme of ['elder', 'contrast', 'dark'] as const) {
    await setTheme(member, theme)
    await open(member, '/desk/settings')
    await expectAccessible(member)
  }
})

test('a page that is kept for everybody has no number, and asks for none', async ({ page, signIn }) => {
  const office = await signIn('office')
  await open(office, '/announcements')
  await expect(office.getByRole('banner').getByRole('link', { name: '消息' })).toBeVisible()
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  for (let time = 0; time < 2; time += 1) {
    await open(page, '/announcements')
    await expect(page.getByRole('banner').getByRole('link', { name: '登录' })).toBeVisible()
    await expect(page.getByRole('banner').getByRole('link', { name: '消息' })).toHaveCount(0)
  }
  expect(asked.filter((path) => path.startsWith('/api/'))).toEqual([])
})

/** The number at the inbox in the head of a page, as it is shown now. */
async function unread(page: Page): Promise<number> {
  const text = await page.getByRole('banner').getByRole('link', { name: '消息' }).innerText()
  return Number(/(\d+) 条未读消息/.exec(text)?.[1] ?? 0)
}
