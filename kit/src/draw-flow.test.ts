import { expect, test } from 'vitest'
import { contentType, f, workflow, type Workflow } from './index.ts'
import { drawFlow } from './draw-flow.ts'

const letter = contentType('letters', { label: '来信', title: 'title', fields: { title: f.text('题') } })
const flow = workflow(letter, {
  initial: 'draft',
  states: { draft: { label: '草稿' }, open: { label: '办理中' }, done: { label: '办结', final: true } },
  transitions: {
    send: { label: '提交', from: ['draft', 'open'], to: 'open', by: 'author' },
    back: { label: '退回', from: 'open', to: 'draft', by: 'staff' },
    close: { label: '办结', from: 'open', to: 'done', by: 'staff' },
    reject: { label: '不予受理', from: 'open', to: 'done', by: 'staff' },
  },
})
const drawing = drawFlow(flow as unknown as Workflow, (label) => label)

test('every state is a box of its own, and every transition a label on the line between its states', () => {
  expect(drawing.states.map(({ name, kind }) => [name, kind])).toEqual([
    ['draft', 'first'],
    ['open', 'under-way'],
    ['done', 'end'],
  ])
  expect(drawing.ways.map(({ from, to, labels }) => [from, to, labels])).toEqual([
    ['draft', 'open', ['提交']],
    ['open', 'open', ['提交']],
    ['open', 'draft', ['退回']],
    ['open', 'done', ['办结', '不予受理']],
  ])
})

test('a state in which documents are opened for several names them on a second line', () => {
  const branches = { apart: { label: '分办件', in: 'open' } }
  const [draft, open] = drawFlow({ ...flow, branches } as unknown as Workflow, (label) => label).states
  expect(open).toMatchObject({ label: '办理中', branches: '分办件' })
  expect(open!.height).toBeGreaterThan(draft!.height)
  expect(draft!.branches).toBeUndefined()
})

test('no box lies on another one, and nothing lies outside the picture', () => {
  const { states, ways, width, height } = drawing
  for (const one of states)
    for (const other of states) {
      if (one === other) continue
      const apart =
        Math.abs(one.x - other.x) >= (one.width + other.width) / 2 || Math.abs(one.y - other.y) >= (one.height + other.height) / 2
      expect(apart, `${one.name} and ${other.name}`).toBe(true)
    }
  for (const { x, y } of [...states, ...ways.flatMap((way) => way.points)]) {
    expect(x).toBeGreaterThanOrEqual(0)
    expect(x).toBeLessThanOrEqual(width)
    expect(y).toBeGreaterThanOrEqual(0)
    expect(y).toBeLessThanOrEqual(height)
  }
})

test('every line begins at the edge of its state and ends at the edge of the other, be it the same', () => {
  const touches = (name: string, point: { x: number; y: number } | undefined) => {
    const box = drawing.states.find((state) => state.name === name)!
    const [across, down] = [Math.abs(point!.x - box.x) - box.width / 2, Math.abs(point!.y - box.y) - box.height / 2]
    return Math.abs(Math.max(across, down)) < 1
  }
  for (const { from, to, points } of drawing.ways) {
    expect(touches(from, points[0]), `${from} to ${to}: begin`).toBe(true)
    expect(touches(to, points.at(-1)), `${from} to ${to}: end`).toBe(true)
  }
})
