import { f, workflow } from '@yizheng/kit'
import { proposal } from './fields.ts'

const satisfaction = { satisfied: '满意', fair: '基本满意', unsatisfied: '不满意' } as const

/**
 * The way of a proposal from draft to close. Deadlines are defaults: filing 10 working days, assignment 30 days, reply 90 days,
 * once 22 working days longer; co-signers confirm within 10 days, assist units give their opinion within a month, and
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
    handling: {
      label: '办理中',
      due: '90d',
      dueLabel: '答复期限',
      warn: '10wd',
      escalate: [
        { after: '5wd', to: 'supervisor' },
        { after: '10wd', to: 'leader' },
      ],
      extension: { by: { holds: 'leadUnit' }, days: '22wd', approvedBy: 'supervisor' },
      nudge: { by: ['author', 'proposal-office', 'supervisor'], every: '5wd' },
      public: true,
    },
    countersigning: {
      label: '会签中',
      due: '10wd',
      pauses: 'handling',
      public: true,
      nudge: { by: [{ holds: 'leadUnit' }, 'proposal-office'], every: '5wd' },
    },
    auditing: {
      label: '督办审核',
      due: '7wd',
      pauses: 'handling',
      public: true,
      nudge: { by: [{ holds: 'leadUnit' }, 'proposal-office'], every: '5wd' },
    },
    answered: { label: '已答复', due: '15wd', public: true, nudge: { by: ['proposal-office', { holds: 'leadUnit' }], every: '5wd' } },
    evaluated: { label: '已评价', due: '10wd', public: true },
    closed: { label: '办结', public: true, final: true },
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
      to: 'handling',
      by: 'proposal-office',
      asks: ['leadUnit', 'assistUnits'],
      copy: { choose: ['leader', 'supervisor', 'staff', 'member', 'handling-unit'] },
      when: ({ doc }) => !(doc.assistUnits ?? []).includes(doc.leadUnit) || 'proposals.leadIsNoAssistant',
    },
    sendBackUnit: { label: '申请退回', from: 'handling', to: 'filed', by: { holds: 'leadUnit' }, reason: true },
    reply: {
      label: '答复',
      from: 'handling',
      to: 'countersigning',
      by: { holds: 'leadUnit' },
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
    close: { label: '办结', from: 'evaluated', to: 'closed', by: 'proposal-office' },
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
    // The proposer and every co-signer rate process and result apart; whoever is not satisfied may have it done again.
    ratings: {
      label: '委员评价',
      in: 'answered',
      of: ['author', 'cosponsors'],
      fields: {
        process: f.select('办理过程', satisfaction, { required: true }),
        result: f.select('办理结果', satisfaction, { required: true }),
        comment: f.longText('评价意见', { max: 500 }),
      },
      answers: {
        rate: { label: '评价', asks: ['process', 'result', 'comment'], recall: true },
        redo: { label: '不满意，重新办理', reason: true, fires: 'redo' },
      },
      open: ['process', 'result'],
      signs: ['reply', 'replyClass'],
      lapse: '15wd',
      then: 'evaluate',
    },
  },
})
