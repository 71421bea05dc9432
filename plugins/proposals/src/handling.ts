import { f } from '@yizheng/kit'

/** Only a handling unit handles; the committees of the CPPCC do not. */
export const unit = { kind: ['unit'] } as const

const satisfaction = { satisfied: '满意', fair: '基本满意', unsatisfied: '不满意' } as const

/** What a unit answers, whether it leads or handles its own part (分办). */
export const replyFields = {
  reply: f.longText('办理答复', { required: true, max: 5000 }),
  replyClass: f.select('答复类别', { A: 'A 已经解决', B: 'B 正在办理', C: 'C 受限说明', D: 'D 留作参考' }, { required: true }),
} as const

/** A supervisor who cannot sign in decides by a link that the office sends (签批链接). */
export const link = { by: 'proposal-office', lasts: '3d' } as const

/** The unit that `to` names signs for it, or asks to give it back; its time counts in that of the reply. */
export const assigned = <T extends string>(to: T) =>
  ({
    label: '待签收',
    due: '5wd',
    dueLabel: '签收期限',
    warn: '2wd',
    counts: 'handling',
    nudge: { by: ['author', 'proposal-office', 'supervisor'], every: '2wd' },
    transfer: to,
    public: true,
  }) as const

/** 办理 by the unit that `by` names: 90 days, once 22 working days longer. The units of `transfer` pass it on among their people. */
export const handling = <U extends string, T extends string>(by: U, transfer: readonly T[]) =>
  ({
    label: '办理中',
    due: '90d',
    dueLabel: '答复期限',
    warn: '10wd',
    escalate: [
      { after: '5wd', to: 'supervisor' },
      { after: '10wd', to: 'leader' },
    ],
    extension: { by: { holds: by }, days: '22wd', approvedBy: 'supervisor', link },
    nudge: { by: ['author', 'proposal-office', 'supervisor'], every: '5wd' },
    transfer,
    public: true,
  }) as const

/** The audit of what the unit that `by` names replied, in which the clock of the reply stands still. */
export const auditing = <U extends string>(by: U) =>
  ({
    label: '督办审核',
    due: '7wd',
    pauses: 'handling',
    public: true,
    nudge: { by: [{ holds: by }, 'proposal-office'], every: '5wd' },
  }) as const

/** The reply of the unit that `by` names waits for the members' rating. */
export const answered = <U extends string>(by: U) =>
  ({ label: '已答复', due: '15wd', public: true, nudge: { by: ['proposal-office', { holds: by }], every: '5wd' } }) as const

/** Everybody who proposed it rates process and result apart; whoever is not satisfied may have it done again. */
export const ratings = {
  label: '委员评价',
  in: 'answered',
  of: ['author', 'cosponsors', 'coAuthors'],
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
} as const
