const SIZE = 12

type Stroke = (context: CanvasRenderingContext2D) => void
const line =
  (...points: readonly (readonly [number, number])[]): Stroke =>
  (context) => {
    points.forEach(([x, y], index) => (index % 2 === 0 ? context.moveTo(x, y) : context.lineTo(x, y)))
    context.stroke()
  }

/** Plain, then one drawing each, so that slices can be told apart without their colours. */
const strokes: readonly (Stroke | undefined)[] = [
  undefined,
  line([0, SIZE], [SIZE, 0], [-3, 3], [3, -3], [SIZE - 3, SIZE + 3], [SIZE + 3, SIZE - 3]),
  (context) =>
    [
      [3, 3],
      [9, 9],
    ].forEach(([x, y]) => {
      context.beginPath()
      context.arc(x!, y!, 1.7, 0, Math.PI * 2)
      context.fill()
    }),
  line([0, 3], [SIZE, 3], [0, 9], [SIZE, 9]),
  line([0, 0], [SIZE, SIZE], [-3, SIZE - 3], [3, SIZE + 3], [SIZE - 3, -3], [SIZE + 3, 3]),
  line([0, 6], [SIZE, 6], [6, 0], [6, SIZE]),
  line([3, 0], [3, SIZE], [9, 0], [9, SIZE]),
  line([0, 0], [SIZE, SIZE], [0, SIZE], [SIZE, 0]),
]

/** The tile that fills the slice number `index`, drawn on its colour in the colour of the ground. */
export function patternTile({ index, colour, ground }: { index: number; colour: string; ground: string }): HTMLCanvasElement {
  const tile = document.createElement('canvas')
  tile.width = tile.height = SIZE
  const context = tile.getContext('2d')!
  context.fillStyle = colour
  context.fillRect(0, 0, SIZE, SIZE)
  context.strokeStyle = context.fillStyle = ground
  context.lineWidth = 1.5
  context.globalAlpha = 0.65
  context.beginPath()
  strokes[index % strokes.length]?.(context)
  return tile
}

/** What Chart.js fills slice number `index` with. */
export function patternFill(look: { readonly palette: readonly string[]; readonly ground: string }, index: number): CanvasPattern | string {
  const colour = look.palette[index % look.palette.length]!
  const tile = patternTile({ index, colour, ground: look.ground })
  return tile.getContext('2d')!.createPattern(tile, 'repeat') ?? colour
}
