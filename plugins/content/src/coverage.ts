import { contentType, f, surface } from '@yizheng/kit'
import { publication, publishing } from './publication.ts'

const report = contentType('coverage', {
  label: '媒体报道',
  title: 'title',
  fields: {
    title: f.text('标题', { required: true, max: 60 }),
    medium: f.text('媒体', { required: true, max: 40 }),
    level: f.select('媒体级别', { nation: '中央', province: '省级', city: '市级', county: '县级', other: '其他' }, { required: true }),
    reportedOn: f.date('报道日期', { required: true }),
    original: f.text('原文网址', { max: 300, help: '以 https:// 开头' }),
    summary: f.longText('摘要', { required: true, max: 500 }),
  },
})

/** 媒体报道: which medium told what of us and when, and where the original stands. Its text stays with the medium. */
export const coverage = surface(publishing(report), {
  ...publication,
  pages: {
    list: { path: '/coverage', show: ['title', 'medium', 'level', 'reportedOn', 'summary'], filter: ['level'], sort: 'reportedOn' },
    detail: { path: '/coverage/[id]', show: ['medium', 'level', 'reportedOn', 'original', 'summary'] },
  },
  proofread: ['title', 'medium', 'summary'],
  search: { body: ['medium', 'summary'], facets: ['level'] },
  metrics: {
    published: { label: '已收录媒体报道', chart: 'number', count: { state: ['published'] } },
    byLevel: { label: '各级媒体报道', chart: 'pie', count: { state: ['published'] }, by: 'level' },
  },
})
