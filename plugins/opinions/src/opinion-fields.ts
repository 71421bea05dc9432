import { contentType, f } from '@yizheng/kit'

/** 期号 runs through a year without gaps. */
const ISSUE = '松阳社情民意〔{year}〕第{n}期'
/** Situation, analysis and advice together. Source: the usual rule, one matter in at most 1,500 characters. */
const MOST = 1500

/** Reports of this opinion that one level adopted. */
const adoptedAt = (level: string) => ({ from: 'opinion-reports', by: 'opinion', where: { level: [level], state: ['adopted'] } })

/** What a social-opinion report (社情民意信息) consists of: the member's own words, and beside them those it is issued in. */
export const opinion = contentType('opinions', {
  label: '社情民意',
  title: 'title',
  fields: {
    title: f.text('标题', { required: true, max: 50, help: '一事一报，写明反映什么问题，不超过 50 字' }),
    category: f.select(
      '信息类别',
      { economy: '经济', politics: '政治', culture: '文化', society: '社会', ecology: '生态', other: '其他' },
      { required: true },
    ),
    urgency: f.select('紧急程度', { normal: '一般', urgent: '急', critical: '特急' }, { required: true }),
    situation: f.longText('反映的情况', { required: true, max: MOST, help: '情况、分析和建议合计不超过 1500 字' }),
    analysis: f.longText('原因分析', { required: true, max: MOST }),
    advice: f.longText('意见建议', { required: true, max: MOST }),
    attachments: f.files('附件', { help: '最多 5 个，每个不超过 32 MB', max: 5 }),
    committee: f.one('所在专委会', 'organisations', { ofAuthor: 'committee' }),
    editedTitle: f.text('编发标题', { required: true, max: 50, startsAs: 'title' }),
    editedSituation: f.longText('编发：情况', { required: true, max: MOST, startsAs: 'situation' }),
    editedAnalysis: f.longText('编发：分析', { required: true, max: MOST, startsAs: 'analysis' }),
    editedAdvice: f.longText('编发：建议', { required: true, max: MOST, startsAs: 'advice' }),
    signers: f.many('签批领导', 'users', { required: true, min: 1, only: { roles: ['leader'] }, help: '可选多位，各自签批' }),
    issue: f.text('期号', { unique: true, max: 40, numbering: ISSUE }),
    feedback: f.longText('反馈意见', { required: true, max: 1000, help: '告知委员采用、批示和办理的情况' }),
    mergedInto: f.one('并入信息', 'opinions', { required: true, only: { state: ['received', 'editing'] } }),
    coAuthors: f.many('合并的其他作者', 'users', {
      gathers: { from: 'opinions', by: 'mergedInto', where: { state: ['merged'] }, take: ['author', 'coAuthors'] },
    }),
    units: f.many('承办单位', 'organisations', {
      gathers: { from: 'opinion-instructions', by: 'opinion', where: { state: ['charged', 'replied', 'closed'] }, take: ['units'] },
    }),
    openInstructions: f.number('尚未回函的批示', {
      gathers: { from: 'opinion-instructions', by: 'opinion', where: { state: ['charged'] } },
    }),
    countyAdopted: f.flag('县级采用', { gathers: adoptedAt('county') }),
    cityAdopted: f.flag('市级采用', { gathers: adoptedAt('city') }),
    provinceAdopted: f.flag('省级采用', { gathers: adoptedAt('province') }),
    nationAdopted: f.flag('全国采用', { gathers: adoptedAt('nation') }),
  },
  together: [
    { fields: ['situation', 'analysis', 'advice'], max: MOST },
    { fields: ['editedSituation', 'editedAnalysis', 'editedAdvice'], max: MOST },
  ],
})

/** The texts that are signed and issued. */
export const edited = ['editedTitle', 'editedSituation', 'editedAnalysis', 'editedAdvice'] as const
