import { fire, runSql, save, sql } from '@yizheng/kit/cms'
import { watchDeadlines } from '@yizheng/kit/cms/worker'
import type { ListAnswer, ViewAnswer } from '@yizheng/kit/protocol'
import { strFromU8, unzipSync, zipSync } from 'fflate'
import { writeXlsx } from 'hucre/xlsx'
import readExcelFile from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import site from '../../yizheng.config.ts'
import type { TestPerson } from './testing/boot-cms.ts'
import { ledgerCalls, workbook, type LedgerRow } from './testing/ledger.ts'
import { cms, member, office, setUp, tearDown } from './testing/proposals.ts'
import { runWorker } from './testing/run-worker.ts'

let asked: ReturnType<typeof ledgerCalls>
let colleague: TestPerson

const text = { 提案类别: '社会', 情况分析: '山区学生上学路远。', 具体建议: '增开校车线路。' }
const closed: LedgerRow = {
  ...text,
  提案编号: '2025007',
  届次: '十一届一次',
  案由: '关于山区校车的提案',
  提案人: '张三',
  联名委员: '李四（教育界）、王五',
  建议承办单位: '县教育局',
  同意公开: '是',
  状态: '办结',
  提交日期: '2025-01-10',
  立案日期: '2025年1月20日',
  主办单位: '县教育局',
  会办单位: '县交通运输局',
  交办日期: 45_689,
  答复日期: '2025.5.6',
  答复类别: 'A',
  办理答复: '已增开三条线路。',
  '委员评价（办理过程）': '满意',
  '委员评价（办理结果）': '张三：满意；王五：基本满意',
  办结日期: new Date('2025-06-30'),
}
const handling: LedgerRow = {
  ...text,
  案由: '关于老街消防的提案',
  提案人: '王五',
  状态: '办理中',
  提交日期: '2026-11-02',
  立案日期: '2026-11-09',
  主办单位: '县交通运输局',
  交办日期: '2026-11-16',
}

beforeAll(async () => {
  await setUp()
  for (const [title, kind] of [
    ['县教育局', 'unit'],
    ['县交通运输局', 'unit'],
    ['提案委员会', 'committee'],
  ])
    await cms.payload.create({ collection: 'organisations' as never, data: { title, kind } })
  for (const [name, sector] of [
    ['张三', '农业界'],
    ['李四', '教育界'],
    ['李四', '科技界'],
    ['王五', '工商联界'],
  ]) {
    const person = await cms.person(name!, ['member'])
    await cms.payload.update({ collection: 'users' as never, id: person.id, data: { sector } })
  }
  colleague = await cms.person('另一位', ['staff', 'proposal-office'])
  asked = ledgerCalls(cms, 'proposals')
})
afterAll(tearDown)

const count = async () =>
  Number((await runSql<{ n: string }>({ payload: cms.payload, query: sql`SELECT count(*) AS n FROM proposals` }))[0]!.n)
const list = async (query: string) => (await (await asked.call(office, `list?${query}`)).json()) as ListAnswer
const named = async (title: string) => (await list('limit=100')).docs.find((doc) => doc.title === title)!
const view = async (title: string) => (await (await asked.call(office, `${(await named(title)).id}/view`)).json()) as ViewAnswer

describe('a ledger that is brought in', () => {
  test('is checked first, and nothing is there yet', async () => {
    const sent = await asked.send(office, await workbook([closed, handling]))
    expect(sent).toMatchObject({ status: 200, state: 'checked', rows: 2, problems: [], unknown: [], filename: '2025年台账.xlsx' })
    expect(sent.states).toEqual([
      { label: '办结', count: 1 },
      { label: '办理中', count: 1 },
    ])
    expect(await count()).toBe(0)
  })

  test('comes whole, with its past', async () => {
    const sent = await asked.send(office, await workbook([closed, handling]))
    const done = await asked.confirm(office, sent.id, { version: sent.version })
    expect(done).toMatchObject({ status: 200, state: 'done', imported: 2 })
    const { doc, history, rounds } = await view('关于山区校车的提案')
    expect(doc).toMatchObject({
      state: 'closed',
      serial: '2025007',
      author: { title: '张三' },
      cosponsors: [{ title: '李四' }, { title: '王五' }],
      leadUnit: { title: '县教育局' },
      assistUnits: [{ title: '县交通运输局' }],
      replyClass: 'A',
      open: true,
      createdAt: '2025-01-10T01:00:00.000Z',
    })
    const days = history.map(({ transition, at }) => `${transition} ${new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10)}`)
    expect(days).toEqual([
      'submit 2025-01-10',
      'cosigned 2025-01-10',
      'file 2025-01-20',
      'assign 2025-02-01',
      'signFor 2025-02-01',
      'reply 2025-05-06',
      'countersigned 2025-05-06',
      'auditPass 2025-05-06',
      'ratings.rate 2025-05-06',
      'ratings.rate 2025-05-06',
      'evaluate 2025-05-06',
      'close 2025-06-30',
    ])
    expect(history[2]).toMatchObject({ actor: null, imported: { file: '2025年台账.xlsx', by: '提案委' } })
    expect(rounds.find(({ round }) => round === 'ratings')!.turns.map(({ of, values }) => [of.title, values])).toEqual([
      ['张三', { process: 'satisfied', result: 'satisfied' }],
      ['王五', { result: 'fair' }],
    ])
  })
})

/** What the check says of one row with these changes, by the labels of the columns. */
async function complaints(changes: LedgerRow, ...more: readonly LedgerRow[]) {
  const { 提案编号: _, ...row } = closed
  const sent = await asked.send(office, await workbook([{ ...row, ...changes }, ...more]))
  expect(sent.status, sent.message).toBe(200)
  return sent.problems.map((problem) => `${problem.row} ${problem.column ?? '整行'}：${problem.message}`)
}

describe('a row that cannot be brought in', () => {
  test('is told of with all that is wrong with it, and how to mend it', async () => {
    expect(
      await complaints({
        案由: '案'.repeat(51),
        提案类别: '教育',
        提案人: '李四',
        建议承办单位: '县教育委员会、提案委员会',
        答复日期: '五月初',
        同意公开: '也许',
        办结日期: '2099-01-01',
      }),
    ).toEqual([
      '2 提案类别：没有“教育”这一选项，可填：经济、政治、文化、社会、生态、其他。',
      '2 案由：“案由”最多 50 个字，现有 51 个字。',
      '2 提案人：叫“李四”的不止一个：李四（教育界）、李四（科技界）。请在姓名后用括号注明界别、单位或邮箱。',
      '2 建议承办单位：没有找到“县教育委员会”，是否为：县教育局？',
      '2 建议承办单位：“提案委员会”不能填在“建议承办单位”中。',
      '2 同意公开：“也许”应填“是”或“否”。',
      '2 答复日期：“五月初”不是能识别的日期，请写成 2025-03-02 或 2025年3月2日。',
      '2 办结日期：“2099-01-01”还没有到。台账只记已经发生的事。',
    ])
  })

  test.each<[string, LedgerRow, string]>([
    ['lacks what its state needs', { 办理答复: null }, '2 办理答复：请填写“办理答复”。'],
    ['lacks the day of a step', { 答复日期: null }, '2 答复日期：状态为“办结”，请填写“答复日期”。'],
    ['lacks the days of several steps', { 交办日期: null, 答复日期: null }, '2 交办日期：状态为“办结”，请填写“交办日期”。'],
    ['has its steps in another order than they can be taken', { 立案日期: '2025-07-01' }, '2 整行：日期的先后与状态“办结”不合流程'],
    ['names somebody who may not write it', { 提案人: '提案委' }, '2 提案人：“提案委”不能填在“提案人”中。'],
    ['names nobody there is', { 提案人: '赵六' }, '2 提案人：没有找到“赵六”，请核对名称'],
    [
      'was done in parts, each with an answer of its own',
      {
        主办单位: null,
        会办单位: null,
        交办日期: null,
        答复日期: null,
        答复类别: null,
        办理答复: null,
        分办单位: '县教育局、县交通运输局',
      },
      '2 整行：由多件“分办件”办理的，一行台账说不清各件的答复，不能导入为“办结”。请改在系统中办理，或删去这一行。',
    ],
    ['is a draft', { 状态: '草稿' }, '2 状态：没有“草稿”这一选项，可填：待联名、'],
    [
      'answers a round that has not begun',
      { 状态: '待联名', 立案日期: null, 交办日期: null, 答复日期: null, 办结日期: null },
      '2 委员评价（办理过程）：这个状态下还没有“委员评价”，请删去或改正状态。',
    ],
    ['has an answer of somebody who had no part', { '委员评价（办理结果）': '赵六：满意' }, '2 委员评价（办理结果）：没有找到“赵六”'],
    ['has a formula without a value', { 届次: '#REF!' }, '2 届次：公式没有算出结果（#REF!），请改正公式或直接填写。'],
    ['is longer together than it may be', { 情况分析: '山'.repeat(1200), 具体建议: '水'.repeat(900) }, '2 具体建议：'],
    ['is refused by the guard of a step', { 主办单位: '县交通运输局' }, '2 整行：'],
  ])('that %s', async (_, changes, complaint) => {
    expect(
      (await complaints(changes)).find((one) => one.startsWith(complaint)),
      complaint,
    ).toBeDefined()
  })

  test('that stands twice, or is there already', async () => {
    expect(await complaints({ 提案编号: '2025100' }, { ...closed, 提案编号: '2025100' }, { ...closed, 提案编号: '2025007' })).toEqual([
      '3 提案编号：“2025100”与第 2 行重复。',
      '4 提案编号：“2025007”已被系统里的另一件使用，请核对是否已经录入。',
    ])
  })

  test('because of merged cells, that two rows share', async () => {
    const sent = await asked.send(
      office,
      await workbook([handling, handling], { merges: [{ startRow: 1, startCol: 0, endRow: 2, endCol: 0 }] }),
    )
    expect(sent.problems).toMatchObject([{ row: 2, message: '合并单元格 A2:A3 无法判断属于哪一行，请取消合并后逐行填写。' }])
  })

  test('spoils the others: nothing is brought in', async () => {
    const before = await count()
    const sent = await asked.send(office, await workbook([handling, { ...handling, 提案人: '赵六' }]))
    expect(await asked.confirm(office, sent.id, { version: sent.version })).toMatchObject({
      status: 409,
      message: '检查之后数据有了变化，现在有 1 处需要修改，没有导入。请看下面的说明。',
    })
    expect(await count()).toBe(before)
  })
})

describe('a file', () => {
  const refused = async (bytes: Uint8Array) => {
    const { status, message } = await asked.send(office, bytes)
    return `${status} ${message}`
  }
  const bytesOf = (body: string) => new TextEncoder().encode(body)

  test('that is no workbook is refused, whatever it is called', async () => {
    const no = '422 这不是能打开的 Excel 工作簿。请用 Excel 或 WPS 另存为 .xlsx 后再上传。'
    expect(await refused(bytesOf('提案编号,案由'))).toBe(no)
    expect(await refused(new Uint8Array())).toBe(no)
    expect(await refused(zipSync({ 'readme.txt': bytesOf('a') }))).toBe(no)
    const good = await workbook([handling])
    expect(await refused(good.slice(0, good.length / 2))).toBe(no)
    const parts = unzipSync(good)
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml']!)
    const entity = sheet.replace('<worksheet', '<!DOCTYPE a [<!ENTITY b "c">]><worksheet')
    expect(await refused(zipSync({ ...parts, 'xl/worksheets/sheet1.xml': bytesOf(entity) }))).toBe(no)
  })

  test('that is locked, or of the old kind', async () => {
    expect(
      await refused(await writeXlsx({ sheets: [{ name: 'a', rows: [['案由']] }], encryption: { password: 'x', spinCount: 1000 } })),
    ).toBe('422 工作簿设有打开密码，请去掉密码后再上传。')
    const old = new Uint8Array(4096)
    old.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
    expect(await refused(old)).toBe('422 这是旧版的 .xls 文件，请另存为 .xlsx 后再上传。')
  })

  test('that is too large, packed or unpacked', async () => {
    expect(await refused(new Uint8Array(32 * 1024 * 1024 + 1))).toBe('413 文件超过 32 MB，请分成几个文件导入。')
    const parts = { ...unzipSync(await workbook([handling])), 'xl/sharedStrings.xml': new Uint8Array(100 * 1024 * 1024) }
    const bomb = zipSync(parts, { level: 6 })
    expect(bomb.length).toBeLessThan(1_000_000)
    expect(await refused(bomb)).toBe('422 工作簿展开后过大，无法读取。请删去图片和无关的工作表后再上传。')
    // One that says it is small.
    const name = bytesOf('xl/sharedStrings.xml')
    for (let at = 0; at < bomb.length - name.length; at += 1)
      if (name.every((byte, index) => bomb[at + index] === byte) && bomb[at - 46] === 0x50)
        new DataView(bomb.buffer, bomb.byteOffset).setUint32(at - 22, 1000, true)
    expect(await refused(bomb)).toBe('422 这不是能打开的 Excel 工作簿。请用 Excel 或 WPS 另存为 .xlsx 后再上传。')
  })

  test('with nothing in it, without labels, or with nothing below them', async () => {
    expect(await refused(await writeXlsx({ sheets: [{ name: 'a', rows: [] }] }))).toBe('422 工作簿里没有内容。')
    expect(
      await refused(
        await writeXlsx({
          sheets: [
            {
              name: 'a',
              rows: [
                ['一', '二'],
                [1, 2],
              ],
            },
          ],
        }),
      ),
    ).toContain('422 没有找到表头。')
    expect(await refused(await writeXlsx({ sheets: [{ name: 'a', rows: [['案由', '提案人', '状态']] }] }))).toBe(
      '422 表头下面没有内容，请填写后再上传。',
    )
  })

  test('without a column that it needs, with one twice, or too long', async () => {
    const { 提案人: _, ...nobody } = handling
    expect(await refused(await workbook([nobody]))).toBe('422 缺少这些列：提案人。请补上后再上传，列的先后不限。')
    const rows = [
      ['案由', '提案人', '状态', ' 案由 '],
      ['甲', '张三', '办结', '乙'],
    ]
    expect(await refused(await writeXlsx({ sheets: [{ name: 'a', rows }] }))).toBe('422 表头中“案由”出现了两次，请删去或改名其中一列。')
    expect(await refused(await workbook(Array.from({ length: 2001 }, () => ({ 案由: '甲', 提案人: '张三', 状态: '办结' }))))).toBe(
      '422 一次最多导入 2000 行，请分成几个文件。',
    )
  })

  test('lacks a column that some rows need: that is said once', async () => {
    const { 交办日期: _, ...row } = handling
    const sent = await asked.send(office, await workbook([row, row, row]))
    expect(sent.problems).toEqual([{ row: 0, column: null, message: '表中没有“交办日期”一列，而有 3 行需要它（如第 2 行）。' }])
    expect(sent).toMatchObject({ badRows: 0, problemCount: 1 })
  })

  test('may have a title, English labels, other columns and other sheets, which are left out where one says so', async () => {
    const labels = ['Subject', ' category*', '情况分析', '具体建议', '提案人', 'State', '提交日期', '领导批示', null, '办理天数']
    const row = ['关于古道的提案', 'Society', '甲', '乙', '张三', 'In review', '2026/3/2', '请阅', '空', 3]
    const bytes = await writeXlsx({
      sheets: [
        { name: '说明', rows: [['填表说明']] },
        { name: '台账', rows: [['2026 年提案台账'], [], labels, row, []], merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 9 }] },
      ],
    })
    const sent = await asked.send(office, bytes)
    expect(sent).toMatchObject({ sheet: '台账', rows: 1, problems: [], unknown: ['领导批示', 'I'], left: ['办理天数'] })
    expect(await asked.confirm(office, sent.id, { version: sent.version })).toMatchObject({
      status: 422,
      message: '这些列系统不认识：领导批示、I。请勾选“不导入这些列”，或改好列名后重新上传。',
    })
    expect(await asked.confirm(office, sent.id, { version: sent.version, ignoreUnknown: true })).toMatchObject({
      state: 'done',
      imported: 1,
    })
  })
})

describe('bringing it in', () => {
  let next = 200
  /** A row nobody brought in before. */
  const fresh = (changes: LedgerRow = {}): LedgerRow => ({ ...handling, 案由: `关于第 ${(next += 1)} 件事的提案`, ...changes })

  test('happens once', async () => {
    const bytes = await workbook([fresh()])
    const sent = await asked.send(office, bytes)
    expect(await asked.confirm(office, sent.id, { version: sent.version })).toMatchObject({ state: 'done', imported: 1 })
    expect(await asked.confirm(office, sent.id, { version: sent.version })).toMatchObject({
      status: 409,
      message: '这个文件已经导入完毕，共 1 件，不会再次导入。',
    })
    expect((await asked.send(office, bytes)).message).toMatch(/^这个文件已由提案委于\d{4}年\d+月\d+日导入过，没有再次导入。$/)
  })

  test('is for the one who sent it, and for whom the declaration names', async () => {
    const sent = await asked.send(office, await workbook([fresh()]))
    expect((await asked.look(colleague, sent.id)).status).toBe(404)
    expect((await asked.confirm(colleague, sent.id, { version: sent.version })).status).toBe(404)
    expect((await asked.call(colleague, `ledger/imports/${sent.id}/marked.xlsx`)).status).toBe(404)
    expect((await asked.send(member, await workbook([fresh()]))).status).toBe(403)
    expect((await asked.call(member, 'ledger/template.xlsx')).status).toBe(403)
    expect((await cms.call('/api/proposals/ledger/imports', { method: 'POST', body: 'a' })).status).toBe(401)
  })

  test('needs what was seen', async () => {
    const sent = await asked.send(office, await workbook([fresh()]))
    expect(await asked.confirm(office, sent.id, { version: 'x' })).toMatchObject({
      status: 409,
      message: expect.stringContaining('与您看到的不同') as string,
    })
    expect(await asked.confirm(office, sent.id, {})).toMatchObject({ status: 400 })
  })

  test('looks again: what has changed since is told, and nothing comes in', async () => {
    const sent = await asked.send(office, await workbook([fresh({ 提案编号: '2026555' })]))
    await asked.confirm(office, (await asked.send(office, await workbook([fresh({ 提案编号: '2026555' })]))).id, sent)
    const other = await asked.send(colleague, await workbook([fresh({ 提案编号: '2026556' })]))
    const mine = await asked.send(office, await workbook([fresh({ 提案编号: '2026556' })]))
    expect(await asked.confirm(colleague, other.id, { version: other.version })).toMatchObject({ state: 'done' })
    expect(await asked.confirm(office, mine.id, { version: mine.version })).toMatchObject({ status: 409 })
    expect((await asked.look(office, mine.id)).problems).toMatchObject([
      { row: 2, message: '“2026556”已被系统里的另一件使用，请核对是否已经录入。' },
    ])
  })

  test('ends with the day: then the file is sent again', async () => {
    const sent = await asked.send(office, await workbook([fresh()]))
    await runSql({ payload: cms.payload, query: sql`UPDATE yz.imports SET expires_at = now() WHERE id = ${sent.id}` })
    expect(await asked.confirm(office, sent.id, { version: sent.version })).toMatchObject({
      status: 409,
      message: '检查结果已过期，请重新上传。',
    })
    expect((await asked.look(office, sent.id)).state).toBe('expired')
  })

  test('by two at once is done by one after the other, and the same file by one', async () => {
    const bytes = await workbook([fresh()])
    const sent = await Promise.all([asked.send(office, bytes), asked.send(colleague, bytes)])
    const done = await Promise.all([
      asked.confirm(office, sent[0].id, { version: sent[0].version }),
      asked.confirm(colleague, sent[1].id, { version: sent[1].version }),
    ])
    expect(done.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(done.find(({ status }) => status === 409)!.message).toMatch(/^(?:另一位同事正在导入|这个文件已由)/)
  })

  test('twice at once by one person comes in once', async () => {
    const before = await count()
    const sent = await asked.send(office, await workbook([fresh()]))
    const done = await Promise.all([1, 2, 3].map(() => asked.confirm(office, sent.id, { version: sent.version })))
    expect(done.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(await count()).toBe(before + 1)
  })

  test('tells nobody of the past, lets clocks run from their day, and is found', async () => {
    const sent = await asked.send(office, await workbook([fresh({ 案由: '关于松阴溪绿道的提案', 交办日期: '2026-11-16' })]))
    await asked.confirm(office, sent.id, { version: sent.version })
    const { doc } = await view('关于松阴溪绿道的提案')
    // 90 days after 16 November 2026.
    expect(doc.dueAt!.slice(0, 10)).toBe('2027-02-14')
    await runWorker(cms.payload)
    const notices = await runSql({
      payload: cms.payload,
      query: sql`SELECT 1 FROM yz.notices WHERE doc = ${doc.id} AND type = 'proposals'`,
    })
    expect(notices).toEqual([])
    const found = (await (await asked.call(office, '../search?q=松阴溪绿道')).json()) as { hits: { id: number }[] }
    expect(found.hits.map(({ id }) => id)).toEqual([doc.id])
  })

  test('tells nobody that something was late long ago, and shows that it is', async () => {
    const sent = await asked.send(
      office,
      await workbook([fresh({ 案由: '关于早已逾期的提案', 提交日期: '2025-01-02', 立案日期: '2025-01-03', 交办日期: '2025-01-06' })]),
    )
    await asked.confirm(office, sent.id, { version: sent.version })
    const { doc } = await view('关于早已逾期的提案')
    expect(Date.parse(doc.dueAt!)).toBeLessThan(Date.now())
    expect(await watchDeadlines({ payload: cms.payload, site })).toBe(0)
  })

  test('lets the numbers go on after the highest', async () => {
    const year = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear()
    const sent = await asked.send(office, await workbook([fresh({ 提案编号: `${year}700` })]))
    await asked.confirm(office, sent.id, { version: sent.version })
    const data = { title: '新的提案', category: 'society', situation: '甲', advice: '乙' }
    const { id } = await save({ site, slug: 'proposals', req: await cms.request(member), body: { data, fire: 'submit' } })
    await fire({ site, slug: 'proposals', id, transition: 'file', data: {}, req: await cms.request(office) })
    expect((await view('新的提案')).doc.serial).toBe(`${year}701`)
  })

  test('makes the parts of a proposal that several units handle', async () => {
    const separate = fresh({ 状态: '分办中', 交办日期: null, 主办单位: null, 分办单位: '县教育局、县交通运输局', 立案日期: '2026-11-09' })
    const sent = await asked.send(office, await workbook([separate]))
    expect(sent.problems).toEqual([])
    await asked.confirm(office, sent.id, { version: sent.version })
    const { id } = await named(String(separate['案由']))
    const parts = (await (await asked.call(office, `../proposal-branches/list?proposal=${id}`)).json()) as ListAnswer
    expect(parts.docs.map(({ unit, state }) => [(unit as { title: string }).title, state]).sort()).toEqual([
      ['县交通运输局', 'assigned'],
      ['县教育局', 'assigned'],
    ])
  })

  test('makes one row point to another, whichever stands first', async () => {
    const merged = fresh({
      案由: '关于并入的提案',
      状态: '已并案',
      并入提案: '关于主件的提案',
      立案日期: null,
      交办日期: null,
      主办单位: null,
    })
    const sent = await asked.send(office, await workbook([merged, fresh({ ...closed, 提案编号: null, 案由: '关于主件的提案' })]))
    expect(sent.problems).toEqual([])
    await asked.confirm(office, sent.id, { version: sent.version })
    expect((await view('关于并入的提案')).doc.mergedInto).toMatchObject({ title: '关于主件的提案' })
    const circle = [fresh({ ...merged, 案由: '甲案', 并入提案: '乙案' }), fresh({ ...merged, 案由: '乙案', 并入提案: '甲案' })]
    expect((await asked.send(office, await workbook(circle))).problems).toHaveLength(2)
  })
})

describe('spreadsheets to work with', () => {
  const sheetsOf = async (path: string) => readExcelFile(Buffer.from(await (await asked.call(office, path)).arrayBuffer()))

  test('the template has the columns that are read, lists to choose from, and a sheet of what may be chosen', async () => {
    const [empty, choices] = await sheetsOf('ledger/template.xlsx')
    expect(empty!.data[0]).toContain('提交日期')
    expect(empty!.data[0]).not.toContain('办理天数')
    expect(choices!.sheet).toBe('可选值')
    expect(choices!.data[0]).toContain('主办单位')
    expect(choices!.data.flat()).toContain('县教育局')
    expect(choices!.data.flat()).not.toContain('提案委员会')
    const bytes = new Uint8Array(await (await asked.call(office, 'ledger/template.xlsx')).arrayBuffer())
    expect(strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml']!)).toMatch(
      /<dataValidation type="list"[^>]*><formula1>'可选值'!\$A\$2:\$A\$\d+</,
    )
  })

  test('the bad rows come back with what is wrong', async () => {
    const sent = await asked.send(office, await workbook([handling, { ...handling, 提案人: '赵六', 提案类别: '教育' }]))
    const [marked] = await sheetsOf(`ledger/imports/${sent.id}/marked.xlsx`)
    expect(marked!.data).toHaveLength(2)
    expect(marked!.data[1]!.slice(0, 2)).toEqual([3, expect.stringMatching(/^【提案类别】没有“教育”这一选项.*\n【提案人】没有找到“赵六”/)])
  })

  test('what went out comes in again, and is the same', async () => {
    const out = async () => {
      const bytes = new Uint8Array(await (await asked.call(office, 'ledger.xlsx')).arrayBuffer())
      const [sheet] = await readExcelFile(Buffer.from(bytes))
      return {
        bytes,
        rows: sheet!.data
          .slice(2)
          .map((row) => JSON.stringify(row))
          .sort(),
      }
    }
    const before = await out()
    expect(before.rows.length).toBeGreaterThan(9)
    await cms.payload.delete({ collection: 'proposals' as never, where: { id: { exists: true } } })
    for (const table of ['history', 'turns', 'counters'])
      await runSql({ payload: cms.payload, query: sql`DELETE FROM ${sql.raw(`yz.${table}`)}` })
    const sent = await asked.send(office, before.bytes, '导出.xlsx')
    expect(sent.problems).toEqual([])
    expect(await asked.confirm(office, sent.id, { version: sent.version })).toMatchObject({ state: 'done', imported: before.rows.length })
    expect((await out()).rows).toEqual(before.rows)
  })
})
