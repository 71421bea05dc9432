import {
  circle,
  ellipse,
  group,
  line,
  mix,
  n,
  polyline,
  rect,
  shape,
  skyline,
  times,
  type Canvas,
  type Layer,
  type Point,
  type Random,
} from './draw.ts'

export const sky =
  (...colours: readonly string[]): Layer =>
  ({ width, height, fade }) =>
    rect(0, 0, width, height, fade(...colours.map((colour) => [colour, 1] as const)))

export const sun =
  (x: number, y: number, radius: number, colour: string): Layer =>
  () =>
    circle(x, y, radius * 1.9, colour, 'opacity=".10"') +
    circle(x, y, radius * 1.4, colour, 'opacity=".16"') +
    circle(x, y, radius, colour, 'opacity=".95"')

/** Mountain ridges from far to near, each fading into mist at its foot. */
export const ridges =
  ({
    count,
    top,
    bottom,
    far,
    near,
    mist,
    amplitude = 90,
    roughness = 0.5,
  }: {
    count: number
    top: number
    bottom: number
    far: string
    near: string
    mist: string
    amplitude?: number
    roughness?: number
  }): Layer =>
  ({ width, height, random, fade }) =>
    times(count, (index) => {
      const share = count === 1 ? 1 : index / (count - 1)
      const y = top + (bottom - top) * share
      const points = skyline({ width, random, y, amplitude: amplitude * (0.75 + share * 0.4), roughness })
      const colour = mix(far, near, share)
      const depth = 230 + amplitude * 1.6
      const foot = Math.min(height, y + depth)
      return shape(
        `${polyline(points)}L${width} ${n(foot)}L0 ${n(foot)}Z`,
        fade([colour, 1], [mix(colour, mist, 0.35), 0.92], [mist, index === count - 1 && foot >= height ? 1 : 0]),
      )
    })

/** A band of mist lying across the picture. */
export const mistBand =
  (y: number, height: number, colour: string, opacity = 0.8): Layer =>
  ({ width, fade }) =>
    rect(0, y, width, height, fade([colour, 0], [colour, opacity], [colour, 0]))

/** A hill of tea: rows of bushes following its curve. */
export const teaHill =
  ({ y, lean, dark, light, rows = 16 }: { y: number; lean: number; dark: string; light: string; rows?: number }): Layer =>
  ({ width, height, random }) => {
    const crest = (x: number) =>
      y + lean * ((x - width / 2) / width) ** 1 + 70 * Math.sin((x / width) * 3.3 + lean) + 26 * Math.sin((x / width) * 8 + lean)
    const curve = (shift: number) =>
      polyline(
        Array.from({ length: 42 }, (_, index): Point => {
          const x = (index / 41) * (width + 80) - 40
          return [x, crest(x) + shift * (1 + 0.25 * Math.sin((x / width) * 4 + shift / 160))]
        }),
      )
    const base = shape(`${curve(0)}L${width + 40} ${height}L-40 ${height}Z`, mix(dark, light, 0.25))
    return (
      base +
      times(rows, (index) => {
        const shift = 16 + index * (15 + index * 2.6)
        const thick = 9 + index * 2.4
        const dash = thick * (0.5 + random() * 0.3)
        return (
          line(curve(shift + thick * 0.55), mix(dark, '#0d2018', 0.35), thick * 0.95) +
          line(curve(shift), mix(dark, light, 0.35 + (index % 3) * 0.12), thick, `stroke-dasharray="${n(dash)} ${n(thick * 0.62)}"`) +
          line(curve(shift - thick * 0.25), light, thick * 0.3, `opacity=".55" stroke-dasharray="${n(dash * 0.4)} ${n(thick * 1.1)}"`)
        )
      })
    )
  }

/** Water from `y` down, with glints. */
export const water =
  ({ y, colours, glint = '#ffffff' }: { y: number; colours: readonly [string, string]; glint?: string }): Layer =>
  ({ width, height, random, fade }) =>
    rect(0, y, width, height - y, fade([colours[0], 1], [colours[1], 1])) +
    times(70, () => {
      const depth = random() ** 1.5
      const x = random() * width
      const at = y + 8 + depth * (height - y)
      return line(
        `M${n(x)} ${n(at)}h${n(30 + random() * 130 * (0.4 + depth))}`,
        glint,
        1.2 + depth * 2.5,
        `opacity="${n(0.1 + random() * 0.4)}"`,
      )
    })

/** A river winding towards the viewer. */
export const river =
  ({ y, colours }: { y: number; colours: readonly [string, string] }): Layer =>
  ({ width, height, fade, random }) => {
    const middle = width * (0.45 + random() * 0.12)
    const d = `M${n(middle)} ${y}C${n(middle + 260)} ${n(y + 70)} ${n(middle - 420)} ${n(y + 120)} ${n(middle - 120)} ${n(y + 210)}S${n(middle - 480)} ${n(height - 60)} ${n(middle - 520)} ${height}H${n(middle + 420)}C${n(middle + 120)} ${n(height - 130)} ${n(middle + 420)} ${n(y + 200)} ${n(middle + 90)} ${n(y + 150)}S${n(middle + 280)} ${n(y + 60)} ${n(middle + 26)} ${y}Z`
    return (
      shape(d, fade([colours[0], 1], [colours[1], 1])) +
      line(`M${n(middle - 40)} ${n(y + 230)}q120 40 30 120t-160 160`, '#ffffff', 5, 'opacity=".25"')
    )
  }

export const rain =
  (colour: string): Layer =>
  ({ width, height, random }) =>
    times(240, () => {
      const [x, y, length] = [random() * width * 1.1, random() * height, 18 + random() * 42]
      return line(`M${n(x)} ${n(y)}l${n(-length * 0.22)} ${n(length)}`, colour, 1 + random() * 1.6, `opacity="${n(0.15 + random() * 0.4)}"`)
    })

export const snow: Layer = ({ width, height, random }) =>
  times(260, () => circle(random() * width, random() * height, 1.5 + random() ** 3 * 8, '#ffffff', `opacity="${n(0.4 + random() * 0.6)}"`))

export const stars: Layer = ({ width, height, random }) =>
  times(140, () =>
    circle(random() * width, random() * height * 0.5, 0.6 + random() * 1.9, '#fff6dc', `opacity="${n(0.3 + random() * 0.7)}"`),
  )

export const birds =
  (x: number, y: number, count: number, colour: string): Layer =>
  ({ random }) =>
    times(count, () => {
      const [bx, by, size] = [x + random() * 300, y + random() * 120, 9 + random() * 12]
      return line(
        `M${n(bx - size)} ${n(by - size * 0.3)}q${n(size * 0.6)} ${n(-size * 0.4)} ${n(size)} ${n(size * 0.35)}q${n(size * 0.5)} ${n(-size * 0.8)} ${n(size)} ${n(-size * 0.45)}`,
        colour,
        2.6,
      )
    })

/** A flying crane; `size` is about half its span. */
export const crane =
  (x: number, y: number, size: number, turn = 0): Layer =>
  () =>
    group(
      shape('M-6 2C-30 -18 -62 -34 -100 -40C-78 -22 -70 -12 -40 6Z', '#ffffff') +
        shape('M-100 -40L-58 -26L-70 -10L-84 -24Z', '#20262c') +
        shape('M-4 0C10 -30 24 -52 50 -78C46 -46 40 -22 22 4Z', '#f4f6f6') +
        shape('M50 -78L38 -50L50 -44Z', '#20262c') +
        shape('M-46 8C-20 -8 20 -8 44 4C20 16 -20 18 -46 8Z', '#ffffff') +
        line('M42 4C64 0 76 -8 96 -16', '#20262c', 5) +
        circle(97, -17, 4.5, '#c8342b') +
        line('M98 -16L114 -18', '#c7a45a', 2.5) +
        line('M-44 9L-92 20', '#31383d', 3),
      `translate(${x} ${y}) rotate(${turn}) scale(${n(size / 100)})`,
    )

/** A branch that divides, with what `leaf` draws at its ends. */
export function branch({
  x,
  y,
  angle,
  length,
  width,
  depth,
  random,
  colour,
  leaf,
}: {
  x: number
  y: number
  angle: number
  length: number
  width: number
  depth: number
  random: Random
  colour: string
  leaf: (x: number, y: number) => string
}): string {
  const [ex, ey] = [x + Math.cos(angle) * length, y + Math.sin(angle) * length]
  const bend = (random() - 0.5) * length * 0.35
  const stem = line(
    `M${n(x)} ${n(y)}Q${n((x + ex) / 2 - Math.sin(angle) * bend)} ${n((y + ey) / 2 + Math.cos(angle) * bend)} ${n(ex)} ${n(ey)}`,
    colour,
    width,
  )
  if (depth === 0) return stem + leaf(ex, ey)
  const forks = random() < 0.35 ? 3 : 2
  return (
    stem +
    (depth < 3 && random() < 0.7 ? leaf((x + ex) / 2, (y + ey) / 2) : '') +
    times(forks, (index) =>
      branch({
        x: ex,
        y: ey,
        angle: angle + (index - (forks - 1) / 2) * (0.55 + random() * 0.45) + (random() - 0.5) * 0.3,
        length: length * (0.62 + random() * 0.22),
        width: width * 0.62,
        depth: depth - 1,
        random,
        colour,
        leaf,
      }),
    )
  )
}

/** A five-petalled blossom. */
export function blossom(x: number, y: number, radius: number, petal: string, heart: string): string {
  return (
    times(5, (index) => {
      const angle = (index / 5) * Math.PI * 2 + x
      return circle(x + Math.cos(angle) * radius * 0.62, y + Math.sin(angle) * radius * 0.62, radius * 0.5, petal)
    }) +
    circle(x, y, radius * 0.22, heart) +
    times(5, (index) => {
      const angle = (index / 5) * Math.PI * 2 + x + 0.6
      return circle(x + Math.cos(angle) * radius * 0.4, y + Math.sin(angle) * radius * 0.4, radius * 0.07, heart)
    })
  )
}

export const plum =
  ({
    x,
    y,
    angle,
    length = 210,
    width = 30,
    bark = '#33272a',
    petals = ['#f6d5d8', '#d94f5c', '#ffffff'],
  }: {
    x: number
    y: number
    angle: number
    length?: number
    width?: number
    bark?: string
    petals?: readonly string[]
  }): Layer =>
  ({ random }) =>
    branch({
      x,
      y,
      angle,
      length,
      width,
      depth: 5,
      random,
      colour: bark,
      leaf: (bx, by) =>
        random() < 0.62 ? blossom(bx, by, 9 + random() * 12, petals[Math.floor(random() * petals.length)]!, '#8a2b30') : '',
    })

export const bamboo =
  ({
    count,
    colours,
    opacity = 1,
    from = 0,
    to = 1,
  }: {
    count: number
    colours: readonly [string, string]
    opacity?: number
    from?: number
    to?: number
  }): Layer =>
  (canvas) => {
    const { width, height, random } = canvas
    return `<g opacity="${opacity}">${times(count, (index) => {
      const x = width * (from + (to - from) * ((index + 0.2 + random() * 0.6) / count))
      const thick = 12 + random() * 22
      const tilt = (random() - 0.5) * 70
      const colour = mix(colours[0], colours[1], random())
      const joints = Math.ceil(height / (thick * 6.4))
      return (
        times(joints, (joint) => {
          const [from, to] = [joint / joints, (joint + 1) / joints]
          return (
            line(`M${n(x + tilt * from)} ${n(height * from)}L${n(x + tilt * to - 1)} ${n(height * to - 5)}`, colour, thick, '', 'butt') +
            line(
              `M${n(x + tilt * from - thick * 0.24)} ${n(height * from + 4)}L${n(x + tilt * to - thick * 0.24)} ${n(height * to - 8)}`,
              '#ffffff',
              thick * 0.14,
              'opacity=".28"',
            )
          )
        }) + times(5, () => leaves(canvas, x + tilt * 0.4 + (random() - 0.5) * 60, random() * height * 0.85, colour))
      )
    })}</g>`
  }

function leaves({ random }: Canvas, x: number, y: number, colour: string): string {
  return times(5, () => {
    const [angle, length] = [20 + random() * 140, 50 + random() * 70]
    return group(
      shape(
        `M0 0Q${n(length * 0.4)} ${n(-length * 0.12)} ${n(length)} 0Q${n(length * 0.4)} ${n(length * 0.12)} 0 0Z`,
        mix(colour, '#10261a', random() * 0.45),
      ),
      `translate(${n(x)} ${n(y)}) rotate(${n(angle)})`,
    )
  })
}

export const lotus =
  ({
    leaves: count,
    flowers,
    leaf,
    flower,
    top = 0.35,
  }: {
    leaves: number
    flowers: number
    leaf: readonly [string, string]
    flower: readonly [string, string]
    top?: number
  }): Layer =>
  ({ width, height, random }) => {
    const pad = (index: number) => {
      const share = (index + random()) / count
      const [x, y, r] = [random() * width, height * (top + (1 - top) * share), 60 + share * 130]
      const colour = mix(leaf[0], leaf[1], random())
      return (
        line(`M${n(x)} ${n(y)}q${n(random() * 30 - 15)} 120 0 ${n(height - y + 60)}`, mix(colour, '#1c3026', 0.4), 5) +
        ellipse(x, y, r, r * 0.42, colour) +
        times(9, (vein) =>
          line(
            `M${n(x)} ${n(y)}l${n(Math.cos(vein * 0.7) * r * 0.9)} ${n(Math.sin(vein * 0.7) * r * 0.37)}`,
            mix(colour, '#eaf3dd', 0.45),
            1.6,
            'opacity=".6"',
          ),
        )
      )
    }
    const bloom = (index: number) => {
      const [x, y, s] = [width * ((index + 0.3 + random() * 0.4) / flowers), height * (top - 0.02 + random() * 0.28), 0.9 + random() * 0.6]
      const petal = (turn: number, colour: string, length: number) =>
        group(shape(`M0 0C-34 -36 -26 ${-length * 0.8} 0 ${-length}C26 ${-length * 0.8} 34 -36 0 0Z`, colour), `rotate(${turn})`)
      return (
        line(`M${n(x)} ${n(y)}q20 160 -6 ${n(height - y)}`, '#4d6b4c', 7) +
        group(
          [-74, 74, -50, 50].map((turn) => petal(turn, flower[1], 96)).join('') +
            [-26, 26].map((turn) => petal(turn, mix(flower[0], flower[1], 0.5), 112)).join('') +
            petal(0, flower[0], 118) +
            ellipse(0, -8, 14, 9, '#e7c65c'),
          `translate(${n(x)} ${n(y)}) scale(${n(s)})`,
        )
      )
    }
    return times(count, pad) + times(flowers, bloom)
  }

/** A great tree with a crown of many rounds of leaves. */
export const greatTree =
  ({ x, y, size, bark, crown }: { x: number; y: number; size: number; bark: string; crown: readonly [string, string] }): Layer =>
  ({ random }) => {
    const round = (shift: number) =>
      times(46, () => {
        const [angle, far] = [random() * Math.PI * 2, Math.sqrt(random())]
        return circle(
          x + Math.cos(angle) * far * size * 1.05,
          y - size * 1.25 + shift + Math.sin(angle) * far * size * 0.62,
          size * (0.1 + random() * 0.16),
          mix(crown[0], crown[1], Math.max(0, Math.min(1, random() * 0.7 - Math.sin(angle) * far * 0.5))),
          'opacity=".92"',
        )
      })
    return (
      round(30) +
      branch({ x, y, angle: -Math.PI / 2, length: size * 0.6, width: size * 0.2, depth: 5, random, colour: bark, leaf: () => '' }) +
      shape(
        `M${n(x - size * 0.24)} ${n(y + 12)}Q${n(x - size * 0.08)} ${n(y - size * 0.12)} ${n(x - size * 0.09)} ${n(y - size * 0.4)}H${n(x + size * 0.09)}Q${n(x + size * 0.08)} ${n(y - size * 0.12)} ${n(x + size * 0.26)} ${n(y + 12)}Z`,
        bark,
      ) +
      round(-20)
    )
  }

/** Pointed small trees along a slope. */
export const pines =
  ({ y, count, colour, size = 60 }: { y: number; count: number; colour: string; size?: number }): Layer =>
  ({ width, random }) =>
    times(count, () => {
      const [x, s] = [random() * width, size * (0.5 + random())]
      const base = y + random() * 50
      return times(3, (tier) =>
        shape(
          `M${n(x - s * (0.34 - tier * 0.08))} ${n(base - s * tier * 0.36)}Q${n(x)} ${n(base - s * tier * 0.36 - s * 0.1)} ${n(x)} ${n(base - s * (tier * 0.36 + 0.62))}Q${n(x)} ${n(base - s * tier * 0.36 - s * 0.1)} ${n(x + s * (0.34 - tier * 0.08))} ${n(base - s * tier * 0.36)}Z`,
          mix(colour, '#000000', random() * 0.18),
        ),
      )
    })
