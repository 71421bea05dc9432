import { contentType, f, surface } from '@yizheng/kit'
import { publication, publishing } from './publication.ts'

const announcement = contentType('announcements', {
  label: '通知公告',
  title: 'title',
  fields: {
    title: f.text('标题', { required: true, max: 60 }),
    publishedOn: f.date('发布日期', { required: true }),
    issuer: f.text('发布单位', { max: 40 }),
    important: f.flag('重要'),
    body: f.rich('正文', { required: true }),
    attachments: f.files('附件'),
  },
})

/** 通知公告, with issuer and files. */
export const announcements = surface(publishing(announcement), {
  ...publication,
  pages: {
    list: { path: '/announcements', show: ['title', 'publishedOn', 'important'], sort: 'publishedOn' },
    detail: { path: '/announcements/[id]', show: ['publishedOn', 'issuer', 'body', 'attachments'] },
  },
  proofread: ['title', 'issuer', 'body'],
  search: { body: ['body', 'issuer'] },
  metrics: { published: { label: '已发布公告', chart: 'number', count: { state: ['published'] } } },
})
