import dagre from '@dagrejs/dagre'
import { LINE, SMALL, type FlowDrawing } from './flow-drawing.ts'
import type { Label } from './label.ts'
import { asList } from './who.ts'
import type { Workflow } from './workflow.ts'

const LETTER = 15
const PADDING = 14
const MARGIN = 12

/** Lays out a workflow from top to bottom. `say` turns a label into the reader's words. */
export function drawFlow(
  { initial, states, transitions }: Pick<Workflow, 'initial' | 'states' | 'transitions'>,
  say: (label: Label) => string,
): FlowDrawing {
  const graph = new dagre.graphlib.Graph({ directed: true })
  graph.setGraph({ rankdir: 'TB', nodesep: 28, edgesep: 18, ranksep: 34, marginx: MARGIN, marginy: MARGIN })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const [name, { label }] of Object.entries(states))
    graph.setNode(name, { width: widthOf(say(label)) + 2 * PADDING, height: LINE + 2 * (PADDING - 4) })
  const ways = new Map<string, { from: string; to: string; labels: string[] }>()
  for (const { from: sources, to, label } of Object.values(transitions))
    for (const from of asList(sources)) {
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
  const lines = [...ways.values()].map(
    (way) => graph.edge(way.from, way.to) as { points: { x: number; y: number }[]; width: number; x: number },
  )
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number }
  return {
    // The layout leaves lines that lead back to their own state out of its width.
    width: Math.max(width, ...lines.flatMap((line) => [line.x + line.width / 2 + MARGIN, ...line.points.map(({ x }) => x + MARGIN)])),
    height,
    states: Object.entries(states).map(([name, { label, final }]) => {
      const { x, y, ...size } = graph.node(name) as { x: number; y: number; width: number; height: number }
      return {
        name,
        label: say(label),
        x,
        y,
        width: size.width,
        height: size.height,
        kind: final ? 'end' : name === initial ? 'first' : 'under-way',
      }
    }),
    ways: [...ways.values()].map((way) => {
      const { points, x, y } = graph.edge(way.from, way.to) as { points: { x: number; y: number }[]; x: number; y: number }
      return { ...way, points, x, y }
    }),
  }
}

/** A Chinese character is as wide as it is high, a Latin one about half. */
function widthOf(text: string): number {
  return [...text].reduce((width, letter) => width + (/[\u0020-\u024f]/.test(letter) ? 0.58 : 1) * LETTER, 0)
}
