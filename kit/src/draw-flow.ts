import dagre from '@dagrejs/dagre'
import { branchingsIn } from './branching.ts'
import { LINE, SMALL, type FlowDrawing } from './flow-drawing.ts'
import type { Label } from './label.ts'
import { asList } from './who.ts'
import type { Workflow } from './workflow.ts'

const LETTER = 15
const PADDING = 14
const MARGIN = 12

/** Lays out a workflow from top to bottom: its states, and the ways between them. `say` turns a label into the reader's words. */
export function drawFlow(
  { initial, states, transitions, branches }: Pick<Workflow, 'initial' | 'states' | 'transitions' | 'branches'>,
  say: (label: Label) => string,
): FlowDrawing {
  const graph = new dagre.graphlib.Graph({ directed: true })
  graph.setGraph({ rankdir: 'TB', nodesep: 28, edgesep: 18, ranksep: 34, marginx: MARGIN, marginy: MARGIN })
  graph.setDefaultEdgeLabel(() => ({}))
  const opened = (name: string) => branchingsIn({ branches }, name).map(([, { label }]) => say(label))[0]
  for (const [name, { label }] of Object.entries(states)) {
    const words = [say(label), opened(name) ?? []].flat()
    graph.setNode(name, { width: Math.max(...words.map(widthOf)) + 2 * PADDING, height: words.length * LINE + 2 * (PADDING - 4) })
  }
  const ways = new Map<string, { from: string; to: string; labels: string[] }>()
  for (const { from: sources, to: targets, label } of Object.values(transitions))
    for (const from of asList(sources))
      for (const to of asList(targets)) {
        const way = ways.get(`${from} ${to}`) ?? { from, to, labels: [] }
        way.labels.push(say(label))
        ways.set(`${from} ${to}`, way)
      }
  for (const { from, to, labels } of ways.values())
    graph.setEdge(from, to, {
      width: Math.max(...labels.map(widthOf)) * SMALL,
      height: labels.length * LINE,
      labelpos: 'c',
    })
  dagre.layout(graph)
  const lines = [...ways.values()].map(({ from, to, labels }) => {
    const line = graph.edge(from, to) as Line
    return { from, to, labels, ...(from === to ? loopBeside(graph.node(from) as Box, line) : line) }
  })
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number }
  return {
    // The layout leaves lines that lead back to their own state out of its width.
    width: Math.max(width, ...lines.flatMap((line) => [line.x + line.width / 2 + MARGIN, ...line.points.map(({ x }) => x + MARGIN)])),
    height,
    states: Object.entries(states).map(([name, { label, final }]) => {
      const { x, y, ...size } = graph.node(name) as Box
      return {
        name,
        label: say(label),
        x,
        y,
        width: size.width,
        height: size.height,
        kind: final ? 'end' : name === initial ? 'first' : 'under-way',
        ...(opened(name) === undefined ? {} : { branches: opened(name)! }),
      }
    }),
    ways: lines.map(({ width: _, ...line }) => line),
  }
}

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
interface Line {
  readonly points: readonly { readonly x: number; readonly y: number }[]
  readonly x: number
  readonly y: number
  readonly width: number
}

/** A line out of the right side of a state and back, its labels beside it: the layout's own misses the state. */
function loopBeside(state: Box, { width }: Line): Line {
  const right = state.x + state.width / 2
  const [up, down] = [state.y - state.height / 4, state.y + state.height / 4]
  const out = right + PADDING
  const points = [
    { x: right, y: up },
    { x: out, y: up },
    { x: out, y: down },
    { x: right, y: down },
  ]
  return { points, x: out + PADDING / 2 + width / 2, y: state.y, width }
}

/** A Chinese character is as wide as it is high, a Latin one about half. */
function widthOf(text: string): number {
  return [...text].reduce((width, letter) => width + (/[\u0020-\u024f]/.test(letter) ? 0.58 : 1) * LETTER, 0)
}
