import { contentType, f, surface } from '@yizheng/kit'
import { publication, publishing } from './publication.ts'

const archive = contentType('archives', {
  label: '文史资料',
  title: 'title',
  fields: {
    title: f.text('标题', { required: true, max: 60 }),
    period: f.select(
      '时期',
      {
        imperial: '清末以前',
        republic: '民国时期',
        founding: '建国初期（1949—1978）',
        reform: '改革开放以来（1978—2012）',
        today: '新时代（2012年以来）',
      },
      { required: true },
    ),
    kind: f.select('体裁', { study: '考证研究', memoir: '亲历口述', craft: '技艺风物', relic: '文物文献' }, { required: true }),
    people: f.text('人物', { max: 80 }),
    places: f.text('地点', { max: 80 }),
    source: f.text('资料来源', { max: 80 }),
    recordedOn: f.date('收录日期', { required: true }),
    summary: f.longText('摘要', { max: 200 }),
    cover: f.image('题图'),
    body: f.rich('正文', { required: true }),
    scans: f.images('扫描件'),
    transcription: f.longText('释文', { max: 20_000, help: '扫描件上的文字，供检索和朗读' }),
  },
})

/** 文史资料: of which time, whom and where it tells, and where it comes from; scans with what is written on them. */
export const archives = surface(publishing(archive), {
  ...publication,
  pages: {
    list: {
      path: '/archives',
      show: ['cover', 'title', 'period', 'kind', 'places', 'summary'],
      filter: ['period', 'kind'],
      sort: 'recordedOn',
    },
    detail: {
      path: '/archives/[id]',
      show: ['period', 'kind', 'people', 'places', 'source', 'recordedOn', 'cover', 'body', 'scans', 'transcription'],
    },
  },
  proofread: ['title', 'people', 'places', 'source', 'summary', 'body', 'transcription'],
  search: { body: ['people', 'places', 'source', 'summary', 'body', 'transcription'], facets: ['period', 'kind'] },
  metrics: {
    published: { label: '已发布文史资料', chart: 'number', count: { state: ['published'] } },
    byPeriod: { label: '各时期文史资料', chart: 'bar', count: { state: ['published'] }, by: 'period' },
  },
})
