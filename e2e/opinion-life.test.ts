import type { Page } from '@playwright/test'
import { act, inList, pick, reportOpinion } from './actions.ts'
import { expect, open, run, test, untilAlive } from './test.ts'

const title = `山区药店夜间买药难（${run}）`
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)

// One social-opinion report from the member to the archive; each step needs the one before.
test.describe.configure({ mode: 'serial' })

let path = ''

const done = (page: Page, step: string) => expect(page.getByText(`“${step}”已完成`)).toBeVisible()
/** Presses a button of the page that asks for nothing. */
async function press(page: Page, step: string): Promise<void> {
  await page.getByRole('region', { name: '办理', exact: true }).getByRole('button', { name: step, exact: true }).click()
  await done(page, step)
}
async function openTodo(page: Page, text = title): Promise<void> {
  await open(page, '/desk')
  await inList(page, '待办', text).getByRole('link').first().click()
  await untilAlive(page)
}
/** Hands in the form of a page that was opened by a link of a list. */
async function handIn(page: Page, step: string): Promise<void> {
  await page.getByRole('button', { name: step, exact: true }).click()
  await expect(page.getByText('我们已收到。请记下回执编号')).toBeVisible()
}

test('a member reports it; the office receives and edits it, and a leader signs what was edited', async ({ signIn }) => {
  const [member, office, leader] = [await signIn('member'), await signIn('office'), await signIn('leader')]
  path = await reportOpinion(member, { title, advice: '设夜间售药柜。' })

  await openTodo(office)
  await press(office, '收稿')
  await act(office, '送签', async (form) => {
    await expect(form.getByLabel('编发标题')).toHaveValue(title)
    await form.getByLabel('编发：建议').fill('在卫生院设夜间售药柜，由医保定点药店配送。')
    await pick(office, '签批领导', '柏岚')
  })
  await done(office, '送签')
  await openTodo(leader)
  await expect(leader.getByText('在卫生院设夜间售药柜').first()).toBeVisible()
  await act(leader, '同意签发', (form) => form.getByLabel('签批意见').fill('同意，报县政府。'))
  await done(leader, '同意签发')
  // Until it is issued the edited text is the office's draft.
  await open(member, path)
  await expect(member.getByText('在卫生院设夜间售药柜')).toHaveCount(0)
})

test('it is issued under a number, sent to the city and adopted there', async ({ signIn }) => {
  const office = await signIn('office')
  await openTodo(office)
  await act(office, '本级采用', async () => {})
  await done(office, '本级采用')
  await expect(
    office
      .getByRole('main')
      .getByText(/松阳社情民意〔\d{4}〕第\d+期/)
      .first(),
  ).toBeVisible()
  const reports = office.getByRole('region', { name: '报送与采用' })
  await reports.getByRole('link').last().click()
  await untilAlive(office)
  await office.getByLabel('报送层级').selectOption('市级')
  await office.getByLabel('报送单位').fill('市政协')
  await office.getByLabel('报送日期').fill(today)
  await handIn(office, '登记报送')
  await office.getByRole('link', { name: '查看已提交的内容' }).click()
  await act(office, '登记采用', async (form) => {
    await form.getByLabel('采用日期').fill(today)
    await form.getByLabel('采用单位和刊物').fill('市政协《社情民意》')
  })
  await done(office, '登记采用')
  await open(office, path)
  await expect(office.getByRole('region', { name: '报送与采用' }).getByRole('row', { name: /市政协/ })).toContainText('已采用')
})

test('a leader’s instruction charges a unit, which answers; the member hears of all of it, and it is archived', async ({ signIn }) => {
  const [office, unit, member] = [await signIn('office'), await signIn('unit'), await signIn('member')]
  await open(office, path)
  await office.getByRole('region', { name: '领导批示' }).getByRole('link').last().click()
  await untilAlive(office)
  const matter = `夜间售药 ${run}`
  await office.getByLabel('批示事项').fill(matter)
  await office.getByLabel('批示领导').fill('副县长（样例）')
  await office.getByLabel('批示内容').fill('请县教育局会同研究。')
  await office.getByLabel('批示日期').fill(today)
  await pick(office, '承办单位', '县教育局')
  await handIn(office, '登记批示')
  await openTodo(unit, matter)
  await act(unit, '回函', (form) => form.getByLabel('回函内容').fill('两处夜间售药柜已投用。'))
  await done(unit, '回函')
  await openTodo(office, matter)
  await press(office, '办结')

  await open(office, path)
  await act(office, '反馈委员', (form) => form.getByLabel('反馈意见').fill('市级采用，副县长批示，两处售药柜已投用。'))
  await done(office, '反馈委员')
  await open(member, '/inbox')
  await member.getByRole('listitem').filter({ hasText: title }).filter({ hasText: '反馈委员' }).getByRole('link').first().click()
  await expect(member.getByText('市级采用，副县长批示，两处售药柜已投用。').first()).toBeVisible()
  await open(office, path)
  await press(office, '归档')
  await expect(office.getByRole('main').getByText('已归档').first()).toBeVisible()
})
