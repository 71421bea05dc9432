import type { Page } from '@playwright/test'
import { act, inList, pick } from './actions.ts'
import { expect, open, run, test, untilAlive } from './test.ts'

const title = `关于打通${run}路断头路的提案`

// One proposal from the first draft to the archive; each step needs the one before.
test.describe.configure({ mode: 'serial' })

let path = ''

/** Opens the proposal from the to-do list of whoever must act, and presses a button that asks for nothing. */
async function press(page: Page, button: string, state: string): Promise<void> {
  await openTodo(page)
  await page.getByRole('region', { name: '办理', exact: true }).getByRole('button', { name: button, exact: true }).click()
  await done(page, button, state)
}
async function openTodo(page: Page): Promise<void> {
  await open(page, '/desk')
  await inList(page, '待办', title).getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
}
const done = (page: Page, step: string, state: string) => expect(page.getByText(`“${step}”已完成，当前状态：${state}。`)).toBeVisible()
const reply = async (page: Page, text: string, replyClass: string) => {
  await openTodo(page)
  await act(page, '答复', async (form) => {
    await form.getByLabel('办理答复').fill(text)
    await form.getByLabel('答复类别').selectOption(replyClass)
  })
  await done(page, '答复', '会签中')
}
const rate = async (page: Page, state: string) => {
  await openTodo(page)
  await act(page, '评价', async (form) => {
    await form.getByLabel('办理过程').selectOption('满意')
    await form.getByLabel('办理结果').selectOption('满意')
  })
  await done(page, '评价', state)
}

test('a member writes it, the co-signer agrees, the office returns it once for more', async ({ signIn }) => {
  const [member, cosigner, office] = [await signIn('member'), await signIn('member2'), await signIn('office')]
  await open(member, '/proposals/new')
  await member.getByLabel('案由').fill(title)
  await member.getByLabel('提案类别').selectOption('社会')
  await member.getByLabel('情况分析').fill('断头路造成绕行。')
  await member.getByLabel('具体建议').fill('打通断头路。')
  await pick(member, '联名委员', '周砚秋')
  await member.getByLabel('联系电话').fill('13900000000')
  await member.getByLabel('愿意面商').check()
  await member.getByLabel('同意公开').check()
  await member.getByRole('button', { name: '提交', exact: true }).click()
  await member.getByRole('link', { name: '查看已提交的内容' }).click()
  await expect(member).toHaveURL(/\/proposals\/\d+/)
  path = new URL(member.url()).pathname
  await press(cosigner, '同意联名', '立案审查')

  await openTodo(office)
  await act(office, '退回修改', (form) => form.getByLabel('理由').fill('请写明绕行的里程。'))
  await done(office, '退回修改', '退回修改')
  await openTodo(member)
  await expect(member.getByText('请写明绕行的里程。')).toBeVisible()
  await member.getByRole('main').getByRole('link', { name: '修改并提交' }).click()
  await untilAlive(member)
  await member.getByLabel('情况分析').fill('断头路造成绕行三公里。')
  await member.getByRole('button', { name: '提交', exact: true }).click()
  await expect(member.getByText('我们已收到。请记下回执编号')).toBeVisible()
  await press(cosigner, '同意联名', '立案审查')
})

test('the office files it under the next number; the first unit gives it back by leave of the supervisor', async ({ signIn }) => {
  const [office, unit, supervisor] = [await signIn('office'), await signIn('unit'), await signIn('supervisor')]
  await openTodo(office)
  await act(office, '立案', (form) => form.getByLabel('届次').selectOption('十一届二次'))
  await done(office, '立案', '已立案')
  await act(office, '交办', (form) => form.getByLabel('主办单位').selectOption('县教育局'))
  await done(office, '交办', '待签收')
  await openTodo(unit)
  await act(unit, '申请退回', (form) => form.getByLabel('理由').fill('道路建设由交通部门负责。'))
  await done(unit, '申请退回', '退办审核')
  await openTodo(supervisor)
  await expect(supervisor.getByText('道路建设由交通部门负责。')).toBeVisible()
  await press(supervisor, '同意退回', '已立案')

  await openTodo(office)
  await act(office, '交办', async (form) => {
    await form.getByLabel('主办单位').selectOption('县交通运输局')
    await pick(office, '会办单位', '县教育局')
  })
  await done(office, '交办', '待签收')
})

test('the lead unit signs for it, reads how to reach the proposer, tells of its progress and gets one extension', async ({
  signIn,
  page,
}) => {
  const [lead, assist, supervisor, member] = [
    await signIn('unit-transport'),
    await signIn('unit'),
    await signIn('supervisor'),
    await signIn('member'),
  ]
  await press(lead, '签收', '办理中')
  await expect(lead.getByText('13900000000').first()).toBeVisible()
  await open(page, path)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  await expect(page.getByText('13900000000')).toHaveCount(0)
  await act(lead, '报告办理进展', (form) => form.getByLabel('办理进展').fill('已与提案人面商，踏勘现场。'))
  await done(lead, '报告办理进展', '办理中')
  await open(member, path)
  await expect(member.getByText('已与提案人面商，踏勘现场。').first()).toBeVisible()

  await openTodo(assist)
  await act(assist, '提交协办意见', (form) => form.getByLabel('协办意见').fill('请保留学校出入口。'))
  await done(assist, '提交协办意见', '办理中')
  await openTodo(lead)
  await expect(lead.getByText('请保留学校出入口。').first()).toBeVisible()
  await act(lead, '申请延期', (form) => form.getByLabel('理由').fill('征地手续尚未完成。'))
  await done(lead, '申请延期', '办理中')
  await press(supervisor, '同意延期', '办理中')
})

test('the reply is sent back by the assisting unit, signed the second time, audited; the proposer is not satisfied', async ({ signIn }) => {
  const [lead, assist, supervisor, member] = [
    await signIn('unit-transport'),
    await signIn('unit'),
    await signIn('supervisor'),
    await signIn('member'),
  ]
  await reply(lead, '正在研究。', 'C 受限说明')
  await openTodo(assist)
  const returning = assist.getByRole('region', { name: '办理', exact: true })
  await returning.locator('summary').filter({ hasText: '退回修改' }).click()
  await returning.getByLabel('理由').fill('请写明工期。')
  await returning.getByRole('button', { name: '确认“退回修改”' }).click()
  await done(assist, '退回修改', '办理中')
  await reply(lead, '列入明年计划，三月开工。', 'B 正在办理')
  await press(assist, '同意会签', '督办审核')
  await press(supervisor, '审核通过', '已答复')

  await openTodo(member)
  await act(member, '不满意，重新办理', (form) => form.getByLabel('理由').fill('没有说明临时绕行怎么办。'))
  await done(member, '不满意，重新办理', '办理中')
})

test('done again it satisfies both; being under way it is followed until the outcome is there, and then archived', async ({
  signIn,
  page,
}) => {
  const [office, lead, assist, supervisor] = [
    await signIn('office'),
    await signIn('unit-transport'),
    await signIn('unit'),
    await signIn('supervisor'),
  ]
  await openTodo(lead)
  await expect(lead.getByText('没有说明临时绕行怎么办。').first()).toBeVisible()
  await reply(lead, '列入明年计划，三月开工；开工前增设临时便道。', 'B 正在办理')
  await press(assist, '同意会签', '督办审核')
  await press(supervisor, '审核通过', '已答复')
  await rate(await signIn('member'), '已答复')
  await rate(await signIn('member2'), '已评价')
  await press(office, '办结', '跟踪办理')

  await openTodo(lead)
  await act(lead, '报告落实情况', async (form) => {
    await form.getByLabel('落实情况').fill('道路已于十月通车。')
    await form.getByLabel('落实结果').selectOption('A 已经解决')
  })
  await done(lead, '报告落实情况', '已评价')
  await press(office, '办结', '办结')
  await openTodo(office)
  await act(office, '归档', (form) => form.getByLabel('档号').fill(`TA-${run}`))
  await done(office, '归档', '已归档')

  await open(page, path)
  await expect(page.getByText('道路已于十月通车。').first()).toBeVisible()
  await expect(page.getByRole('main').getByText('联名提案').first()).toBeVisible()
  const steps = page.getByRole('region', { name: '办理经过' }).getByRole('listitem')
  for (const step of ['退回修改', '申请退回', '同意延期', '重新办理', '报告落实情况', '归档'])
    await expect(steps.filter({ hasText: step }).first()).toBeVisible()
})
