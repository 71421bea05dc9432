import { workflow, type ContentType, type Fields } from '@yizheng/kit'

/** Who writes and keeps what the site publishes. */
export const editors = ['editor', 'publisher', 'admin'] as const

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

/** draft → review → published; publishing is a right of its own. */
export function publishing<F extends Fields>(type: ContentType<string, F>) {
  return workflow(type, { initial: 'draft', states, transitions })
}

/** What everything that is published has in common: who reads and keeps it, who is told, and that its versions are kept. */
export const publication = {
  access: {
    read: ['public-states', ...editors],
    create: editors,
    update: ['publisher', { to: editors, not: ['published'] }],
    delete: { to: 'publisher', not: ['published'] },
  },
  notify: { submit: 'publisher', sendBack: 'author', publish: 'author', withdraw: 'author' },
  versions: true,
} as const
