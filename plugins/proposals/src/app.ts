import { defineApp, surface } from '@yizheng/kit'
import en from '../messages/en.json' with { type: 'json' }
import zh from '../messages/zh.json' with { type: 'json' }
import { branches } from './branches.ts'
import { proposalFlow } from './flow.ts'
import { ledger } from './ledger.ts'

/** The states between assignment and close. */
const underWay = [
  'assigned',
  'returning',
  'handling',
  'separate',
  'countersigning',
  'auditing',
  'answered',
  'evaluated',
  'tracking',
] as const
/** The states after the audit of the reply. */
const answered = ['answered', 'evaluated', 'tracking', 'closed', 'archived'] as const
const ended = ['closed', 'archived'] as const

const lead = { holds: 'leadUnit' } as const
const assistants = { holds: 'assistUnits' } as const
const proposers = ['author', { holds: 'cosponsors' }, { holds: 'coAuthors' }] as const
const offices = ['proposal-office', 'leader', 'supervisor'] as const

/** 提案: the pages, rights, figures and notices of a proposal. */
export const proposals = surface(proposalFlow, {
  access: {
    read: [
      { to: 'anyone', states: 'public', flag: 'open' },
      'author',
      {
        to: [{ holds: 'cosponsors' }, { holds: 'coAuthors' }, lead, assistants, { holds: 'separateUnits' }, ...offices, 'copied'],
        not: ['draft'],
      },
    ],
    create: 'member',
    // Until the audit has passed it, a reply is a draft of those who work on it.
    withheld: [
      {
        fields: ['reply', 'replyClass'],
        in: ['assigned', 'returning', 'handling', 'countersigning', 'auditing', 'filed'],
        but: [lead, assistants, ...offices],
      },
      { fields: ['progress'], but: [...proposers, lead, assistants, ...offices] },
      // How to reach the proposer is for those who have to.
      { fields: ['mobile', 'address', 'postcode'], but: ['author', lead, assistants, 'proposal-office', 'supervisor'] },
    ],
  },
  pages: {
    list: {
      path: '/proposals',
      show: ['serial', 'title', 'category', 'leadUnit', 'state'],
      filter: ['category', 'kind', 'state', 'leadUnit', 'session'],
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
        'kind',
        'category',
        'key',
        'excellent',
        'ground',
        'onward',
        'mergedInto',
        'collective',
        'author',
        'cosponsors',
        'coAuthors',
        'sector',
        'committee',
        'workplace',
        'post',
        'mobile',
        'address',
        'postcode',
        'meet',
        'situation',
        'advice',
        'suggestedUnits',
        'attachments',
        'leadUnit',
        'assistUnits',
        'separateUnits',
        'progress',
        'replyClass',
        'reply',
        'outcomeClass',
        'outcome',
        'archiveNumber',
      ],
    },
    submit: {
      path: '/proposals/new',
      label: '写提案',
      fires: 'submit',
      fields: [
        'title',
        'category',
        'situation',
        'advice',
        'collective',
        'cosponsors',
        'suggestedUnits',
        'attachments',
        'post',
        'mobile',
        'address',
        'postcode',
        'meet',
        'open',
      ],
    },
  },
  search: { body: ['serial', 'collective', 'situation', 'advice', 'reply', 'outcome'], facets: ['category', 'kind', 'state', 'leadUnit'] },
  similar: { fields: ['title', 'situation', 'advice'], show: ['serial', 'session'], for: 'proposal-office' },
  papers: {
    proposal: {
      label: '提案原件',
      mark: '{site}提案',
      number: '第 {serial} 号',
      title: '{title}',
      facts: [
        'session',
        'kind',
        'category',
        'collective',
        'author',
        'cosponsors',
        'sector',
        'committee',
        'meet',
        'suggestedUnits',
        'leadUnit',
        'assistUnits',
        'separateUnits',
      ],
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
      count: { state: ['review', 'returned', 'filed', ...underWay, ...ended, 'declined', 'merged'] },
    },
    byCategory: { label: '提案分类', chart: 'bar', count: {}, by: 'category' },
    byState: { label: '提案办理进度', chart: 'pie', count: {}, by: 'state' },
    byUnit: { label: '主办单位承办提案', chart: 'bar', count: { state: [...underWay, ...ended], separate: false }, by: 'leadUnit' },
    byKind: { label: '提案类型', chart: 'pie', count: {}, by: 'kind' },
    byClass: { label: '答复类别', chart: 'bar', count: { state: answered, separate: false }, by: 'replyClass' },
    satisfaction: { label: '主办委员满意率', chart: 'gauge', answers: { round: 'ratings', field: 'result', share: ['satisfied', 'fair'] } },
    byRating: { label: '委员评价主办结果', chart: 'pie', answers: { round: 'ratings', field: 'result' } },
    byMonth: { label: '每月提案', chart: 'line', count: {}, by: 'month' },
    onTime: { label: '主办按时答复率', chart: 'gauge', onTime: 'handling' },
    closing: {
      label: '办结率',
      chart: 'gauge',
      share: { state: ended },
      of: { state: ['filed', ...underWay, ...ended] },
    },
    speed: { label: '主办用时中位数', chart: 'number', median: ['assign', 'reply'] },
  },
  notify: {
    'cosign.open': { holds: 'cosponsors' },
    'cosign.decline': 'author',
    cosigned: 'author',
    'review.entered': 'proposal-office',
    sendBack: 'author',
    decline: proposers,
    merge: proposers,
    file: proposers,
    assign: [lead, assistants, 'author'],
    assignSeparately: 'author',
    withdrawSeparate: 'author',
    separatelyAnswered: ['author', 'proposal-office'],
    separatelyReturned: 'proposal-office',
    signFor: 'author',
    sendBackUnit: ['supervisor', 'proposal-office'],
    returnGrant: [lead, 'proposal-office'],
    returnRefuse: lead,
    report: [...proposers, 'proposal-office'],
    'opinions.give': lead,
    'countersign.open': assistants,
    countersignBack: lead,
    'auditing.entered': 'supervisor',
    auditBack: [lead, assistants],
    auditPass: [lead, 'proposal-office'],
    'ratings.open': proposers,
    evaluate: 'proposal-office',
    redo: [lead, 'supervisor'],
    close: [...proposers, lead],
    settle: [...proposers, 'proposal-office'],
    trackOn: lead,
    archive: 'author',
    'review.overdue': 'proposal-office',
    'filed.overdue': ['proposal-office', 'supervisor'],
    'countersigning.overdue': [lead, 'proposal-office'],
    'auditing.overdue': ['supervisor', 'proposal-office'],
    'assigned.overdue': [lead, 'proposal-office', 'supervisor'],
    'returning.overdue': 'supervisor',
    'tracking.warned': lead,
    'tracking.overdue': [lead, 'proposal-office'],
    'closed.overdue': 'proposal-office',
    'handling.warned': lead,
    'handling.overdue': [lead, 'proposal-office'],
  },
})

export default defineApp({ id: 'proposals', label: '提案', types: { proposals, branches }, messages: { zh, en } })
