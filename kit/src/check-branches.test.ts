import { describe, expect, test } from 'vitest'
import { defineApp } from './app.ts'
import { contentType } from './content-type.ts'
import { f } from './field.ts'
import type { AnySurface } from './surface.ts'
import type { Workflow } from './workflow.ts'

const matterFields = {
  title: f.text('标题', { required: true }),
  units: f.many('单位', 'organisations', { required: true }),
  people: f.many('人员', 'users'),
  lead: f.one('主办', 'organisations'),
  papers: f.files('附件'),
}
const partFields = {
  title: f.text('标题', { required: true }),
  matter: f.one('事项', 'matters', { required: true }),
  unit: f.one('单位', 'organisations', { required: true }),
  instead: f.one('改由', 'organisations'),
  reply: f.text('答复', { required: true }),
  papers: f.files('附件'),
}
const branching = {
  label: '分办',
  in: 'parted',
  of: 'units',
  opens: 'parts',
  by: 'matter',
  as: 'unit',
  takes: ['title'],
  begins: 'begin',
  ends: 'end',
  joined: ['done'],
  drops: 'back',
  instead: 'instead',
  then: 'allDone',
  fails: 'allBack',
}
const matterSteps = {
  send: { label: '提交', from: 'draft', to: 'open', by: 'author' },
  part: { label: '分办', from: 'open', to: 'parted', by: 'staff', asks: ['units'], recall: true },
  allDone: { label: '办结', from: 'parted', to: 'done', by: [] },
  allBack: { label: '退回', from: 'parted', to: 'open', by: [] },
}
const partSteps = {
  begin: { label: '交办', from: 'draft', to: 'open', by: [] },
  reply: { label: '答复', from: 'open', to: 'done', by: { holds: 'unit' }, asks: ['reply'] },
  giveBack: { label: '退回', from: 'open', to: 'back', by: { holds: 'unit' }, asks: ['instead'] },
  end: { label: '终止', from: 'open', to: 'ended', by: [] },
}

/** What the checks say to an app whose matters are given to several units. */
function complaint({
  changes = {},
  steps = {},
  partChanges = {},
  fields = {},
  units = matterFields.units,
  flow = {},
  partFlow = {},
  create = [],
}: {
  changes?: object
  steps?: object
  partChanges?: object
  fields?: object
  units?: object
  flow?: object
  partFlow?: object
  create?: unknown
} = {}): string {
  const matters = {
    initial: 'draft',
    type: contentType('matters', { label: '事项', title: 'title', fields: { ...matterFields, units } as never }),
    states: { draft: { label: '草稿' }, open: { label: '待办' }, parted: { label: '分办中' }, done: { label: '办结', final: true } },
    transitions: { ...matterSteps, ...steps },
    branches: { apart: { ...branching, ...changes } },
    ...flow,
  }
  const parts = {
    initial: 'draft',
    type: contentType('parts', { label: '分办件', title: 'title', fields: { ...partFields, ...fields } as never }),
    states: {
      draft: { label: '待办' },
      open: { label: '办理' },
      done: { label: '办结', final: true },
      back: { label: '退回', final: true },
      ended: { label: '终止', final: true },
    },
    transitions: { ...partSteps, ...partChanges },
    ...partFlow,
  }
  const surfaceOf = (one: object, by: unknown): AnySurface =>
    ({ type: (one as Workflow).type, flow: one, access: { read: 'staff', create: by } }) as AnySurface
  try {
    defineApp({ id: 'office', label: '办公', types: { matters: surfaceOf(matters, 'staff'), parts: surfaceOf(parts, create) } })
    return 'accepted'
  } catch (error) {
    return (error as Error).message
  }
}

test('branches that can be opened, worked on and come together are accepted', () => expect(complaint()).toBe('accepted'))

describe('of branches,', () => {
  test.each<[string, Parameters<typeof complaint>[0], string]>([
    ['a state that is not there', { changes: { in: 'gone' } }, 'branches.apart.in: no document is under way in "gone"'],
    ['the first state', { changes: { in: 'draft' } }, 'branches.apart.in: no document is under way in "draft"'],
    [
      'two that wait in one state',
      { flow: { branches: { apart: branching, again: { ...branching, of: 'people' } } } },
      'branches.apart.in: "again" waits in the same state',
    ],
    [
      'a round in the same state',
      { flow: { rounds: { sign: { label: '会签', in: 'parted', of: 'units', answers: { agree: { label: '同意' } } } } } },
      'branches.apart.in: "sign" waits in the same state',
    ],
    ['a way on that is not there', { changes: { then: 'gone' } }, 'there is no transition "gone"'],
    ['a way on out of another state', { changes: { then: 'send' } }, 'the transition "send" does not leave "parted"'],
    [
      'a way on that somebody takes by hand',
      { steps: { allDone: { ...matterSteps.allDone, by: 'staff' } } },
      'the transition "allDone" can be taken by hand',
    ],
    [
      'a way on that asks for something',
      { steps: { allDone: { ...matterSteps.allDone, asks: ['title'] } } },
      'the transition "allDone" asks for fields or has a guard',
    ],
    [
      'a way on that stays',
      { steps: { allDone: { ...matterSteps.allDone, to: 'parted' }, close: { label: '结', from: 'open', to: 'done', by: 'staff' } } },
      'the transition "allDone" does not leave "parted"',
    ],
    ['one way for both outcomes', { changes: { fails: 'allDone' } }, 'branches.apart.fails: it leads where'],
    [
      'a way out by hand that can be taken back',
      { steps: { stop: { label: '撤销', from: 'parted', to: 'open', by: 'staff', recall: true } } },
      'the transition "stop" ends the branches and can be taken back',
    ],
    ['a type that is not there', { changes: { opens: 'gone' } }, 'branches.apart.opens: the app has no type "gone" with a workflow'],
    ['itself', { changes: { opens: 'matters' } }, 'branches.apart.opens: "matters" opens "matters" in its turn'],
    [
      'a type that opens this one',
      { partFlow: { branches: { apart: { ...branching, opens: 'matters' } } } },
      'branches.apart.opens: "parts" opens "matters" in its turn',
    ],
    ['a type that somebody makes by hand', { create: 'staff' }, 'branches.apart.opens: "parts" can be made by hand'],
    ['a relation of one', { changes: { of: 'lead' } }, 'branches.apart.of: "lead" does not name people or organisations'],
    ['no relation to the document', { changes: { by: 'unit' } }, 'branches.apart.by: "unit" of parts does not point to matters'],
    ['nobody whom it is for', { changes: { as: 'matter' } }, 'branches.apart.as: "matter" of parts does not point to organisations'],
    ['people for organisations', { changes: { of: 'people' } }, 'branches.apart.as: "unit" of parts does not point to users'],
    ['another in place that is none', { changes: { instead: 'title' } }, 'branches.apart.instead: "title" of parts does not point'],
    [
      'another in place that nobody asks for',
      { partChanges: { giveBack: { ...partSteps.giveBack, asks: [] } } },
      'branches.apart.instead: nothing asks for "instead" on the way to "back"',
    ],
    ['a field that only one has', { changes: { takes: ['lead'] } }, 'branches.apart.takes: "lead" cannot be the same in both'],
    ['files in common', { changes: { takes: ['title', 'papers'] } }, 'branches.apart.takes: "papers" cannot be the same in both'],
    [
      'a fewest number where some drop out',
      { units: f.many('单位', 'organisations', { min: 2 }) },
      'branches.apart.drops: who drops out may leave too few in "units"',
    ],
    [
      'what is kept and asked for',
      { partChanges: { reply: { ...partSteps.reply, asks: ['reply', 'title'] } } },
      '"reply" of parts asks for "title", and the kit keeps it',
    ],
    ['a field that nobody fills in', { changes: { takes: [] } }, 'nobody fills in "title" of parts'],
    ['a beginning that is not there', { changes: { begins: 'gone' } }, 'branches.apart.begins: parts has no transition "gone"'],
    [
      'a beginning by hand',
      { partChanges: { begin: { ...partSteps.begin, by: 'staff' } } },
      'branches.apart.begins: the transition "begin" can be taken by hand',
    ],
    [
      'two beginnings',
      { partChanges: { skip: { label: '跳', from: 'draft', to: 'open', by: 'staff' } } },
      'branches.apart.begins: "skip" of parts leaves "draft" too',
    ],
    [
      'an end that leaves something under way',
      {
        partFlow: {
          states: {
            draft: { label: '待办' },
            open: { label: '办' },
            more: { label: '续' },
            done: { label: '结', final: true },
            back: { label: '退', final: true },
            ended: { label: '止', final: true },
          },
        },
        partChanges: {
          on: { label: '续', from: 'open', to: 'more', by: 'staff' },
          stop: { label: '结', from: 'more', to: 'done', by: 'staff' },
        },
      },
      'branches.apart.ends: it does not end what is in "more"',
    ],
    ['an end that means done', { changes: { joined: ['ended'] } }, 'branches.apart.ends: "ended" is no end of its own'],
    ['no state in which it is done', { changes: { joined: [] } }, 'branches.apart.joined: parts is never in ""'],
    ['a state of that kind that is not there', { changes: { joined: ['gone'] } }, 'branches.apart.joined: parts is never in "gone"'],
    ['one that is done as it begins', { changes: { joined: ['open'] } }, 'a branch would be over as it begins, in "open"'],
    [
      'one that is done and taken up again',
      { partChanges: { again: { label: '重办', from: 'done', to: 'open', by: 'staff' } } },
      '"again" of parts leads back to work that was done',
    ],
    ['a drop-out that is no end', { changes: { drops: 'done' } }, 'branches.apart.drops: "done" is no end for good'],
  ])('%s is refused', (_name, given, sentence) => expect(complaint(given)).toContain(sentence))
})
