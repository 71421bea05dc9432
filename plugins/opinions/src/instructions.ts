import { contentType, f, surface, workflow } from '@yizheng/kit'

const followUp = ['charged', 'replied', 'closed'] as const

/** 批示: what a leader wrote on an issued opinion, the units charged with it, and their letters of reply (回函). */
const instruction = contentType('opinion-instructions', {
  label: '领导批示',
  title: 'title',
  fields: {
    opinion: f.one('社情民意', 'opinions', { required: true, only: { state: ['issued', 'fedBack', 'archived'] } }),
    title: f.text('批示事项', { required: true, max: 60 }),
    leader: f.text('批示领导', { required: true, max: 40, help: '姓名和职务' }),
    text: f.longText('批示内容', { required: true, max: 1000 }),
    givenOn: f.date('批示日期', { required: true }),
    units: f.many('承办单位', 'organisations', { only: { kind: ['unit'] }, help: '可不填：批示不要求办理时' }),
  },
})

/** Deadlines are defaults: units reply within 30 days, once 10 working days longer. */
const instructionFlow = workflow(instruction, {
  initial: 'draft',
  states: {
    draft: { label: '登记中' },
    charged: {
      label: '待回函',
      due: '30d',
      dueLabel: '回函期限',
      warn: '5wd',
      escalate: [
        { after: '5wd', to: 'supervisor' },
        { after: '10wd', to: 'leader' },
      ],
      extension: { by: { holds: 'units' }, days: '10wd', approvedBy: 'staff' },
      nudge: { by: 'staff', every: '5wd' },
    },
    replied: { label: '已回函', due: '10wd' },
    closed: { label: '已办结', final: true },
  },
  transitions: {
    charge: {
      label: '登记批示',
      from: 'draft',
      to: 'charged',
      by: 'author',
      asks: ['opinion', 'title', 'leader', 'text', 'givenOn', 'units'],
    },
    replied: { label: '回函完毕', from: 'charged', to: 'replied', by: [] },
    again: { label: '退回重办', from: 'replied', to: 'charged', by: 'staff', reason: true },
    close: { label: '办结', from: 'replied', to: 'closed', by: 'staff' },
  },
  rounds: {
    letters: {
      label: '承办回函',
      in: 'charged',
      of: 'units',
      fields: { letter: f.longText('回函内容', { required: true, max: 3000 }) },
      answers: { reply: { label: '回函', asks: ['letter'], recall: true } },
      then: 'replied',
    },
  },
})

export const instructions = surface(instructionFlow, {
  access: {
    read: ['author', { to: ['staff', 'leader', 'supervisor', { holds: 'units' }], not: ['draft'] }],
    create: 'staff',
  },
  pages: {
    list: { path: '/opinion-instructions', show: ['title', 'leader', 'givenOn', 'state', 'dueAt'], filter: ['state'], sort: 'givenOn' },
    detail: {
      path: '/opinion-instructions/[id]',
      timeline: true,
      show: ['opinion', 'leader', 'givenOn', 'units', 'text', 'author'],
    },
    submit: {
      path: '/opinion-instructions/new',
      label: '登记批示',
      fires: 'charge',
      fields: ['opinion', 'title', 'leader', 'text', 'givenOn', 'units'],
    },
  },
  metrics: {
    onTime: { label: '批示按时回函率', chart: 'gauge', onTime: 'charged' },
    open: { label: '领导批示', chart: 'bar', count: { state: followUp }, by: 'state' },
  },
  notify: {
    'letters.open': { holds: 'units' },
    'letters.reply': 'staff',
    replied: 'staff',
    again: { holds: 'units' },
    'charged.warned': { holds: 'units' },
    'charged.overdue': [{ holds: 'units' }, 'staff'],
    extend: 'staff',
    extendGrant: { holds: 'units' },
    extendRefuse: { holds: 'units' },
  },
})
