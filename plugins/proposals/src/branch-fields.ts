import { contentType, f } from '@yizheng/kit'
import { proposal } from './fields.ts'
import { replyFields, unit } from './handling.ts'

const { title, category, session, cosponsors, open } = proposal.fields

/** 分办件: the part of a proposal that one unit handles and answers by itself. */
export const branch = contentType('proposal-branches', {
  label: '分办件',
  title: 'title',
  fields: {
    proposal: f.one('提案', 'proposals', { required: true }),
    unit: f.one('承办单位', 'organisations', { required: true, only: unit }),
    title,
    category,
    serial: f.text('提案编号', { max: 20 }),
    session,
    cosponsors,
    coAuthors: f.many('并案提案人', 'users'),
    open,
    ...replyFields,
    instead: f.one('改由办理', 'organisations', { only: unit, help: '可不选；不选时，这件提案不再由该单位分办' }),
  },
})

/** What a branch has in common with its proposal. */
export const inCommon = ['title', 'category', 'serial', 'session', 'cosponsors', 'coAuthors', 'open'] as const
