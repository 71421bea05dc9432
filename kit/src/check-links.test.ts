import { describe, expect, test } from 'vitest'
import { checkLinks } from './check-links.ts'
import { contentType } from './content-type.ts'
import { f } from './field.ts'
import type { Linking } from './link.ts'
import { canLink, linkedSteps } from './linked-steps.ts'
import { workflow, type Workflow } from './workflow.ts'

const paper = contentType('papers', {
  label: '文件',
  title: 'title',
  fields: { title: f.text('标题'), number: f.text('编号'), files: f.files('附件'), signers: f.many('签批人', 'users') },
})
const link: Linking = { by: 'staff', lasts: '3d' }

function flowWith({
  step = link,
  asks = ['number'],
  by = 'leader',
  round = link,
  extension = link,
}: {
  step?: Linking | undefined
  asks?: readonly string[]
  by?: string | readonly string[]
  round?: Linking
  extension?: Linking
} = {}): Workflow {
  return workflow(paper, {
    initial: 'draft',
    states: {
      draft: { label: '草稿' },
      signing: { label: '签批中', due: '3d', extension: { by: 'staff', days: '3d', approvedBy: 'leader', link: extension as never } },
      done: { label: '办结', final: true },
    },
    transitions: {
      send: { label: '送签', from: 'draft', to: 'signing', by: 'author' },
      pass: { label: '通过', from: 'signing', to: 'done', by: by as 'leader', asks: asks as readonly 'number'[], link: step as never },
    },
    rounds: { sign: { label: '签批', in: 'signing', of: 'signers', answers: { yes: { label: '同意' } }, link: round as never } },
  }) as unknown as Workflow
}
const check = (flow: Workflow) => () => checkLinks('a.papers.flow', flow, () => undefined)

describe('a declaration of signed links', () => {
  test('names the steps that can be taken by one, in each state', () => {
    expect(check(flowWith())).not.toThrow()
    expect(linkedSteps(flowWith(), 'signing').map(([step]) => step)).toEqual(['pass', 'sign.yes', 'extendGrant', 'extendRefuse'])
    expect(linkedSteps(flowWith(), 'draft')).toEqual([])
    expect(canLink(flowWith())).toBe(true)
    expect(canLink(undefined)).toBe(false)
  })

  test.each([
    [
      'everybody sends',
      { step: { by: 'anyone', lasts: '3d' } },
      'a.papers.flow.transitions.pass.link.by: a link is sent by somebody in particular',
    ],
    ['nobody sends', { round: { by: [], lasts: '3d' } }, 'a.papers.flow.rounds.sign.link.by'],
    [
      'lasts no time',
      { round: { by: 'staff', lasts: '0d' } },
      'a.papers.flow.rounds.sign.link.lasts: "0d" is too short or too long. Choose at most 30 days',
    ],
    ['lasts for ever', { extension: { by: 'staff', lasts: '400d' } }, 'a.papers.flow.states.signing.extension.link.lasts'],
    ['lasts nobody knows how long', { step: { by: 'staff', lasts: 'soon' } }, '"soon" is no span of time'],
    [
      'is for a step that asks for files',
      { asks: ['files'] },
      'asks for "files", which cannot be filled in without signing in. Ask for text',
    ],
    ['is for a step that asks for people', { asks: ['signers'] }, 'asks for "signers"'],
    ['is for a step that nobody takes', { by: [] }, 'nobody takes it by hand. Give the link to the round that fires it'],
  ])('is refused where it %s', (_, wrong, message) => expect(check(flowWith(wrong as never))).toThrow(message))
})
