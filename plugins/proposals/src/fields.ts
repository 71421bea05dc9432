import { contentType, f } from '@yizheng/kit'
import { replyFields, unit } from './handling.ts'

/** The ten grounds for not filing a proposal, as the rules of proposal work commonly name them. */
const grounds = {
  secrets: '涉及国家秘密',
  prohibited: '涉及法律法规和政策禁止的内容',
  party: '中共党内事务',
  democraticParty: '民主党派内部事务',
  court: '进入司法、仲裁程序的事项',
  academic: '属于学术研讨',
  personal: '为本人或者亲属解决个人问题',
  promotion: '宣传、推介具体作品或者产品',
  accusation: '指名举报',
  nothingConcrete: '内容空泛，没有具体建议',
} as const

/** A proposal of a party, a body, a committee or a group is collective, whoever signs with it. */
const kindOf = ({ collective, cosponsors }: Readonly<Record<string, unknown>>): string =>
  collective ? 'collective' : Array.isArray(cosponsors) && cosponsors.length > 0 ? 'joint' : 'personal'

/** What a proposal (提案) consists of. Source: the usual form of a county CPPCC; 案由 ≤ 50 characters, the text ≤ 2,000 together. */
export const proposal = contentType('proposals', {
  label: '提案',
  title: 'title',
  fields: {
    title: f.text('案由', { required: true, max: 50, help: '一事一案，写明所提何事，不超过 50 字' }),
    category: f.select(
      '提案类别',
      { economy: '经济', politics: '政治', culture: '文化', society: '社会', ecology: '生态', other: '其他' },
      { required: true },
    ),
    situation: f.longText('情况分析', { required: true, max: 1200 }),
    advice: f.longText('具体建议', { required: true, max: 1200 }),
    collective: f.text('集体提案单位', { max: 60, help: '以党派、团体、界别、专委会或委员小组名义提出的，填写其全称' }),
    cosponsors: f.many('联名委员', 'users', { help: '可不填', only: { roles: ['member'] } }),
    kind: f.select('提案类型', { personal: '个人提案', joint: '联名提案', collective: '集体提案' }, { derives: kindOf }),
    sector: f.text('界别', { ofAuthor: 'sector' }),
    committee: f.one('所在专委会', 'organisations', { ofAuthor: 'committee' }),
    workplace: f.text('工作单位', { ofAuthor: 'workplace' }),
    post: f.text('职务', { max: 40 }),
    mobile: f.text('联系电话', { max: 20, help: '只供提案委和承办单位联系，不公开' }),
    address: f.text('通讯地址', { max: 100 }),
    postcode: f.text('邮政编码', { max: 6 }),
    meet: f.flag('愿意面商', { help: '勾选后，承办单位答复前与您当面沟通' }),
    suggestedUnits: f.many('建议承办单位', 'organisations', { help: '最多 5 个', only: unit }),
    attachments: f.files('附件', { help: '最多 5 个，每个不超过 32 MB' }),
    open: f.flag('同意公开', { help: '勾选后，立案的提案向社会公开' }),
    ground: f.select('不立案理由', grounds, { required: true }),
    onward: f.select('后续处理', { opinion: '转为社情民意', forward: '转送有关部门参考', archive: '存档' }, { required: true }),
    mergedInto: f.one('并入提案', 'proposals', { required: true, only: { state: ['review', 'filed', 'assigned', 'handling'] } }),
    coAuthors: f.many('并案提案人', 'users', {
      gathers: { from: 'proposals', by: 'mergedInto', where: { state: ['merged'] }, take: ['author', 'cosponsors', 'coAuthors'] },
    }),
    serial: f.text('提案编号', { unique: true, max: 20, numbering: '{year}{nnn}' }),
    session: f.select('届次', { '11-1': '十一届一次', '11-2': '十一届二次' }),
    leadUnit: f.one('主办单位', 'organisations', { required: true, only: unit }),
    assistUnits: f.many('会办单位', 'organisations', { only: unit }),
    separateUnits: f.many('分办单位', 'organisations', { required: true, only: unit, help: '两个以上，各自办理、各自答复' }),
    separate: f.flag('分办', {
      gathers: {
        from: 'proposal-branches',
        by: 'proposal',
        where: { state: ['handling', 'returning', 'auditing', 'answered', 'closed'] },
      },
    }),
    progress: f.longText('办理进展', { required: true, max: 2000, help: '与提案人沟通、调研和推进的情况' }),
    ...replyFields,
    outcome: f.longText('落实情况', { required: true, max: 5000 }),
    outcomeClass: f.select('落实结果', { A: 'A 已经解决', C: 'C 受限说明', D: 'D 留作参考' }, { required: true }),
    key: f.flag('重点提案'),
    excellent: f.flag('优秀提案'),
    archiveNumber: f.text('档号', { unique: true, max: 30, numbering: 'TA{year}-{nnn}' }),
  },
  together: [{ fields: ['situation', 'advice'], max: 2000 }],
})
