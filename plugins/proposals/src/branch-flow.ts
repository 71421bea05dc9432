import { workflow } from '@yizheng/kit'
import { branch } from './branch-fields.ts'
import { answered, assigned, auditing, handling, link, ratings } from './handling.ts'

/** The way of one unit’s part (分办件), with the deadlines of a lead unit. A part that a unit gives back is for the office to decide. */
export const branchFlow = workflow(branch, {
  initial: 'draft',
  states: {
    draft: { label: '待分办' },
    assigned: assigned('unit'),
    handling: handling('unit', ['unit']),
    returning: { label: '申请退回', due: '5wd', pauses: 'handling', nudge: { by: { holds: 'unit' }, every: '5wd' } },
    auditing: auditing('unit'),
    answered: answered('unit'),
    closed: { label: '办结', public: true, final: true },
    returned: { label: '已退回', final: true },
    ended: { label: '已终止', final: true },
  },
  transitions: {
    begin: { label: '分办', from: 'draft', to: 'assigned', by: [] },
    signFor: { label: '签收', from: 'assigned', to: 'handling', by: { holds: 'unit' }, bulk: true },
    reply: {
      label: '答复',
      from: 'handling',
      to: 'auditing',
      by: { holds: 'unit' },
      asks: ['reply', 'replyClass'],
      recall: true,
      copy: { choose: ['leader', 'supervisor', 'member'] },
    },
    askReturn: { label: '申请退回', from: ['assigned', 'handling'], to: 'returning', by: { holds: 'unit' }, reason: true, recall: true },
    grantReturn: {
      label: '同意退回',
      from: 'returning',
      to: 'returned',
      by: 'proposal-office',
      asks: ['instead'],
      when: ({ doc }) => doc.instead !== doc.unit || 'proposals.insteadOfItself',
    },
    refuseReturn: { label: '不同意退回', from: 'returning', to: 'assigned', by: 'proposal-office', reason: true },
    auditPass: { label: '审核通过', from: 'auditing', to: 'answered', by: 'supervisor', link },
    auditBack: { label: '审核退回', from: 'auditing', to: 'handling', by: 'supervisor', reason: true, link },
    evaluate: { label: '评价完毕', from: 'answered', to: 'closed', by: [] },
    redo: { label: '重新办理', from: 'answered', to: 'handling', by: [] },
    end: { label: '分办终止', from: ['assigned', 'handling', 'returning', 'auditing', 'answered'], to: 'ended', by: [] },
  },
  rounds: { ratings },
})
