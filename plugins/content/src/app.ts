import { contentType, defineApp, f, surface } from '@yizheng/kit'
import en from '../messages/en.json' with { type: 'json' }
import { announcementFlow, newsFlow } from './flow.ts'

/** 栏目: a tree of columns; news are filed under one of them. */
const column = contentType('columns', {
  label: '栏目',
  title: 'title',
  fields: {
    title: f.text('名称', { required: true, max: 20 }),
    slug: f.text('网址名', { required: true, max: 40, unique: true, help: '小写字母、数字和连字符，如 yaowen' }),
    parent: f.one('上级栏目', 'columns'),
    order: f.number('排序', { help: '数字小的排在前面' }),
    description: f.longText('栏目说明', { max: 200 }),
  },
})
const editors = ['editor', 'publisher', 'admin'] as const
const columns = surface(column, { access: { read: 'anyone', create: editors, update: editors, delete: editors } })

const news = surface(newsFlow, {
  access: {
    read: ['public-states', ...editors],
    create: editors,
    update: ['publisher', { to: editors, not: ['published'] }],
    delete: { to: 'publisher', not: ['published'] },
  },
  pages: {
    list: { path: '/news', show: ['cover', 'title', 'column', 'publishedOn', 'summary'], filter: ['column'], sort: 'publishedOn' },
    detail: { path: '/news/[id]', show: ['column', 'publishedOn', 'source', 'cover', 'body'] },
  },
  search: { body: ['summary', 'body', 'source'], facets: ['column'] },
  metrics: {
    published: { label: '已发布新闻', chart: 'number', count: { state: ['published'] } },
    byColumn: { label: '各栏目发布量', chart: 'bar', count: { state: ['published'] }, by: 'column' },
    byMonth: { label: '每月发布量', chart: 'line', count: { state: ['published'] }, by: 'month' },
  },
  notify: { submit: 'publisher', sendBack: 'author', publish: 'author', withdraw: 'author' },
  versions: true,
})

const announcements = surface(announcementFlow, {
  access: {
    read: ['public-states', ...editors],
    create: editors,
    update: ['publisher', { to: editors, not: ['published'] }],
    delete: { to: 'publisher', not: ['published'] },
  },
  pages: {
    list: { path: '/announcements', show: ['title', 'publishedOn', 'important'], sort: 'publishedOn' },
    detail: { path: '/announcements/[id]', show: ['publishedOn', 'issuer', 'body', 'attachments'] },
  },
  search: { body: ['body', 'issuer'] },
  metrics: { published: { label: '已发布公告', chart: 'number', count: { state: ['published'] } } },
  notify: { submit: 'publisher', sendBack: 'author', publish: 'author', withdraw: 'author' },
  versions: true,
})

export default defineApp({ id: 'content', label: '政协视窗', types: { columns, news, announcements }, messages: { zh: {}, en } })
