import { line, n, shape, times, type Layer, type Point, type Random } from './draw.ts'

/** A stroke in a square of 100: points with the breadth of the brush there. */
type Stroke = readonly (readonly [x: number, y: number, breadth: number])[]

/** Skeletons of a few simple characters; drawn as paths, so that no font is needed. */
const characters = {
  山: [
    [
      [50, 14, 9],
      [49, 46, 7],
      [50, 78, 9],
    ],
    [
      [20, 44, 8],
      [22, 64, 6],
      [22, 80, 8],
      [50, 80, 6],
      [79, 78, 8],
    ],
    [
      [78, 40, 9],
      [79, 60, 6],
      [78, 86, 8],
    ],
  ],
  水: [
    [
      [49, 8, 8],
      [51, 46, 8],
      [50, 88, 8],
      [40, 80, 1],
    ],
    [
      [18, 38, 5],
      [40, 36, 7],
      [32, 58, 5],
      [14, 78, 1],
    ],
    [
      [80, 22, 7],
      [66, 38, 4],
      [54, 48, 2],
    ],
    [
      [54, 47, 3],
      [70, 66, 7],
      [86, 80, 11],
      [95, 82, 1],
    ],
  ],
  大: [
    [
      [15, 40, 7],
      [48, 36, 6],
      [86, 36, 9],
    ],
    [
      [50, 10, 9],
      [48, 42, 7],
      [36, 70, 6],
      [12, 92, 1],
    ],
    [
      [50, 42, 4],
      [64, 66, 7],
      [82, 86, 12],
      [94, 88, 1],
    ],
  ],
  中: [
    [
      [22, 32, 8],
      [25, 64, 7],
    ],
    [
      [22, 33, 6],
      [50, 31, 6],
      [78, 31, 9],
      [74, 64, 7],
    ],
    [
      [26, 60, 6],
      [74, 58, 6],
    ],
    [
      [50, 8, 9],
      [50, 52, 8],
      [50, 96, 5],
    ],
  ],
  上: [
    [
      [46, 12, 9],
      [46, 46, 7],
      [47, 80, 8],
    ],
    [
      [48, 46, 6],
      [74, 43, 9],
    ],
    [
      [8, 82, 9],
      [48, 80, 7],
      [92, 82, 11],
    ],
  ],
  下: [
    [
      [8, 20, 8],
      [50, 18, 7],
      [92, 20, 10],
    ],
    [
      [48, 20, 8],
      [48, 56, 7],
      [48, 92, 6],
    ],
    [
      [52, 42, 4],
      [64, 50, 8],
      [74, 58, 9],
    ],
  ],
  同: [
    [
      [20, 16, 8],
      [21, 52, 7],
      [16, 90, 5],
    ],
    [
      [20, 18, 7],
      [50, 16, 6],
      [82, 16, 9],
      [82, 60, 8],
      [80, 90, 9],
      [68, 84, 1],
    ],
    [
      [36, 37, 6],
      [66, 36, 7],
    ],
    [
      [36, 54, 7],
      [38, 74, 6],
    ],
    [
      [36, 55, 5],
      [66, 54, 8],
      [63, 74, 6],
    ],
    [
      [39, 71, 5],
      [63, 71, 5],
    ],
  ],
  心: [
    [
      [24, 46, 6],
      [20, 58, 8],
      [12, 70, 4],
    ],
    [
      [36, 36, 6],
      [36, 66, 7],
      [46, 82, 8],
      [66, 84, 8],
      [78, 78, 7],
      [74, 60, 1],
    ],
    [
      [48, 26, 4],
      [56, 36, 8],
      [58, 42, 5],
    ],
    [
      [76, 36, 4],
      [86, 48, 9],
      [90, 56, 5],
    ],
  ],
  天: [
    [
      [24, 18, 6],
      [50, 16, 6],
      [78, 16, 8],
    ],
    [
      [10, 46, 7],
      [50, 43, 6],
      [90, 44, 9],
    ],
    [
      [50, 18, 7],
      [48, 46, 7],
      [36, 74, 6],
      [10, 94, 1],
    ],
    [
      [50, 46, 4],
      [66, 70, 7],
      [84, 88, 12],
      [97, 88, 1],
    ],
  ],
  一: [
    [
      [6, 56, 12],
      [30, 48, 9],
      [66, 50, 8],
      [95, 46, 13],
    ],
  ],
} as const satisfies Record<string, readonly Stroke[]>

/** Seal script draws things themselves, with a line of even breadth. */
const sealForms = {
  日: ['M50 16C22 16 20 34 20 52S24 88 50 88S80 70 80 52S78 16 50 16Z', 'M32 52H68'],
  月: ['M66 10C36 18 26 50 30 90M66 10C84 30 80 66 72 90', 'M36 40C48 46 62 46 76 42M34 62C48 68 62 68 76 64'],
  山: ['M14 46V86H86V46', 'M50 14V86', 'M14 46C20 30 24 30 30 46M70 46C76 30 80 30 86 46M36 30C44 8 56 8 64 30'],
  川: ['M24 12C34 34 14 60 24 90', 'M50 10C60 36 40 62 50 92', 'M76 12C86 34 66 60 76 90'],
} as const

export type BrushCharacter = keyof typeof characters
export type SealCharacter = keyof typeof sealForms

/** Characters written with a brush. `dry` (0 to 1) lets the paper show through; `paper` is its colour. */
export const written =
  ({
    text,
    places,
    size,
    ink,
    paper,
    dry,
    lean = 0,
  }: {
    text: readonly BrushCharacter[]
    places: readonly Point[]
    size: number
    ink: string
    paper: string
    dry: number
    lean?: number
  }): Layer =>
  ({ random }) =>
    text
      .map((character, index) => {
        const [x, y] = places[index]!
        const strokes = characters[character].map((stroke) => brushStroke(stroke, random, ink, paper, dry)).join('')
        return `<g transform="translate(${n(x - size / 2)} ${n(y - size / 2)}) scale(${size / 100}) skewX(${lean})">${strokes}</g>`
      })
      .join('')

export const sealWritten =
  ({ text, places, size, ink }: { text: readonly SealCharacter[]; places: readonly Point[]; size: number; ink: string }): Layer =>
  () =>
    text
      .map(
        (character, index) =>
          `<g transform="translate(${n(places[index]![0] - size / 2)} ${n(places[index]![1] - size / 2)}) scale(${size / 100})">${sealForms[character].map((d) => line(d, ink, 7)).join('')}</g>`,
      )
      .join('')

/** A red seal with a small mountain and water cut out of it. */
export const seal =
  (x: number, y: number, size: number, red = '#b7281f'): Layer =>
  ({ random }) =>
    `<g transform="translate(${x} ${y}) scale(${size / 100})">${shape(`M4 6Q50 ${n(1 + random() * 4)} 96 5Q${n(97 + random() * 3)} 50 95 95Q50 ${n(97 + random() * 3)} 5 96Q${n(1 + random() * 3)} 50 4 6Z`, red)}${line('M14 14H86V86H14Z', '#f6eee0', 4)}${line('M24 50V36L36 24V50M36 24V50M50 50V32', '#f6eee0', 6)}${line('M24 30V50H58V30M41 18V50', '#f6eee0', 6)}${line('M24 64Q34 56 44 64T64 64T78 64M24 78Q34 70 44 78T64 78T78 78M70 22V50', '#f6eee0', 6)}${times(24, () => `<circle cx="${n(random() * 100)}" cy="${n(random() * 100)}" r="${n(0.5 + random() * 1.6)}" fill="#f6eee0" opacity=".7"/>`)}</g>`

function brushStroke(stroke: Stroke, random: Random, ink: string, paper: string, dry: number): string {
  const centre = smooth(stroke)
  const edge = (side: number) =>
    centre.map(([x, y, breadth], index): Point => {
      const [ax, ay] = centre[Math.max(0, index - 1)]!
      const [bx, by] = centre[Math.min(centre.length - 1, index + 1)]!
      const length = Math.hypot(bx - ax, by - ay) || 1
      const half = (breadth / 2) * (1 + (random() - 0.5) * (0.08 + dry * 0.22))
      return [x - ((by - ay) / length) * half * side, y + ((bx - ax) / length) * half * side]
    })
  const outline = [...edge(1), ...edge(-1).reverse()]
  const body = outline.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(2)} ${y.toFixed(2)}`).join('')
  const [sx, sy, sb] = centre[0]!
  const [ex, ey, eb] = centre.at(-1)!
  const streaks = times(Math.round(dry * 16), () => {
    const offset = (random() - 0.5) * 0.8
    const from = Math.floor(centre.length * (0.25 + random() * 0.45))
    const to = Math.min(centre.length - 1, from + Math.floor(centre.length * (0.12 + random() * 0.4)))
    const points = centre.slice(from, to).map(([x, y, breadth], index): string => {
      const [bx, by] = centre[Math.min(centre.length - 1, from + index + 1)]!
      const length = Math.hypot(bx - x, by - y) || 1
      return `${index === 0 ? 'M' : 'L'}${(x - ((by - y) / length) * breadth * offset * 0.5).toFixed(2)} ${(y + ((bx - x) / length) * breadth * offset * 0.5).toFixed(2)}`
    })
    return `<path d="${points.join('')}" fill="none" stroke="${paper}" stroke-width="${(0.25 + random() * 0.5).toFixed(2)}" opacity="${n(0.5 + random() * 0.5)}"/>`
  })
  return `<path d="${body}Z" fill="${ink}"/><circle cx="${sx}" cy="${sy}" r="${sb * 0.5}" fill="${ink}"/><circle cx="${ex}" cy="${ey}" r="${eb * 0.5}" fill="${ink}"/>${streaks}`
}

/** Catmull-Rom through the points, breadth included. */
function smooth(stroke: Stroke): (readonly [number, number, number])[] {
  const at = (index: number) => stroke[Math.max(0, Math.min(stroke.length - 1, index))]!
  return Array.from({ length: (stroke.length - 1) * 14 + 1 }, (_, step) => {
    const segment = Math.min(stroke.length - 2, Math.floor(step / 14))
    const t = step / 14 - segment
    const [a, b, c, d] = [at(segment - 1), at(segment), at(segment + 1), at(segment + 2)]
    const value = (axis: 0 | 1 | 2) =>
      0.5 *
      (2 * b[axis] +
        (c[axis] - a[axis]) * t +
        (2 * a[axis] - 5 * b[axis] + 4 * c[axis] - d[axis]) * t ** 2 +
        (3 * b[axis] - a[axis] - 3 * c[axis] + d[axis]) * t ** 3)
    return [value(0), value(1), Math.max(0.6, value(2))] as const
  })
}
