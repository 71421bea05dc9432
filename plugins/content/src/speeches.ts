import { contentType, f, surface } from '@yizheng/kit'
import { publication, publishing } from './publication.ts'

const speech = contentType('speeches', {
  label: '领导讲话',
  title: 'title',
  fields: {
    title: f.text('标题', { required: true, max: 60 }),
    speaker: f.text('讲话人', { required: true, max: 20 }),
    post: f.text('职务', { max: 40 }),
    meeting: f.select(
      '会议类别',
      { plenary: '全体会议', standing: '常委会会议', consultation: '协商会议', work: '工作会议', training: '培训班', other: '其他' },
      { required: true },
    ),
    occasion: f.text('场合', { max: 60 }),
    spokenOn: f.date('讲话日期', { required: true }),
    summary: f.longText('摘要', { max: 200 }),
    body: f.rich('正文', { required: true }),
    attachments: f.files('附件'),
  },
})

/** 领导讲话: who said it as what, on which occasion and day. */
export const speeches = surface(publishing(speech), {
  ...publication,
  pages: {
    list: { path: '/speeches', show: ['title', 'speaker', 'post', 'spokenOn', 'summary'], filter: ['meeting'], sort: 'spokenOn' },
    detail: { path: '/speeches/[id]', show: ['speaker', 'post', 'occasion', 'spokenOn', 'body', 'attachments'] },
  },
  proofread: ['title', 'speaker', 'post', 'occasion', 'summary', 'body'],
  search: { body: ['speaker', 'post', 'occasion', 'summary', 'body'], facets: ['meeting'] },
  metrics: {
    published: { label: '已发布讲话', chart: 'number', count: { state: ['published'] } },
    byMeeting: { label: '各类会议讲话', chart: 'bar', count: { state: ['published'] }, by: 'meeting' },
  },
})
