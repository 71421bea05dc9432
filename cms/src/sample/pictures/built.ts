import { circle, ellipse, group, line, mix, n, rect, shape, times, type Layer, type Random } from './draw.ts'

export interface HouseColours {
  readonly wall: string
  readonly roof: string
  readonly window: string
}

/** One house with a tiled, slightly curved roof; (x, y) is the middle of its foot. */
export function house({
  x,
  y,
  width,
  height,
  colours,
  random,
}: {
  x: number
  y: number
  width: number
  height: number
  colours: HouseColours
  random: Random
}): string {
  const { wall, roof, window } = colours
  const [left, top, over, rise] = [x - width / 2, y - height, width * 0.1, width * 0.24]
  const tone = mix(wall, '#3a2c20', random() * 0.16)
  const tiles = times(Math.round(width / 9), (index) => {
    const at = left - over + ((index + 0.5) / Math.round(width / 9)) * (width + 2 * over)
    const up = left + width * 0.1 + ((index + 0.5) / Math.round(width / 9)) * width * 0.8
    return line(`M${n(up)} ${n(top - rise + 2)}L${n(at)} ${n(top - 1)}`, mix(roof, '#ffffff', 0.16), 1.3, 'opacity=".55"')
  })
  const bays = Math.max(2, Math.round(width / 55))
  const windows = times(bays, (index) => {
    const wx = left + (width * (index + 0.5)) / bays
    const door = index === Math.floor(bays / 2)
    const [w, h] = [(width / bays) * 0.36, door ? height * 0.46 : height * 0.26]
    const wy = door ? y - h : top + height * 0.32
    return (
      rect(wx - w / 2, wy, w, h, door ? mix(tone, '#2a1a10', 0.65) : window) +
      (door ? '' : line(`M${n(wx)} ${n(wy)}v${n(h)}M${n(wx - w / 2)} ${n(wy + h / 2)}h${n(w)}`, mix(tone, '#2a1a10', 0.6), 1.6))
    )
  })
  return (
    rect(left, top, width, height, tone) +
    rect(left, y - height * 0.16, width, height * 0.16, mix(tone, '#6e6558', 0.45)) +
    windows +
    rect(left, top, width, height * 0.1, '#000000', 'opacity=".18"') +
    shape(
      `M${n(left - over)} ${n(top)}Q${n(left + width * 0.03)} ${n(top - rise * 0.34)} ${n(left + width * 0.1)} ${n(top - rise)}H${n(left + width * 0.9)}Q${n(left + width * 0.97)} ${n(top - rise * 0.34)} ${n(left + width + over)} ${n(top)}Q${n(x)} ${n(top + rise * 0.14)} ${n(left - over)} ${n(top)}Z`,
      roof,
    ) +
    tiles +
    line(
      `M${n(left + width * 0.07)} ${n(top - rise - 2)}Q${n(x)} ${n(top - rise + 3)} ${n(left + width * 0.93)} ${n(top - rise - 2)}`,
      mix(roof, '#000000', 0.3),
      Math.max(3, width * 0.025),
    )
  )
}

/** A village climbing a slope, the rear houses first. */
export const village =
  ({
    rows,
    from,
    to,
    colours,
    left = 0,
    right = 1,
    size = 130,
  }: {
    rows: number
    from: number
    to: number
    colours: HouseColours
    left?: number
    right?: number
    size?: number
  }): Layer =>
  ({ width, random }) =>
    times(rows, (row) => {
      const share = rows === 1 ? 1 : row / (rows - 1)
      const scale = size * (0.55 + share * 0.65)
      const span = (right - left) * width
      const count = Math.max(1, Math.round(span / (scale * 1.15)))
      const y = from + (to - from) * share
      return times(count, (index) =>
        random() < 0.12
          ? tree(width * left + (span * (index + 0.5)) / count, y, scale * 0.5, random)
          : house({
              x: width * left + (span * (index + 0.5 + (random() - 0.5) * 0.4)) / count,
              y: y + (random() - 0.5) * scale * 0.3,
              width: scale * (0.9 + random() * 0.5),
              height: scale * (0.5 + random() * 0.25),
              colours,
              random,
            }),
      )
    })

function tree(x: number, y: number, size: number, random: Random): string {
  return (
    line(`M${n(x)} ${n(y)}v${n(-size * 0.8)}`, '#4b3a2c', size * 0.1) +
    times(6, () =>
      circle(
        x + (random() - 0.5) * size * 0.8,
        y - size * (0.8 + random() * 0.6),
        size * (0.24 + random() * 0.16),
        mix('#35583d', '#7f9b56', random()),
      ),
    )
  )
}

/** A covered bridge of timber over its arch; `y` is the level of its deck. */
export const coveredBridge =
  ({ x, y, width, wood, roof }: { x: number; y: number; width: number; wood: string; roof: string }): Layer =>
  () => {
    const half = width / 2
    const pillars = 13
    const [deck, tall] = [22, width * 0.11]
    return group(
      line(`M${-half} 60Q0 ${-width * 0.08} ${half} 60`, mix(wood, '#1c120b', 0.4), 26) +
        line(`M${-half * 0.94} 66Q0 ${-width * 0.03} ${half * 0.94} 66`, wood, 9) +
        times(11, (index) => {
          const at = -half * 0.8 + (index / 10) * half * 1.6
          return line(`M${n(at)} 8v${n(14 + 44 * (at / half) ** 2)}`, mix(wood, '#1c120b', 0.3), 7)
        }) +
        rect(-half, 0, width, deck, mix(wood, '#1c120b', 0.2)) +
        rect(-half, -tall, width, tall, mix(wood, '#000000', 0.55)) +
        times(pillars, (index) => rect(-half + (index / (pillars - 1)) * (width - 12), -tall, 12, tall, wood)) +
        rect(-half, -tall * 0.42, width, tall * 0.36, mix(wood, '#d9b98a', 0.2)) +
        times(60, (index) =>
          line(`M${n(-half + (index / 60) * width)} ${n(-tall * 0.42)}v${n(tall * 0.36)}`, mix(wood, '#000000', 0.3), 1.6),
        ) +
        roofOf(width * 1.08, tall * 0.62, -tall, roof) +
        roofOf(width * 0.26, tall * 0.7, -tall * 1.58, roof) +
        rect(-half - 60, 20, 74, 190, '#81796c') +
        rect(half - 14, 20, 74, 190, '#81796c'),
      `translate(${x} ${y})`,
    )
  }

/** A curved roof with raised eaves, centred on x = 0, its eaves at `y`. */
export function roofOf(width: number, rise: number, y: number, colour: string): string {
  const half = width / 2
  return (
    shape(
      `M${n(-half)} ${n(y - rise * 0.16)}Q${n(-half * 0.9)} ${n(y)} ${n(-half * 0.82)} ${n(y - rise * 0.2)}L${n(-half * 0.72)} ${n(y - rise)}H${n(half * 0.72)}L${n(half * 0.82)} ${n(y - rise * 0.2)}Q${n(half * 0.9)} ${n(y)} ${n(half)} ${n(y - rise * 0.16)}Q${n(half * 0.9)} ${n(y + rise * 0.12)} 0 ${n(y + rise * 0.12)}T${n(-half)} ${n(y - rise * 0.16)}Z`,
      colour,
    ) +
    times(Math.round(width / 16), (index) => {
      const at = -0.92 + ((index + 0.5) / Math.round(width / 16)) * 1.84
      return line(
        `M${n(at * half * 0.78)} ${n(y - rise)}L${n(at * half * 0.98)} ${n(y)}`,
        mix(colour, '#ffffff', 0.18),
        1.6,
        'opacity=".5"',
      )
    }) +
    line(`M${n(-half * 0.75)} ${n(y - rise - 4)}Q0 ${n(y - rise + 5)} ${n(half * 0.75)} ${n(y - rise - 4)}`, mix(colour, '#000000', 0.3), 8)
  )
}

export function lantern(x: number, y: number, size: number): string {
  return (
    line(`M${n(x)} ${n(y - size * 1.5)}V${n(y - size * 0.8)}`, '#3b2417', 2) +
    circle(x, y, size * 1.7, '#ffb347', 'opacity=".12"') +
    ellipse(x, y, size, size * 0.82, '#c9301f') +
    ellipse(x, y, size * 0.55, size * 0.82, '#e8533a') +
    ellipse(x, y, size * 0.18, size * 0.82, '#f79a5c') +
    rect(x - size * 0.42, y - size * 0.94, size * 0.84, size * 0.18, '#d9a441') +
    rect(x - size * 0.42, y + size * 0.76, size * 0.84, size * 0.18, '#d9a441') +
    line(`M${n(x)} ${n(y + size * 0.94)}v${n(size * 0.8)}`, '#d9a441', size * 0.14)
  )
}

export const lanterns =
  (x1: number, y1: number, x2: number, y2: number, count: number, size: number): Layer =>
  () => {
    const sag = 60
    return (
      line(`M${x1} ${y1}Q${(x1 + x2) / 2} ${(y1 + y2) / 2 + sag * 2} ${x2} ${y2}`, '#3b2417', 2.5) +
      times(count, (index) => {
        const t = (index + 0.5) / count
        return lantern(x1 + (x2 - x1) * t, y1 + (y2 - y1) * t + 4 * sag * t * (1 - t) + size * 1.3, size)
      })
    )
  }

/** A street between two rows of old shops, running to a vanishing point. */
export const street =
  ({ wall, roof, paving, night = false }: { wall: string; roof: string; paving: string; night?: boolean }): Layer =>
  ({ width, height, fade }) => {
    const [vx, vy] = [width * 0.5, height * 0.56]
    const window = night ? '#ffcf7d' : '#5b4632'
    const side = (mirror: boolean) => {
      const depths = [0.14, 0.24, 0.38, 0.58, 0.86, 1.25]
      const at = (depth: number) => ({ x: vx - depth * width * 0.48, top: vy - depth * height * 0.5, foot: vy + depth * height * 0.42 })
      const bays = depths.slice(1).map((depth, index) => {
        const [far, near] = [at(depths[index]!), at(depth)]
        const at2 = (share: number, level: number) =>
          `${n(far.x + (near.x - far.x) * share)} ${n(far.foot + (near.foot - far.foot) * share - (far.foot - far.top + (near.foot - near.top - far.foot + far.top) * share) * level)}`
        const quad = (a: number, b: number, low: number, high: number) => `M${at2(a, low)}L${at2(b, low)}L${at2(b, high)}L${at2(a, high)}Z`
        const tone = mix(wall, '#2b1c10', 0.12 * (index % 3))
        return (
          shape(quad(0, 1, 0, 0.92), tone) +
          shape(quad(0.08, 0.92, 0, 0.4), mix(tone, '#1f130b', 0.55)) +
          times(5, (panel) =>
            shape(
              quad(0.1 + panel * 0.165, 0.24 + panel * 0.165, 0.03, 0.37),
              night && panel % 2 === 0 ? '#e2a251' : mix(tone, '#6d4527', 0.4),
            ),
          ) +
          shape(quad(0.14, 0.42, 0.55, 0.76), window) +
          shape(quad(0.58, 0.86, 0.55, 0.76), window) +
          shape(`M${at2(-0.05, 0.44)}L${at2(1.05, 0.44)}L${at2(1.12, 0.39)}L${at2(-0.02, 0.39)}Z`, mix(roof, '#000000', 0.1)) +
          shape(`M${at2(-0.06, 1.04)}L${at2(1, 1.06)}L${at2(1.14, 0.87)}L${at2(-0.02, 0.87)}Z`, roof)
        )
      })
      return `<g ${mirror ? `transform="translate(${width} 0) scale(-1 1)"` : ''}>${bays.join('')}</g>`
    }
    const stones =
      times(13, (index) => {
        const depth = 0.1 + (index / 12) ** 2 * 1.1
        return line(
          `M${n(vx - depth * width * 0.48)} ${n(vy + depth * height * 0.42)}H${n(vx + depth * width * 0.48)}`,
          '#000000',
          1 + depth * 3,
          'opacity=".2"',
        )
      }) +
      [-0.8, -0.45, -0.15, 0.15, 0.45, 0.8]
        .map((lean) => line(`M${n(vx + lean * 40)} ${vy}L${n(vx + lean * width * 0.62)} ${height}`, '#000000', 2, 'opacity=".16"'))
        .join('')
    return (
      shape(
        `M${n(vx - 60)} ${n(vy + 40)}L${n(vx + 60)} ${n(vy + 40)}L${width} ${height}H0Z`,
        fade([mix(paving, '#ffffff', 0.2), 1], [paving, 1]),
      ) +
      rect(0, vy + 50, width, height, fade([mix(paving, '#ffffff', 0.2), 1], [paving, 1])) +
      stones +
      side(false) +
      side(true)
    )
  }

/** A small figure seen from behind; children are short and carry a bag. */
export function person(x: number, y: number, height: number, coat: string, bag?: string): string {
  const w = height * 0.3
  return (
    ellipse(x, y, w * 0.8, height * 0.04, '#000000', 'opacity=".18"') +
    line(`M${n(x - w * 0.2)} ${n(y)}v${n(-height * 0.36)}M${n(x + w * 0.2)} ${n(y)}v${n(-height * 0.36)}`, '#39424c', w * 0.28) +
    shape(
      `M${n(x - w * 0.5)} ${n(y - height * 0.32)}Q${n(x - w * 0.55)} ${n(y - height * 0.8)} ${n(x)} ${n(y - height * 0.8)}T${n(x + w * 0.5)} ${n(y - height * 0.32)}Z`,
      coat,
    ) +
    (bag === undefined ? '' : rect(x - w * 0.3, y - height * 0.72, w * 0.6, height * 0.28, bag, `rx="${n(w * 0.12)}"`)) +
    circle(x, y - height * 0.88, height * 0.115, '#2b2320') +
    circle(x, y - height * 0.855, height * 0.08, '#e9c3a0', 'opacity=".0"')
  )
}

/** A white courtyard wall with a round gate that opens on what `through` draws. */
export const moonGate =
  ({ wall, roof, through }: { wall: string; roof: string; through: Layer }): Layer =>
  (canvas) => {
    const { width, height } = canvas
    const [x, y, radius] = [width * 0.5, height * 0.56, height * 0.3]
    return (
      `<clipPath id="gate"><circle cx="${x}" cy="${y}" r="${radius}"/></clipPath>` +
      rect(0, 0, width, height, wall) +
      rect(0, height * 0.86, width, height * 0.14, mix(wall, '#77706a', 0.55)) +
      `<g clip-path="url(#gate)">${through(canvas)}</g>` +
      `<circle cx="${x}" cy="${y}" r="${radius + 9}" fill="none" stroke="${mix(roof, '#8a8378', 0.5)}" stroke-width="20"/><circle cx="${x}" cy="${y}" r="${radius + 24}" fill="none" stroke="${mix(roof, '#ffffff', 0.65)}" stroke-width="3"/>` +
      rect(0, 58, width, 30, mix(roof, '#000000', 0.15)) +
      times(66, (index) =>
        shape(`M${n(index * (width / 65) - 13)} 92a13 13 0 0 0 26 0v-34h-26Z`, mix(roof, '#ffffff', index % 2 === 0 ? 0.04 : 0.12)),
      ) +
      rect(0, 20, width, 44, roof) +
      rect(0, 106, width, 16, '#000000', 'opacity=".08"')
    )
  }

/** A view through a lattice window, with the sill in front. */
export const lattice =
  ({ wood, sill }: { wood: string; sill: string }): Layer =>
  ({ width, height }) => {
    const [x, y, w, h] = [width * 0.08, height * 0.06, width * 0.84, height * 0.7]
    const bar = (d: string, size: number) => line(d, wood, size, '', 'butt')
    return (
      shape(
        `M0 0H${width}V${height}H0ZM${n(x)} ${n(y)}V${n(y + h)}H${n(x + w)}V${n(y)}Z`,
        mix(wood, '#1a100a', 0.35),
        'fill-rule="evenodd"',
      ) +
      `<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}" fill="none" stroke="${wood}" stroke-width="22"/>` +
      bar(`M${n(x + w / 3)} ${n(y)}v${n(h)}M${n(x + (w * 2) / 3)} ${n(y)}v${n(h)}`, 18) +
      [0, 1, 2]
        .map((pane) => {
          const px = x + (w * pane) / 3
          return bar(
            `M${n(px)} ${n(y + 70)}h${n(w / 3)}M${n(px)} ${n(y + h - 70)}h${n(w / 3)}M${n(px + 70)} ${n(y)}v${n(h)}M${n(px + w / 3 - 70)} ${n(y)}v${n(h)}`,
            6,
          )
        })
        .join('') +
      rect(0, height * 0.8, width, height * 0.2, sill) +
      rect(0, height * 0.8, width, 12, mix(sill, '#ffffff', 0.25))
    )
  }

/** A round tea bowl with steam; (x, y) is the middle of its foot. */
export const teaBowl =
  ({ x, y, size, glaze, tea }: { x: number; y: number; size: number; glaze: string; tea: string }): Layer =>
  () =>
    group(
      ellipse(0, 4, 74, 12, '#000000', 'opacity=".22"') +
        shape('M-34 0H34L40 -12H-40Z', mix(glaze, '#2a2a24', 0.3)) +
        shape('M-100 -104C-96 -50 -66 -12 -38 -8H38C66 -12 96 -50 100 -104Z', glaze) +
        shape('M-100 -104C-96 -50 -66 -12 -38 -8H-14C-46 -30 -66 -64 -70 -104Z', '#ffffff', 'opacity=".28"') +
        ellipse(0, -104, 100, 24, mix(glaze, '#ffffff', 0.35)) +
        ellipse(0, -102, 90, 19, tea) +
        ellipse(-24, -106, 36, 6, '#ffffff', 'opacity=".25"') +
        group(shape('M0 0Q14 -12 32 -2Q16 8 0 0Z', '#6f8b3a'), 'translate(10 -100)') +
        group(shape('M0 0Q12 -10 28 0Q12 7 0 0Z', '#87a24a'), 'translate(-40 -96) rotate(-18)') +
        line('M-26 -140C-60 -190 10 -220 -22 -280S-40 -350 -14 -392', '#ffffff', 11, 'opacity=".3"') +
        line('M20 -136C-8 -190 56 -226 26 -284S16 -340 36 -366', '#ffffff', 8, 'opacity=".22"'),
      `translate(${x} ${y}) scale(${n(size / 100)})`,
    )
