import { f, workflow } from '@yizheng/kit'
import { edited, opinion } from './opinion-fields.ts'

/**
 * The way of a social-opinion report from the member to the archive. Deadlines are defaults: received within 3 working days,
 * edited within 5, signed within 3, decided within 2; feedback to its authors within 60 days of issue.
 */
export const opinionFlow = workflow(opinion, {
  initial: 'draft',
  states: {
    draft: { label: '草稿' },
    received: { label: '待收稿', due: '3wd', dueLabel: '收稿期限', nudge: { by: 'author', every: '3wd' } },
    returned: { label: '退回补充', due: '10wd', pauses: 'received', nudge: { by: 'staff', every: '5wd' } },
    editing: { label: '编辑中', due: '5wd', dueLabel: '编辑期限', warn: '1wd', escalate: [{ after: '5wd', to: 'leader' }] },
    signing: { label: '签批中', due: '3wd', dueLabel: '签批期限', pauses: 'editing', nudge: { by: 'staff', every: '1wd' } },
    signed: { label: '已签批', due: '2wd' },
    issued: { label: '本级采用', due: '60d', dueLabel: '反馈期限', warn: '10wd', escalate: [{ after: '10wd', to: 'leader' }] },
    fedBack: { label: '已反馈', due: '90d', dueLabel: '归档期限' },
    archived: { label: '已归档', final: true },
    kept: { label: '留存', final: true },
    merged: { label: '已合并', final: true },
  },
  transitions: {
    submit: {
      label: '报送',
      from: ['draft', 'returned'],
      to: 'received',
      by: 'author',
      recall: true,
      asks: ['title', 'category', 'urgency', 'situation', 'analysis', 'advice'],
    },
    sendBack: { label: '退回补充', from: 'received', to: 'returned', by: 'staff', reason: true },
    accept: { label: '收稿', from: 'received', to: 'editing', by: 'staff', bulk: true },
    combine: {
      label: '合并',
      from: ['received', 'editing'],
      to: 'merged',
      by: 'staff',
      asks: ['mergedInto'],
      when: ({ doc }) => doc.mergedInto !== doc.id || 'opinions.mergedIntoItself',
    },
    send: { label: '送签', from: 'editing', to: 'signing', by: 'staff', asks: [...edited, 'signers'] },
    signed: { label: '签批完毕', from: 'signing', to: 'signed', by: [] },
    signBack: { label: '签批退回', from: 'signing', to: 'editing', by: [] },
    issue: {
      label: '本级采用',
      from: 'signed',
      to: 'issued',
      by: 'staff',
      asks: ['issue'],
      copy: { choose: ['leader', 'staff', 'supervisor'] },
    },
    keep: { label: '留存', from: ['received', 'editing', 'signed'], to: 'kept', by: 'staff', asks: ['feedback'] },
    feedBack: {
      label: '反馈委员',
      from: ['issued', 'fedBack'],
      to: 'fedBack',
      by: 'staff',
      asks: ['feedback'],
      when: ({ doc }) => (doc.openInstructions ?? 0) === 0 || 'opinions.openInstructions',
    },
    archive: { label: '归档', from: 'fedBack', to: 'archived', by: 'staff', bulk: true },
  },
  rounds: {
    // Every leader named signs; a changed text is to be signed again, and one who sends it back ends the round.
    signOff: {
      label: '签批',
      in: 'signing',
      of: 'signers',
      link: { by: 'staff', lasts: '3d' },
      fields: { opinion: f.longText('签批意见', { max: 500 }) },
      answers: {
        sign: { label: '同意签发', asks: ['opinion'], recall: true },
        back: { label: '退回修改', reason: true, fires: 'signBack' },
      },
      signs: edited,
      then: 'signed',
    },
  },
})
