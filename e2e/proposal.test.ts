import type { Locator, Page } from '@playwright/test'
import { act, inList, pick } from './actions.ts'
import { expect, open, run, test, untilAlive } from './test.ts'

const title = `关于在古镇老街增设${run}处直饮水点的提案`

// One proposal on its way; each step needs the one before.
test.describe.configure({ mode: 'serial' })

let path = ''
let receipt = ''

test('a member writes a draft; it is kept through a reload and in the desk', async ({ signIn }) => {
  const member = await signIn('member')
  await member.getByRole('link', { name: '写提案' }).click()
  await untilAlive(member)
  await member.getByLabel('案由').fill(title)
  await member.getByLabel('情况分析').fill('老街游客日均三千人，沿街没有一处可以接水。')
  await expect.poll(() => member.evaluate(() => Object.values(sessionStorage).join(''))).toContain('沿街没有一处可以接水')
  await member.reload()
  await expect(member.getByText('已恢复您上次未保存的内容。')).toBeVisible()
  await expect(member.getByLabel('案由')).toHaveValue(title)
  await expect(member.getByLabel('情况分析')).toHaveValue('老街游客日均三千人，沿街没有一处可以接水。')

  await member.getByRole('button', { name: '保存草稿' }).click()
  await expect(member.getByText('草稿已保存。')).toBeVisible()
  await open(member, '/desk')
  await expect(inList(member, '我发起的', title)).toContainText('草稿')
})

test('nobody else sees the draft', async ({ page, signIn }) => {
  const member = await signIn('member')
  await inList(member, '我发起的', title).getByRole('link').click()
  await expect(member).toHaveURL(/\/proposals\/\d+/)
  path = new URL(member.url()).pathname
  for (const reader of [page, await signIn('member2'), await signIn('office'), await signIn('leader')]) {
    expect((await reader.goto(path))?.status()).toBe(404)
    await expect(reader.getByText(title)).toHaveCount(0)
  }
})

test('what is wrong is told at its field, and nothing typed is lost', async ({ signIn }) => {
  const member = await signIn('member')
  await openForm(member)
  await member.getByLabel('提案类别').selectOption('文化')
  await member.getByRole('button', { name: '提交', exact: true }).click()
  await expect(member.getByText('有 1 处需要修改')).toBeVisible()
  const advice = member.getByLabel('具体建议')
  await expect(advice).toHaveAttribute('aria-invalid', 'true')
  await expect(advice).toHaveAccessibleDescription(/请填写“具体建议”/)
  await member.getByRole('link', { name: '请填写“具体建议”。' }).click()
  await expect(advice).toBeFocused()
  await expect(member.getByLabel('提案类别')).toHaveValue('culture')
  await expect(member.getByLabel('情况分析')).toHaveValue('老街游客日均三千人，沿街没有一处可以接水。')
})

test('it is handed in, and the receipt tells anybody who has it where it stands', async ({ page, signIn }) => {
  const member = await signIn('member')
  await openForm(member)
  await member.getByLabel('提案类别').selectOption('文化')
  await member.getByLabel('具体建议').fill('在老街两端和中段各设一处直饮水点，由县水务部门维护。')
  await pick(member, '联名委员', '周砚秋')
  await pick(member, '建议承办单位', '县教育局')
  await member.getByLabel('同意公开').check()
  await member.getByRole('button', { name: '提交', exact: true }).click()
  await expect(member.getByText('我们已收到。请记下回执编号')).toBeVisible()
  receipt = await member
    .getByRole('paragraph')
    .filter({ hasText: /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/ })
    .innerText()

  await open(page, '/receipt')
  await page.getByLabel('回执编号').fill(receipt)
  await page.getByRole('button', { name: '查询' }).click()
  await expect(page.getByText('待联名')).toBeVisible()
  await expect(page.getByText(title)).toHaveCount(0)
})

test('whoever was asked to co-sign is told, reads it and agrees; then it is the office’s turn', async ({ signIn }) => {
  const cosigner = await signIn('member2')
  await expect(inList(cosigner, '待办', title)).toContainText('联名确认')
  await inList(cosigner, '待办', title).getByRole('link').click()
  await expect(cosigner.getByRole('heading', { name: '联名确认（0/1）' })).toBeVisible()
  await cosigner.getByRole('button', { name: '同意联名' }).click()
  await expect(cosigner.getByText('“同意联名”已完成，当前状态：立案审查。')).toBeVisible()
  await expect(cosigner.getByRole('row', { name: /周砚秋/ })).toContainText('同意联名')
})

test('the office is told, files it and hands it to a unit; every figure on an open dashboard moves with it', async ({ signIn }) => {
  const office = await signIn('office')
  await expect(inList(office, '待办', title)).toContainText('立案审查')
  await open(office, '/inbox')
  await expect(office.getByRole('listitem').filter({ hasText: title })).toContainText('进入“立案审查”')

  const leader = await signIn('leader')
  await open(leader, '/dashboard/')
  const filed = slice(leader, '已立案')
  const assigned = slice(leader, '待签收')
  const [filedBefore, assignedBefore] = [await countOf(filed), await countOf(assigned)]

  await open(office, path)
  await act(office, '立案', async (form) => {
    await form.getByLabel('提案编号').fill(`T${run}`)
    await form.getByLabel('届次').selectOption('十一届二次')
  })
  await expect(office.getByText('“立案”已完成，当前状态：已立案。')).toBeVisible()
  await expect.poll(() => countOf(filed)).toBe(filedBefore + 1)

  await act(office, '交办', async (form) => form.getByLabel('主办单位').selectOption('县教育局'))
  await expect(office.getByText('“交办”已完成，当前状态：待签收。')).toBeVisible()
  await expect.poll(() => countOf(filed)).toBe(filedBefore)
  await expect.poll(() => countOf(assigned)).toBe(assignedBefore + 1)
})

test('the public reads it now, without what concerns only those involved', async ({ page }) => {
  await open(page, path)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  await expect(page.getByRole('main').getByText('待签收').first()).toBeVisible()
  await expect(page.getByRole('region', { name: '办理', exact: true })).toHaveCount(0)
  await open(page, '/proposals')
  await expect(page.getByRole('link', { name: title })).toBeVisible()
})

test('the unit signs for it and asks for more time; the supervisor finds that in the desk and approves it, and the deadline moves', async ({
  signIn,
}) => {
  const unit = await signIn('unit')
  await inList(unit, '待办', title).getByRole('link').click()
  await unit.getByRole('button', { name: '签收', exact: true }).click()
  await expect(unit.getByText('“签收”已完成，当前状态：办理中。')).toBeVisible()
  await act(unit, '申请延期', async (form) => form.getByLabel('理由').fill('取水点的选址要与县水务部门会商。'))
  await expect(unit.getByText('“申请延期”已完成，当前状态：办理中。')).toBeVisible()

  const supervisor = await signIn('supervisor')
  await expect(inList(supervisor, '待办', title)).toContainText('同意延期')
  await inList(supervisor, '待办', title).getByRole('link').click()
  await expect(supervisor.getByText('取水点的选址要与县水务部门会商。')).toBeVisible()
  await supervisor.getByRole('button', { name: '同意延期', exact: true }).click()
  await expect(supervisor.getByText('“同意延期”已完成，当前状态：办理中。')).toBeVisible()
  const steps = supervisor.getByRole('region', { name: '办理经过' }).getByRole('listitem')
  await expect(steps.filter({ hasText: '同意延期' })).toContainText(/期限由 .+ 改为 .+/)
})

test('the unit finds it in its desk and replies', async ({ signIn }) => {
  const unit = await signIn('unit')
  await inList(unit, '待办', title).getByRole('link').click()
  await act(unit, '答复', async (form) => {
    await form.getByLabel('办理答复').fill('三处直饮水点已列入本年度民生实事，年底前建成。')
    await form.getByLabel('答复类别').selectOption('A 已经解决')
  })
  await expect(unit.getByText('“答复”已完成，当前状态：督办审核。')).toBeVisible()
})

test('until the audit has passed the reply nobody outside reads it', async ({ page, signIn }) => {
  const reply = '三处直饮水点已列入本年度民生实事'
  for (const reader of [page, await signIn('member')]) {
    await open(reader, path)
    await expect(reader.getByRole('main').getByText('督办审核').first()).toBeVisible()
    await expect(reader.getByText(reply)).toHaveCount(0)
  }
  const supervisor = await signIn('supervisor')
  await inList(supervisor, '待办', title).getByRole('link').click()
  await expect(supervisor.getByText(reply).first()).toBeVisible()
  await supervisor.getByRole('button', { name: '审核通过' }).click()
  await expect(supervisor.getByText('“审核通过”已完成，当前状态：已答复。')).toBeVisible()
})

test('the member is told and rates, process and result apart; so does the co-signer', async ({ signIn }) => {
  const member = await signIn('member')
  await open(member, '/inbox')
  const notice = member.getByRole('listitem').filter({ hasText: title }).filter({ hasText: '委员评价' })
  await notice.getByRole('link').click()
  await expect(member.getByText('三处直饮水点已列入本年度民生实事').first()).toBeVisible()
  await act(member, '评价', async (form) => form.getByLabel('办理过程').selectOption('满意'))
  await expect(member.getByText('请填写“办理结果”').first()).toBeVisible()
  await act(member, '评价', async (form) => form.getByLabel('办理结果').selectOption('基本满意'))
  await expect(member.getByText('“评价”已完成，当前状态：已答复。')).toBeVisible()
  const cosigner = await signIn('member2')
  await inList(cosigner, '待办', title).getByRole('link').click()
  await act(cosigner, '评价', async (form) => {
    await form.getByLabel('办理过程').selectOption('满意')
    await form.getByLabel('办理结果').selectOption('满意')
  })
  await expect(cosigner.getByText('“评价”已完成，当前状态：已评价。')).toBeVisible()
})

test('the office closes it, and the public sees the whole way it went', async ({ page, signIn }) => {
  const office = await signIn('office')
  await open(office, path)
  await office.getByRole('button', { name: '办结' }).click()
  await expect(office.getByText('“办结”已完成，当前状态：办结。')).toBeVisible()

  await open(page, path)
  await expect(page.getByText('三处直饮水点已列入本年度民生实事')).toBeVisible()
  const steps = page.getByRole('region', { name: '办理经过' }).getByRole('listitem')
  for (const step of ['提交', '立案', '交办', '答复', '评价', '办结']) await expect(steps.filter({ hasText: step }).first()).toBeVisible()
  await open(page, `/receipt/${receipt}`)
  await expect(page.getByText('办结')).toBeVisible()
})

/** From the desk to the form of the proposal. */
async function openForm(member: Page): Promise<void> {
  await open(member, '/desk')
  await inList(member, '我发起的', title).getByRole('link').click()
  await member.getByRole('main').getByRole('link', { name: '修改并提交' }).click()
  await expect(member.getByLabel('案由')).toHaveValue(title)
  await untilAlive(member)
}

/** A slice of the chart of states. */
function slice(page: Page, state: string): Locator {
  return page
    .getByRole('figure')
    .filter({ hasText: '提案办理进度' })
    .getByRole('button', { name: `：${state}` })
}

async function countOf(button: Locator): Promise<number> {
  return Number(await button.locator('b').innerText())
}
