import { LINE, SMALL, type DrawnWay, type FlowDrawing } from '../flow-drawing.ts'

/** How far the sheet under a stack shows. */
const STACK = 4

/**
 * A workflow as a picture, with the state a document is in marked. Colours are those of the page, so that it follows every
 * reading mode; `label` says the same in words.
 */
export function FlowDiagram({ drawing, current, label }: { drawing: FlowDrawing; current: string | undefined; label: string }) {
  const { width, height, states, ways } = drawing
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${Math.ceil(width)} ${Math.ceil(height)}`}
      style={{ width: `${Math.ceil(width) / 16}rem`, maxWidth: '100%', height: 'auto', fontFamily: 'inherit' }}
    >
      <defs>
        <marker id="flow-arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse">
          <path d="M0 0 10 5 0 10z" fill="var(--line-strong, #777)" />
        </marker>
      </defs>
      {ways.map((way) => (
        <path
          key={`${way.from} ${way.to}`}
          d={lineOf(way)}
          fill="none"
          stroke="var(--line-strong, #777)"
          strokeWidth="1.2"
          markerEnd="url(#flow-arrow)"
        />
      ))}
      {ways.flatMap(({ from, to, labels, x, y }) =>
        labels.map((text, index) => (
          <text
            key={`${from} ${to} ${text}`}
            x={x}
            y={y + (index - (labels.length - 1) / 2) * LINE}
            textAnchor="middle"
            dominantBaseline="central"
            fontSize={15 * SMALL}
            fill="var(--ink-soft, var(--theme-elevation-600, #555))"
            stroke="var(--paper, var(--theme-elevation-50, #fff))"
            strokeWidth="4"
            paintOrder="stroke"
          >
            {text}
          </text>
        )),
      )}
      {states.map((state) => {
        const isCurrent = state.name === current
        return (
          <g key={state.name}>
            {state.branches === undefined ? null : (
              <path
                d={`M${state.x - state.width / 2 + STACK} ${state.y + state.height / 2 + STACK}h${state.width}v${-state.height}`}
                fill="none"
                stroke="var(--line-strong, #777)"
                strokeWidth="1.2"
              />
            )}
            <rect
              x={state.x - state.width / 2}
              y={state.y - state.height / 2}
              width={state.width}
              height={state.height}
              rx={state.kind === 'under-way' ? 3 : state.height / 2}
              fill={isCurrent ? 'var(--cinnabar, #a32a1d)' : 'var(--sheet, var(--theme-elevation-0, #fff))'}
              stroke={isCurrent ? 'var(--cinnabar, #a32a1d)' : 'var(--line-strong, #777)'}
              strokeWidth={state.kind === 'end' ? 2.5 : 1.2}
            />
            <text
              x={state.x}
              y={state.branches === undefined ? state.y : state.y - LINE / 2}
              textAnchor="middle"
              dominantBaseline="central"
              fontSize="15"
              fontWeight={isCurrent ? 700 : 400}
              fill={isCurrent ? 'var(--on-cinnabar, #fff)' : 'var(--ink, var(--theme-elevation-800, #222))'}
            >
              {state.label}
            </text>
            {state.branches === undefined ? null : (
              <text
                x={state.x}
                y={state.y + LINE / 2}
                textAnchor="middle"
                dominantBaseline="central"
                fontSize={15 * SMALL}
                fill={isCurrent ? 'var(--on-cinnabar, #fff)' : 'var(--ink-soft, var(--theme-elevation-600, #555))'}
              >
                {state.branches}
              </text>
            )}
          </g>
        )
      })}
    </svg>
  )
}

/** A smooth line through the points of the layout. */
function lineOf({ points }: DrawnWay): string {
  const [first, ...rest] = points
  const last = rest.pop()!
  const bends = rest.map((point, index) => {
    const next = rest[index + 1] ?? last
    return `Q${point.x} ${point.y} ${(point.x + next.x) / 2} ${(point.y + next.y) / 2}`
  })
  return `M${first!.x} ${first!.y} ${bends.join(' ')} L${last.x} ${last.y}`
}
