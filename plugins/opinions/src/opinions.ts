import { surface } from '@yizheng/kit'
import { edited } from './opinion-fields.ts'
import { opinionFlow } from './opinion-flow.ts'

/** From issue on. */
const issued = ['issued', 'fedBack', 'archived'] as const
/** All that was handed in. */
const handedIn = ['received', 'returned', 'editing', 'signing', 'signed', ...issued, 'kept', 'merged'] as const

/** The funnel of a year: how far what was received came. */
const stages = {
  received: { label: '收到', count: { state: handedIn } },
  issued: { label: '编发', count: { state: issued } },
  city: { label: '市级采用', count: { cityAdopted: true } },
  province: { label: '省级采用', count: { provinceAdopted: true } },
  nation: { label: '全国采用', count: { nationAdopted: true } },
} as const

/** 社情民意: internal, nothing of it is public. Its authors, the staff and the leaders read it; a unit once a leader’s instruction charges it. */
export const opinions = surface(opinionFlow, {
  access: {
    read: [
      'author',
      { to: [{ holds: 'coAuthors' }, 'staff', 'leader', 'copied'], not: ['draft'] },
      { to: { holds: 'units' }, states: issued },
    ],
    create: 'member',
    // Until it is issued, the edited text is a draft of the office.
    withheld: [{ fields: [...edited], in: ['received', 'returned', 'editing', 'signing', 'signed', 'kept'], but: ['staff', 'leader'] }],
  },
  pages: {
    list: {
      path: '/opinions',
      show: ['issue', 'title', 'category', 'urgency', 'state'],
      filter: ['category', 'urgency', 'state', 'committee'],
    },
    detail: {
      path: '/opinions/[id]',
      timeline: true,
      show: [
        'issue',
        'category',
        'urgency',
        'author',
        'coAuthors',
        'committee',
        'mergedInto',
        'signers',
        'units',
        'countyAdopted',
        'cityAdopted',
        'provinceAdopted',
        'nationAdopted',
        'situation',
        'analysis',
        'advice',
        'attachments',
        'editedTitle',
        'editedSituation',
        'editedAnalysis',
        'editedAdvice',
        'feedback',
      ],
      lists: {
        merged: { label: '并入的信息', of: 'opinions', by: 'mergedInto', show: ['author', 'createdAt'] },
        reports: {
          label: '报送与采用',
          of: 'opinion-reports',
          by: 'opinion',
          show: ['level', 'sentOn', 'state', 'adoptedOn', 'adoptedBy'],
          add: true,
        },
        instructions: {
          label: '领导批示',
          of: 'opinion-instructions',
          by: 'opinion',
          show: ['leader', 'givenOn', 'units', 'state', 'dueAt'],
          add: true,
        },
      },
    },
    submit: {
      path: '/opinions/new',
      label: '报送社情民意',
      fires: 'submit',
      fields: ['title', 'category', 'urgency', 'situation', 'analysis', 'advice', 'attachments'],
    },
  },
  search: { body: ['issue', 'situation', 'analysis', 'advice', 'feedback'], facets: ['category', 'urgency', 'state'] },
  ledger: {
    for: ['staff', 'leader'],
    columns: [
      'issue',
      'title',
      'category',
      'urgency',
      { label: '反映人', field: 'author' },
      'committee',
      'state',
      { label: '提交日期', date: 'submit' },
      { label: '编发日期', date: 'issue' },
      'units',
      'countyAdopted',
      'cityAdopted',
      'provinceAdopted',
      'nationAdopted',
      'feedback',
    ],
  },
  metrics: {
    total: { label: '社情民意总数', chart: 'number', count: { state: handedIn } },
    funnel: {
      label: '本年度采用漏斗',
      chart: 'funnel',
      within: 'year',
      stages,
    },
    lastFunnel: {
      label: '上年度采用漏斗',
      chart: 'funnel',
      within: 'last-year',
      stages,
    },
    adoption: { label: '本级采用率', chart: 'gauge', share: { state: issued }, of: { state: handedIn } },
    speed: { label: '编发用时中位数', chart: 'number', median: ['submit', 'issue'] },
    byMonth: { label: '每月社情民意', chart: 'line', count: { state: handedIn }, by: 'month' },
    byCategory: { label: '社情民意分类', chart: 'bar', count: { state: handedIn }, by: 'category' },
    byCommittee: { label: '各专委会报送', chart: 'bar', count: { state: handedIn }, by: 'committee' },
    byState: { label: '社情民意进度', chart: 'pie', count: { state: handedIn }, by: 'state' },
  },
  notify: {
    'received.entered': 'staff',
    sendBack: 'author',
    accept: 'author',
    combine: ['author', { holds: 'coAuthors' }],
    'signOff.open': { holds: 'signers' },
    signBack: 'staff',
    signed: 'staff',
    issue: ['author', { holds: 'coAuthors' }],
    keep: ['author', { holds: 'coAuthors' }],
    feedBack: ['author', { holds: 'coAuthors' }],
    'received.overdue': 'staff',
    'editing.overdue': 'staff',
    'signing.overdue': [{ holds: 'signers' }, 'staff'],
    'issued.warned': 'staff',
    'issued.overdue': 'staff',
  },
})
