import { f, workflow } from '@yizheng/kit'
import { inCommon } from './branch-fields.ts'
import { proposal } from './fields.ts'
import { answered, auditing, handling, ratings } from './handling.ts'

const lead = { holds: 'leadUnit' } as const

/**
 * The way of a proposal from draft to archive. Deadlines are defaults: filing 10 working days, assignment 30 days, signing for it
 * 5 working days, which count in the reply's 90 days, once 22 working days longer; what a unit gives back is decided
 * within 7 working days; a class B reply is followed for 180 days; co-signers confirm within 10 days, assist units give their opinion within a month, and
 * countersigning takes 10, the audit 7 working days, in which the clock of the
 * reply stands still; whoever has not rated a reply after 15 working days is not waited for.
 */
export const proposalFlow = workflow(proposal, {
  initial: 'draft',
  states: {
    draft: { label: '草稿' },
    cosigning: { label: '待联名', pauses: 'review', nudge: { by: 'author', every: '2d' } },
    review: { label: '立案审查', due: '10wd', nudge: { by: 'author', every: '5wd' } },
    returned: { label: '退回修改', due: '15wd', pauses: 'review', nudge: { by: 'proposal-office', every: '5wd' } },
    filed: { label: '已立案', due: '30d', public: true },
    assigned: {
      label: '待签收',
      due: '5wd',
      dueLabel: '签收期限',
      warn: '2wd',
      counts: 'handling',
      nudge: { by: ['author', 'proposal-office', 'supervisor'], every: '2wd' },
      public: true,
    },
    returning: { label: '退办审核', due: '7wd', pauses: 'handling', public: true, nudge: { by: [lead, 'proposal-office'], every: '5wd' } },
    handling: handling('leadUnit'),
    separate: { label: '分办中', public: true },
    countersigning: {
      label: '会签中',
      due: '10wd',
      pauses: 'handling',
      public: true,
      nudge: { by: [lead, 'proposal-office'], every: '5wd' },
    },
    auditing: auditing('leadUnit'),
    answered: answered('leadUnit'),
    evaluated: { label: '已评价', due: '10wd', public: true },
    tracking: {
      label: '跟踪办理',
      due: '180d',
      dueLabel: '落实期限',
      warn: '22wd',
      escalate: [{ after: '22wd', to: 'supervisor' }],
      nudge: { by: ['author', 'proposal-office', 'supervisor'], every: '22wd' },
      public: true,
    },
    closed: { label: '办结', due: '60d', dueLabel: '归档期限', public: true },
    archived: { label: '已归档', public: true, final: true },
    declined: { label: '不予立案', final: true },
    merged: { label: '已并案', public: true, final: true },
  },
  transitions: {
    submit: {
      label: '提交',
      from: ['draft', 'returned'],
      to: 'cosigning',
      by: 'author',
      recall: true,
      asks: ['title', 'category', 'situation', 'advice'],
      when: ({ doc }) => (doc.suggestedUnits?.length ?? 0) <= 5 || 'proposals.tooManySuggestedUnits',
    },
    cosigned: { label: '联名确认完毕', from: 'cosigning', to: 'review', by: [] },
    revise: { label: '收回修改', from: 'cosigning', to: 'draft', by: 'author' },
    sendBack: { label: '退回修改', from: 'review', to: 'returned', by: 'proposal-office', reason: true },
    decline: {
      label: '不予立案',
      from: 'review',
      to: 'declined',
      by: 'proposal-office',
      asks: ['ground', 'onward'],
      reason: true,
    },
    merge: {
      label: '并案',
      from: 'review',
      to: 'merged',
      by: 'proposal-office',
      asks: ['mergedInto'],
      when: ({ doc }) => doc.mergedInto !== doc.id || 'proposals.mergedIntoItself',
    },
    file: { label: '立案', from: 'review', to: 'filed', by: 'proposal-office', asks: ['serial', 'session'] },
    assign: {
      label: '交办',
      from: 'filed',
      to: 'assigned',
      by: 'proposal-office',
      asks: ['leadUnit', 'assistUnits'],
      copy: { choose: ['leader', 'supervisor', 'staff', 'member', 'handling-unit'] },
      when: ({ doc }) => !(doc.assistUnits ?? []).includes(doc.leadUnit) || 'proposals.leadIsNoAssistant',
    },
    assignSeparately: {
      label: '分办',
      from: 'filed',
      to: 'separate',
      by: 'proposal-office',
      asks: ['separateUnits'],
      when: ({ doc }) => doc.separateUnits.length >= 2 || 'proposals.fewSeparateUnits',
      recall: true,
      copy: { choose: ['leader', 'supervisor', 'staff', 'member', 'handling-unit'] },
    },
    adjustSeparate: { label: '调整分办单位', from: 'separate', to: 'separate', by: 'proposal-office', asks: ['separateUnits'] },
    withdrawSeparate: { label: '撤销分办', from: 'separate', to: 'filed', by: 'proposal-office', reason: true },
    separatelyAnswered: { label: '分办办结', from: 'separate', to: 'evaluated', by: [] },
    separatelyReturned: { label: '分办全部退回', from: 'separate', to: 'filed', by: [] },
    signFor: { label: '签收', from: 'assigned', to: 'handling', by: lead },
    // A unit never passes it on by itself, nor does it give it back without leave.
    sendBackUnit: { label: '申请退回', from: ['assigned', 'handling'], to: 'returning', by: lead, reason: true, recall: true },
    returnGrant: { label: '同意退回', from: 'returning', to: 'filed', by: 'supervisor' },
    returnRefuse: { label: '不同意退回', from: 'returning', to: 'assigned', by: 'supervisor', reason: true },
    report: { label: '报告办理进展', from: ['handling', 'tracking'], by: lead, asks: ['progress'] },
    reply: {
      label: '答复',
      from: 'handling',
      to: 'countersigning',
      by: lead,
      asks: ['reply', 'replyClass'],
      recall: true,
      copy: { choose: ['leader', 'supervisor', 'member'] },
    },
    countersigned: { label: '会签完毕', from: 'countersigning', to: 'auditing', by: [] },
    countersignBack: { label: '会签退回', from: 'countersigning', to: 'handling', by: [] },
    auditPass: { label: '审核通过', from: 'auditing', to: 'answered', by: 'supervisor' },
    auditBack: { label: '审核退回', from: 'auditing', to: 'handling', by: 'supervisor', reason: true },
    evaluate: { label: '评价完毕', from: 'answered', to: 'evaluated', by: [] },
    redo: { label: '重新办理', from: 'answered', to: 'handling', by: [] },
    // What is under way (class B) is followed until the unit reports what came of it.
    close: {
      label: '办结',
      from: 'evaluated',
      to: ['closed', 'tracking'],
      leads: ({ doc }) => (doc.replyClass === 'B' && !doc.outcome ? 'tracking' : 'closed'),
      by: 'proposal-office',
    },
    settle: {
      label: '报告落实情况',
      from: 'tracking',
      to: 'evaluated',
      by: lead,
      asks: ['outcome', 'outcomeClass'],
      recall: true,
    },
    trackOn: {
      label: '继续跟踪',
      from: 'evaluated',
      to: 'tracking',
      by: 'proposal-office',
      reason: true,
    },
    archive: { label: '归档', from: 'closed', to: 'archived', by: 'proposal-office', asks: ['archiveNumber'] },
    distinguish: {
      label: '评定重点、优秀',
      from: ['filed', 'assigned', 'handling', 'countersigning', 'auditing', 'answered', 'evaluated', 'tracking', 'closed', 'archived'],
      by: 'proposal-office',
      asks: ['key', 'excellent'],
    },
  },
  rounds: {
    // Whoever was invited confirms before the cut-off, or is dropped; a changed text is to be confirmed again.
    cosign: {
      label: '联名确认',
      in: 'cosigning',
      of: 'cosponsors',
      answers: {
        agree: { label: '同意联名', recall: true },
        decline: { label: '不参加联名', drops: true },
      },
      signs: ['title', 'situation', 'advice'],
      lapse: '10d',
      then: 'cosigned',
    },
    opinions: {
      label: '协办意见',
      in: 'handling',
      of: 'assistUnits',
      fields: { opinion: f.longText('协办意见', { required: true, max: 2000 }) },
      answers: { give: { label: '提交协办意见', asks: ['opinion'], recall: true } },
      lapse: '30d',
    },
    // All assist units sign the reply; a changed reply is to be signed again.
    countersign: {
      label: '会签',
      in: 'countersigning',
      of: 'assistUnits',
      answers: {
        agree: { label: '同意会签', recall: true },
        sendBack: { label: '退回修改', reason: true, fires: 'countersignBack' },
      },
      signs: ['reply', 'replyClass'],
      then: 'countersigned',
    },
    ratings,
  },
  branches: {
    separately: {
      label: '分办件',
      in: 'separate',
      of: 'separateUnits',
      opens: 'proposal-branches',
      by: 'proposal',
      as: 'unit',
      takes: inCommon,
      begins: 'begin',
      ends: 'end',
      joined: ['closed'],
      drops: 'returned',
      instead: 'instead',
      then: 'separatelyAnswered',
      fails: 'separatelyReturned',
    },
  },
})
