import { surface } from '@yizheng/kit'
import { branchFlow } from './branch-flow.ts'

/** All that is worked on or done: neither given back nor ended before its time. */
const given = ['assigned', 'handling', 'returning', 'auditing', 'answered', 'closed'] as const

/** 分办件: the rights are those of a proposal, for one unit. Nobody makes one by hand. */
export const branches = surface(branchFlow, {
  access: {
    read: [
      { to: 'anyone', states: 'public', flag: 'open' },
      {
        to: [
          'author',
          { holds: 'cosponsors' },
          { holds: 'coAuthors' },
          { holds: 'unit' },
          'proposal-office',
          'leader',
          'supervisor',
          'copied',
        ],
        not: ['draft'],
      },
    ],
    create: [],
    // Until the audit has passed it, a reply is a draft of those who work on it.
    withheld: [
      {
        fields: ['reply', 'replyClass'],
        in: ['assigned', 'handling', 'returning', 'auditing', 'returned', 'ended'],
        but: [{ holds: 'unit' }, 'proposal-office', 'leader', 'supervisor'],
      },
    ],
  },
  pages: {
    detail: {
      path: '/proposal-branches/[id]',
      timeline: true,
      show: ['proposal', 'unit', 'serial', 'session', 'category', 'author', 'cosponsors', 'coAuthors', 'replyClass', 'reply', 'instead'],
    },
  },
  search: { body: ['serial', 'reply'], facets: ['category', 'state', 'unit'] },
  papers: {
    reply: {
      label: '答复函',
      mark: '{unit}',
      number: '提案答复第 {serial} 号',
      title: '对{session}会议第 {serial} 号提案的答复',
      to: 'author',
      body: ['reply'],
      signed: 'unit',
      dated: ['reply'],
    },
  },
  metrics: {
    byUnit: { label: '各单位分办件', chart: 'bar', count: { state: given }, by: 'unit' },
    byState: { label: '分办件办理进度', chart: 'pie', count: { state: given }, by: 'state' },
    onTime: { label: '分办按时答复率', chart: 'gauge', onTime: 'handling' },
    satisfaction: {
      label: '分办委员满意率',
      chart: 'gauge',
      answers: { round: 'ratings', field: 'result', share: ['satisfied', 'fair'] },
    },
  },
  notify: {
    begin: { holds: 'unit' },
    signFor: 'author',
    askReturn: 'proposal-office',
    grantReturn: { holds: 'unit' },
    refuseReturn: { holds: 'unit' },
    end: { holds: 'unit' },
    'auditing.entered': 'supervisor',
    auditBack: { holds: 'unit' },
    auditPass: [{ holds: 'unit' }, 'proposal-office'],
    'ratings.open': ['author', { holds: 'cosponsors' }, { holds: 'coAuthors' }],
    redo: [{ holds: 'unit' }, 'supervisor'],
    evaluate: { holds: 'unit' },
    extend: 'supervisor',
    extendGrant: { holds: 'unit' },
    extendRefuse: { holds: 'unit' },
    'assigned.warned': { holds: 'unit' },
    'assigned.overdue': [{ holds: 'unit' }, 'proposal-office', 'supervisor'],
    'returning.overdue': 'proposal-office',
    'auditing.overdue': ['supervisor', 'proposal-office'],
    'handling.warned': { holds: 'unit' },
    'handling.overdue': [{ holds: 'unit' }, 'proposal-office'],
  },
})
