import { defineApp, surface } from '@yizheng/kit'
import en from '../messages/en.json' with { type: 'json' }
import zh from '../messages/zh.json' with { type: 'json' }
import { branches } from './branches.ts'
import { proposalFlow } from './flow.ts'
import { ledger } from './ledger.ts'

/** The states between assignment and close. */
const underWay = ['handling', 'separate', 'countersigning', 'auditing', 'answered', 'evaluated'] as const

/** 提案: the pages, rights, figures and notices of a proposal. */
export const proposals = surface(proposalFlow, {
  access: {
    read: [
      { to: 'anyone', states: 'public', flag: 'open' },
      'author',
      {
        to: [
          { holds: 'cosponsors' },
          { holds: 'leadUnit' },
          { holds: 'assistUnits' },
          { holds: 'separateUnits' },
          'proposal-office',
          'leader',
          'supervisor',
          'copied',
        ],
        not: ['draft'],
      },
    ],
    create: 'member',
    // Until the audit has passed it, a reply is a draft of those who work on it.
    withheld: [
      {
        fields: ['reply', 'replyClass'],
        in: ['handling', 'countersigning', 'auditing'],
        but: [{ holds: 'leadUnit' }, { holds: 'assistUnits' }, 'proposal-office', 'leader', 'supervisor'],
      },
    ],
  },
  pages: {
    list: {
      path: '/proposals',
      show: ['serial', 'title', 'category', 'leadUnit', 'state'],
      filter: ['category', 'state', 'leadUnit', 'session'],
    },
    detail: {
      path: '/proposals/[id]',
      timeline: true,
      lists: {
        separate: { label: '分办件', of: 'proposal-branches', by: 'proposal', heading: 'unit', show: ['replyClass', 'state', 'dueAt'] },
        merged: { label: '并入的提案', of: 'proposals', by: 'mergedInto', show: ['author', 'cosponsors', 'state'] },
      },
      show: [
        'serial',
        'session',
        'category',
        'ground',
        'onward',
        'mergedInto',
        'author',
        'cosponsors',
        'situation',
        'advice',
        'suggestedUnits',
        'attachments',
        'leadUnit',
        'assistUnits',
        'separateUnits',
        'replyClass',
        'reply',
      ],
    },
    submit: {
      path: '/proposals/new',
      label: '写提案',
      fires: 'submit',
      fields: ['title', 'category', 'situation', 'advice', 'cosponsors', 'suggestedUnits', 'attachments', 'open'],
    },
  },
  search: { body: ['serial', 'situation', 'advice', 'reply'], facets: ['category', 'state', 'leadUnit'] },
  similar: { fields: ['title', 'situation', 'advice'], show: ['serial', 'session'], for: 'proposal-office' },
  papers: {
    proposal: {
      label: '提案原件',
      mark: '{site}提案',
      number: '第 {serial} 号',
      title: '{title}',
      facts: ['session', 'category', 'author', 'cosponsors', 'suggestedUnits', 'leadUnit', 'assistUnits', 'separateUnits'],
      body: ['situation', 'advice'],
      signed: 'author',
      dated: ['submit'],
    },
    reply: {
      label: '答复函',
      mark: '{leadUnit}',
      number: '提案答复第 {serial} 号',
      title: '对{session}会议第 {serial} 号提案的答复',
      to: 'author',
      body: ['reply'],
      signed: 'leadUnit',
      dated: ['reply'],
    },
  },
  ledger,
  metrics: {
    total: {
      label: '提案总数',
      chart: 'number',
      count: { state: ['review', 'returned', 'filed', ...underWay, 'closed', 'declined', 'merged'] },
    },
    byCategory: { label: '提案分类', chart: 'bar', count: {}, by: 'category' },
    byState: { label: '提案办理进度', chart: 'pie', count: {}, by: 'state' },
    byUnit: { label: '主办单位承办提案', chart: 'bar', count: { state: [...underWay, 'closed'], separate: false }, by: 'leadUnit' },
    byMonth: { label: '每月提案', chart: 'line', count: {}, by: 'month' },
    onTime: { label: '主办按时答复率', chart: 'gauge', onTime: 'handling' },
    closing: {
      label: '办结率',
      chart: 'gauge',
      share: { state: ['closed'] },
      of: { state: ['filed', ...underWay, 'closed'] },
    },
    speed: { label: '主办用时中位数', chart: 'number', median: ['assign', 'reply'] },
  },
  notify: {
    'cosign.open': { holds: 'cosponsors' },
    'cosign.decline': 'author',
    cosigned: 'author',
    'review.entered': 'proposal-office',
    sendBack: 'author',
    decline: ['author', { holds: 'cosponsors' }],
    merge: ['author', { holds: 'cosponsors' }],
    file: ['author', { holds: 'cosponsors' }],
    assign: [{ holds: 'leadUnit' }, { holds: 'assistUnits' }, 'author'],
    assignSeparately: 'author',
    withdrawSeparate: 'author',
    separatelyAnswered: ['author', 'proposal-office'],
    separatelyReturned: 'proposal-office',
    sendBackUnit: 'proposal-office',
    'opinions.give': { holds: 'leadUnit' },
    'countersign.open': { holds: 'assistUnits' },
    countersignBack: { holds: 'leadUnit' },
    'auditing.entered': 'supervisor',
    auditBack: [{ holds: 'leadUnit' }, { holds: 'assistUnits' }],
    auditPass: [{ holds: 'leadUnit' }, 'proposal-office'],
    'ratings.open': ['author', { holds: 'cosponsors' }],
    evaluate: 'proposal-office',
    redo: [{ holds: 'leadUnit' }, 'supervisor'],
    recall: ['author', { holds: 'cosponsors' }, 'proposal-office'],
    close: ['author', { holds: 'leadUnit' }],
    'review.overdue': 'proposal-office',
    'filed.overdue': ['proposal-office', 'supervisor'],
    'countersigning.overdue': [{ holds: 'leadUnit' }, 'proposal-office'],
    'auditing.overdue': ['supervisor', 'proposal-office'],
    'handling.warned': { holds: 'leadUnit' },
    'handling.overdue': [{ holds: 'leadUnit' }, 'proposal-office'],
  },
})

export default defineApp({ id: 'proposals', label: '提案', types: { proposals, branches }, messages: { zh, en } })
