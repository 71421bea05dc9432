import { expect, test } from 'vitest'
import { keyOf, selectedIn, stepIn, stepsAmong, valueOf } from './bulk-items.ts'

const proposal = { type: 'proposals', id: 7, revision: 3, bulk: [{ transition: 'signFor', label: '签收' }] }

test('what a box sends is read as the document, the revision that was seen and the steps it was offered for', () => {
  const form = new FormData()
  form.append('item', valueOf(proposal))
  form.append('step', 'proposals:signFor')
  expect(selectedIn(form)).toEqual([{ key: keyOf(proposal), type: 'proposals', id: 7, revision: 3, steps: ['signFor'] }])
  expect(stepIn(form)).toEqual({ type: 'proposals', transition: 'signFor' })
})

test('what no box sends is left out', () => {
  const form = new FormData()
  for (const value of ['', 'proposals', 'proposals:x:1:a', '../users:1:1:a', 'proposals:1:1:a b', 'proposals:99999999999:1:a'])
    form.append('item', value)
  expect(selectedIn(form)).toEqual([])
  expect(stepIn(new FormData())).toEqual({ type: 'null', transition: '' })
})

test('there is one button for each step that occurs', () => {
  const items = [proposal, { ...proposal, id: 8 }, { ...proposal, type: 'opinions' }, { ...proposal, bulk: [] }]
  expect(stepsAmong(items as never)).toEqual([
    { type: 'proposals', transition: 'signFor', label: '签收' },
    { type: 'opinions', transition: 'signFor', label: '签收' },
  ])
})
