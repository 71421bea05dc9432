import { seededRandom } from '../random.ts'

export type Random = () => number
export type Point = readonly [x: number, y: number]

/** What a layer needs to draw itself: the canvas, chance, and a place for gradients. */
export interface Canvas {
  readonly width: number
  readonly height: number
  readonly random: Random
  /** Adds a vertical gradient and returns the value for `fill`. Stops: colour, opacity. */
  readonly fade: (...stops: readonly (readonly [colour: string, opacity: number])[]) => string
}

/** A drawing step: returns SVG. */
export type Layer = (canvas: Canvas) => string

/** Puts layers, the furthest first, together to an SVG document. The same name gives the same picture. */
export function compose({
  name,
  width,
  height,
  layers,
}: {
  name: string
  width: number
  height: number
  layers: readonly Layer[]
}): string {
  const gradients: string[] = []
  const canvas: Canvas = {
    width,
    height,
    random: seededRandom(name),
    fade: (...stops) => {
      const id = `g${gradients.length}`
      const parts = stops.map(
        ([colour, opacity], index) =>
          `<stop offset="${index / Math.max(1, stops.length - 1)}" stop-color="${colour}" stop-opacity="${opacity}"/>`,
      )
      gradients.push(`<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1">${parts.join('')}</linearGradient>`)
      return `url(#${id})`
    },
  }
  const drawn = layers.map((layer) => layer(canvas)).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><defs>${gradients.join('')}</defs>${drawn}</svg>`
}

export const rect = (x: number, y: number, width: number, height: number, fill: string, more = '') =>
  `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" fill="${fill}" ${more}/>`
export const circle = (x: number, y: number, radius: number, fill: string, more = '') =>
  `<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius)}" fill="${fill}" ${more}/>`
export const ellipse = (x: number, y: number, rx: number, ry: number, fill: string, more = '') =>
  `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(rx)}" ry="${n(ry)}" fill="${fill}" ${more}/>`
export const shape = (d: string, fill: string, more = '') => `<path d="${d}" fill="${fill}" ${more}/>`
export const line = (d: string, stroke: string, width: number, more = '', cap: 'round' | 'butt' = 'round') =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${n(width)}" stroke-linecap="${cap}" stroke-linejoin="round" ${more}/>`
export const group = (children: string, transform: string, more = '') => `<g transform="${transform}" ${more}>${children}</g>`

/** A number short enough for a path. */
export const n = (value: number) => String(Math.round(value * 10) / 10)
export const times = (count: number, draw: (index: number) => string) => Array.from({ length: count }, (_, index) => draw(index)).join('')
/** The path through points, with straight lines. */
export const polyline = (points: readonly Point[]) => points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${n(x)} ${n(y)}`).join('')

/** Mixes two colours written #rrggbb. */
export function mix(from: string, to: string, share: number): string {
  const part = (at: number) => {
    const [a, b] = [Number.parseInt(from.slice(at, at + 2), 16), Number.parseInt(to.slice(at, at + 2), 16)]
    return Math.round(a + (b - a) * share)
      .toString(16)
      .padStart(2, '0')
  }
  return `#${part(1)}${part(3)}${part(5)}`
}

/** The skyline of a mountain ridge: a sum of waves, the sharper the more octaves count. */
export function skyline({
  width,
  random,
  y,
  amplitude,
  roughness = 0.5,
  step = 16,
}: {
  width: number
  random: Random
  y: number
  amplitude: number
  roughness?: number
  step?: number
}): Point[] {
  const waves = Array.from({ length: 6 }, (_, octave) => ({
    size: amplitude * roughness ** octave,
    length: ((0.8 + random() * 0.5) * 2 ** octave * Math.PI * 1.6) / width,
    phase: random() * 7,
  }))
  return Array.from({ length: Math.ceil(width / step) + 2 }, (_, index): Point => {
    const x = index * step - step / 2
    return [x, y - waves.reduce((sum, { size, length, phase }) => sum + size * Math.sin(x * length + phase), 0)]
  })
}
