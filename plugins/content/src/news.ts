import { contentType, f, surface } from '@yizheng/kit'
import { publication, publishing } from './publication.ts'

const newsItem = contentType('news', {
  label: '新闻',
  title: 'title',
  fields: {
    title: f.text('标题', { required: true, max: 60 }),
    column: f.one('栏目', 'columns', { required: true }),
    publishedOn: f.date('发布日期', { required: true }),
    source: f.text('来源', { max: 40 }),
    summary: f.longText('摘要', { max: 200 }),
    cover: f.image('题图'),
    body: f.rich('正文', { required: true }),
  },
})

/** 新闻: everything that is filed under a column, 工作动态 among them. */
export const news = surface(publishing(newsItem), {
  ...publication,
  pages: {
    list: { path: '/news', show: ['cover', 'title', 'column', 'publishedOn', 'summary'], filter: ['column'], sort: 'publishedOn' },
    detail: { path: '/news/[id]', show: ['column', 'publishedOn', 'source', 'cover', 'body'] },
  },
  proofread: ['title', 'source', 'summary', 'body'],
  search: { body: ['summary', 'body', 'source'], facets: ['column'] },
  metrics: {
    published: { label: '已发布新闻', chart: 'number', count: { state: ['published'] } },
    byColumn: { label: '各栏目发布量', chart: 'bar', count: { state: ['published'] }, by: 'column' },
    byMonth: { label: '每月发布量', chart: 'line', count: { state: ['published'] }, by: 'month' },
  },
})
