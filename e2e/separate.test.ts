import type { Page } from '@playwright/test'
import { act, inList, pick } from './actions.ts'
import { expect, expectAccessible, open, run, setTheme, test, themes, untilAlive } from './test.ts'

const title = `关于${run}路校车站台和护学岗的提案`

// One proposal that two units handle separately; each step needs the one before.
test.describe.configure({ mode: 'serial' })

let path = ''

/** The unit's part of the proposal, from the proposal's own page. */
async function openPart(page: Page, unit: string): Promise<void> {
  await open(page, path)
  await page.getByRole('region', { name: '分办件' }).getByRole('link', { name: unit }).click()
  await expect(page).toHaveURL(/\/proposal-branches\/\d+/)
  await untilAlive(page)
}

test('the office gives a filed proposal to two units, and not to one alone', async ({ signIn }) => {
  const member = await signIn('member')
  await open(member, '/proposals/new')
  await member.getByLabel('案由').fill(title)
  await member.getByLabel('提案类别').selectOption('社会')
  await member.getByLabel('情况分析').fill('站台在弯道上，放学时无人值守。')
  await member.getByLabel('具体建议').fill('站台移位；设护学岗。')
  await member.getByLabel('同意公开').check()
  await member.getByRole('button', { name: '提交', exact: true }).click()
  await expect(member.getByText('我们已收到。请记下回执编号')).toBeVisible()

  const office = await signIn('office')
  await inList(office, '待办', title).getByRole('link').click()
  await act(office, '立案', async (form) => form.getByLabel('届次').selectOption('十一届二次'))
  path = new URL(office.url()).pathname
  await act(office, '分办', async () => pick(office, '分办单位', '县教育局'))
  await expect(office.getByText('分办单位至少两个').first()).toBeVisible()
  await act(office, '分办', async () => pick(office, '分办单位', '县交通运输局'))
  await expect(office.getByText('“分办”已完成，当前状态：分办中。')).toBeVisible()
  await expect(office.getByRole('region', { name: '分办件' }).getByRole('link')).toHaveText(['县交通运输局', '县教育局'])
})

test('each unit finds its own part in its desk; the office takes one back and gives it to another', async ({ signIn }) => {
  const other = await signIn('unit-transport')
  await expect(inList(other, '待办', title)).toContainText('县交通运输局')
  await inList(other, '待办', title).getByRole('link').click()
  await act(other, '申请退回', async (form) => form.getByLabel('理由').fill('站台由城市管理部门管护。'))
  await expect(other.getByText('“申请退回”已完成，当前状态：申请退回。')).toBeVisible()

  const office = await signIn('office')
  await inList(office, '待办', title).getByRole('link').click()
  await expect(office.getByText('站台由城市管理部门管护。').first()).toBeVisible()
  await act(office, '同意退回', async (form) => form.getByLabel('改由办理').selectOption('县综合行政执法局'))
  await expect(office.getByText('“同意退回”已完成，当前状态：已退回。')).toBeVisible()
  await open(office, path)
  await expect(office.getByRole('region', { name: '分办件' }).getByRole('row', { name: /县综合行政执法局/ })).toContainText('待签收')
})

test('a part that is answered, audited and rated is closed; the proposal waits for the others', async ({ page, signIn }) => {
  const unit = await signIn('unit')
  await openPart(unit, '县教育局')
  await unit.getByRole('button', { name: '签收', exact: true }).click()
  await expect(unit.getByText('“签收”已完成，当前状态：办理中。')).toBeVisible()
  for (const theme of themes) {
    await setTheme(unit, theme)
    await openPart(unit, '县教育局')
    await expectAccessible(unit)
  }
  await act(unit, '答复', async (form) => {
    await form.getByLabel('办理答复').fill('已设护学岗两名，每日值守。')
    await form.getByLabel('答复类别').selectOption('A 已经解决')
  })
  await expect(unit.getByText('“答复”已完成，当前状态：督办审核。')).toBeVisible()
  await openPart(page, '县教育局')
  await expect(page.getByText('已设护学岗两名，每日值守。')).toHaveCount(0)

  const supervisor = await signIn('supervisor')
  await openPart(supervisor, '县教育局')
  await supervisor.getByRole('button', { name: '审核通过', exact: true }).click()
  await expect(supervisor.getByText('“审核通过”已完成，当前状态：已答复。')).toBeVisible()

  const member = await signIn('member')
  await inList(member, '待办', title).getByRole('link').click()
  await expect(member.getByText('已设护学岗两名，每日值守。').first()).toBeVisible()
  await act(member, '评价', async (form) => {
    await form.getByLabel('办理过程').selectOption('满意')
    await form.getByLabel('办理结果').selectOption('满意')
  })
  await expect(member.getByText('“评价”已完成，当前状态：办结。')).toBeVisible()
  await open(member, path)
  await expect(member.getByRole('main').getByText('分办中').first()).toBeVisible()
})

test('the office takes the last unit out, and the proposal goes on to be closed', async ({ signIn }) => {
  const office = await signIn('office')
  await open(office, path)
  await act(office, '调整分办单位', async (form) =>
    form
      .getByRole('row', { name: /县综合行政执法局/ })
      .getByRole('button')
      .click(),
  )
  await expect(office.getByText('“调整分办单位”已完成，当前状态：已评价。')).toBeVisible()
  await office.getByRole('button', { name: '办结', exact: true }).click()
  await expect(office.getByText('“办结”已完成，当前状态：办结。')).toBeVisible()
  await expect(office.getByRole('region', { name: '分办件' }).getByRole('row', { name: /县综合行政执法局/ })).toContainText('已终止')
})
