import { contentType, f, workflow } from '@yizheng/kit'

const states = {
  draft: { label: '草稿' },
  review: { label: '待审核' },
  published: { label: '已发布', public: true },
  withdrawn: { label: '已撤回' },
} as const

const transitions = {
  submit: { label: '送审', from: ['draft', 'withdrawn'], to: 'review', by: ['editor', 'publisher'] },
  sendBack: { label: '退回修改', from: 'review', to: 'draft', by: 'publisher', reason: true },
  publish: { label: '发布', from: ['draft', 'review', 'withdrawn'], to: 'published', by: 'publisher' },
  withdraw: { label: '撤回', from: 'published', to: 'withdrawn', by: 'publisher', reason: true },
} as const

/** 新闻: draft → review → published; publishing is a right of its own. */
export const newsFlow = workflow(
  contentType('news', {
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
  }),
  { initial: 'draft', states, transitions },
)

/** 通知公告: the same way, with its issuer and files. */
export const announcementFlow = workflow(
  contentType('announcements', {
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
  }),
  { initial: 'draft', states, transitions },
)
