import { contentType, f, surface } from '@yizheng/kit'
import { publication, publishing } from './publication.ts'

const rule = contentType('rules', {
  label: '文件制度',
  title: 'title',
  fields: {
    title: f.text('标题', { required: true, max: 80 }),
    kind: f.select('文件类别', { rule: '工作规则', measure: '管理办法', procedure: '机关制度', reading: '解读问答' }, { required: true }),
    number: f.text('文号', { max: 40 }),
    issuer: f.text('发布机关', { required: true, max: 40 }),
    issuedOn: f.date('成文日期', { required: true }),
    effectiveOn: f.date('施行日期'),
    expiresOn: f.date('失效日期'),
    replaces: f.one('替代的文件', 'rules', { help: '本文件发布后，被替代的文件标明“已被替代”' }),
    replaced: f.flag('已被替代', { gathers: { from: 'rules', by: 'replaces', where: { state: ['published'] } } }),
    summary: f.longText('摘要', { max: 200 }),
    body: f.rich('正文', { required: true }),
    attachments: f.files('附件'),
  },
})

/**
 * 文件制度. Whether one is in force today follows from the calendar, and no write comes with the day: readers see from when
 * until when it holds, and whether another has taken its place.
 */
export const rules = surface(publishing(rule), {
  ...publication,
  pages: {
    list: {
      path: '/rules',
      show: ['title', 'kind', 'issuer', 'effectiveOn', 'expiresOn', 'replaced'],
      filter: ['kind'],
      sort: 'issuedOn',
    },
    detail: {
      path: '/rules/[id]',
      show: ['kind', 'number', 'issuer', 'issuedOn', 'effectiveOn', 'expiresOn', 'replaces', 'body', 'attachments'],
      lists: { replacedBy: { label: '替代本文件的文件', of: 'rules', by: 'replaces', show: ['issuer', 'effectiveOn'] } },
    },
  },
  proofread: ['title', 'issuer', 'summary', 'body'],
  search: { body: ['number', 'issuer', 'summary', 'body'], facets: ['kind'] },
  metrics: {
    published: { label: '已发布文件', chart: 'number', count: { state: ['published'] } },
    byKind: { label: '各类文件', chart: 'pie', count: { state: ['published'] }, by: 'kind' },
  },
})
