import { describe, expect, test } from 'vitest'
import { checkFormer } from './check-former.ts'
import { contentType, f, formerStepLabel, presentState, stateLabel, workflow, type Workflow } from './index.ts'

const type = contentType('letters', { label: '来信', title: 'title', fields: { title: f.text('题') } })
const flow = workflow(type, {
  initial: 'draft',
  states: { draft: { label: '草稿' }, open: { label: '办理' }, done: { label: '办结', final: true } },
  transitions: {
    send: { label: '提交', from: 'draft', to: 'open', by: 'author' },
    close: { label: '办结', from: 'open', to: 'done', by: 'staff' },
  },
  rounds: { sign: { label: '会签', in: 'open', of: 'author', answers: { agree: { label: '同意' } } } },
  former: { filed: { label: '已立案', to: 'open' } },
  formerSteps: { file: '立案', 'sign.refuse': '不同意' },
})
const check = (changes: object) => () => checkFormer('mail.letters.flow', { ...flow, ...changes } as unknown as Workflow)

describe('what a workflow says of its earlier versions', () => {
  test('is accepted where nothing of it is there still', () => expect(check({})).not.toThrow())
  test.each([
    [{ former: { open: { label: '办理', to: 'done' } } }, 'mail.letters.flow.former.open: it is a state still. Take it out of former'],
    [{ former: { sign: { label: '会签', to: 'done' } } }, 'mail.letters.flow.former.sign: a round has this name. Choose another name'],
    [
      { former: { filed: { label: '已立案', to: 'opened' } } },
      'mail.letters.flow.former.filed.to: there is no state "opened". Choose one of draft',
    ],
    [{ formerSteps: { close: '办结' } }, 'mail.letters.flow.formerSteps.close: it is a step still. Take it out of formerSteps'],
    [{ formerSteps: { 'sign.agree': '同意' } }, 'mail.letters.flow.formerSteps.sign.agree: it is a step still.'],
    [{ formerSteps: { upgraded: '调整' } }, 'mail.letters.flow.formerSteps.upgraded: it is a step still.'],
  ])('%j is refused', (changes, complaint) => expect(check(changes)).toThrow(complaint))
})

test('former states and steps keep their names; of others there is what there is', () => {
  expect(['open', 'filed', 'lost', 'constructor'].map((state) => stateLabel(flow, state))).toEqual([
    '办理',
    '已立案',
    'lost',
    'constructor',
  ])
  expect(['open', 'filed', 'lost', 'toString'].map((state) => presentState(flow, state))).toEqual(['open', 'open', 'lost', 'toString'])
  expect(['file', 'sign.refuse', 'lost', 'constructor'].map((step) => formerStepLabel(flow, step))).toEqual([
    '立案',
    '不同意',
    'kit.formerStep',
    'kit.formerStep',
  ])
})
