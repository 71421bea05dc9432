import { contentType, f, surface, workflow } from '@yizheng/kit'

/** 报送: an issued opinion sent to one level, and what that level made of it. */
const report = contentType('opinion-reports', {
  label: '报送记录',
  title: 'title',
  fields: {
    opinion: f.one('社情民意', 'opinions', { required: true, only: { state: ['issued', 'fedBack', 'archived'] } }),
    level: f.select('报送层级', { county: '县委县政府', city: '市级', province: '省级', nation: '全国' }, { required: true }),
    title: f.text('报送单位', { required: true, max: 60 }),
    sentOn: f.date('报送日期', { required: true }),
    adoptedOn: f.date('采用日期', { required: true }),
    adoptedBy: f.text('采用单位和刊物', { required: true, max: 80 }),
  },
})

const reportFlow = workflow(report, {
  initial: 'draft',
  states: {
    draft: { label: '登记中' },
    sent: { label: '已报送', due: '90d', dueLabel: '跟踪期限', warn: '10wd' },
    adopted: { label: '已采用', final: true },
    notAdopted: { label: '未采用', final: true },
  },
  transitions: {
    send: { label: '登记报送', from: 'draft', to: 'sent', by: 'author', asks: ['opinion', 'level', 'title', 'sentOn'], recall: true },
    // A level may take it up later all the same.
    adopt: { label: '登记采用', from: ['sent', 'notAdopted'], to: 'adopted', by: 'staff', asks: ['adoptedOn', 'adoptedBy'] },
    pass: { label: '登记未采用', from: 'sent', to: 'notAdopted', by: 'staff', reason: true },
  },
})

export const reports = surface(reportFlow, {
  access: { read: ['author', { to: ['staff', 'leader'], not: ['draft'] }], create: 'staff' },
  pages: {
    detail: {
      path: '/opinion-reports/[id]',
      timeline: true,
      show: ['opinion', 'level', 'title', 'sentOn', 'adoptedOn', 'adoptedBy', 'author'],
    },
    submit: { path: '/opinion-reports/new', label: '登记报送', fires: 'send', fields: ['opinion', 'level', 'title', 'sentOn'] },
  },
  notify: { 'sent.warned': 'author', 'sent.overdue': ['author', 'staff'] },
})
