import { circle, ellipse, group, line, mix, n, rect, shape, times, type Layer } from './draw.ts'
import { person, roofOf } from './built.ts'
import { branch } from './nature.ts'

/** A table for talking at, with chairs and cups, seen from its end. */
export const meetingTable =
  ({ wood, cloth }: { wood: string; cloth: string }): Layer =>
  ({ width, height }) => {
    const chair = (x: number, y: number, s: number) =>
      group(
        rect(-46, -130, 92, 130, mix(wood, '#20120a', 0.3), 'rx="16"') + rect(-34, -118, 68, 74, cloth, 'rx="10"'),
        `translate(${n(x)} ${n(y)}) scale(${n(s)})`,
      )
    const row = (side: number) =>
      times(5, (index) => {
        const t = index / 4
        return chair(width * (0.5 + side * (0.16 + t * 0.25)), height * (0.66 + t * 0.24), 0.7 + t * 0.9)
      })
    return (
      rect(0, height * 0.62, width, height * 0.38, mix(wood, '#e9d6b8', 0.55)) +
      row(-1) +
      row(1) +
      shape(`M${width * 0.4} ${height * 0.64}H${width * 0.6}L${width * 0.78} ${height}H${width * 0.22}Z`, wood) +
      shape(`M${width * 0.46} ${height * 0.64}H${width * 0.54}L${width * 0.6} ${height}H${width * 0.4}Z`, mix(wood, '#ffffff', 0.1)) +
      times(4, (index) =>
        [-1, 1]
          .map((side) => {
            const [t, s] = [index / 3, 0.5 + (index / 3) * 0.9]
            const [x, y] = [width * (0.5 + side * (0.07 + t * 0.11)), height * (0.68 + t * 0.22)]
            return (
              rect(x - 38 * s, y + 4, 76 * s, 26 * s, '#fbf8ef', `transform="rotate(${side * 3} ${n(x)} ${n(y)})"`) +
              ellipse(x - side * 54 * s, y, 13 * s, 6 * s, '#fdfdfa') +
              rect(x - side * 54 * s - 13 * s, y, 26 * s, 20 * s, '#e8eee6', `rx="${n(6 * s)}"`)
            )
          })
          .join(''),
      ) +
      ellipse(width * 0.5, height * 0.71, 40, 16, '#5d7f4d') +
      times(9, (index) =>
        circle(width * 0.5 - 32 + index * 8, height * 0.695 - (index % 3) * 11, 10, index % 2 === 0 ? '#d9656f' : '#7fa262'),
      )
    )
  }

/** Windows to the floor with a view behind them: bars and frame. */
export const bigWindow =
  (frame: string, foot = 0.62): Layer =>
  ({ width, height }) =>
    shape(`M0 0H${width}V${n(height * foot)}H0ZM60 60V${n(height * foot - 26)}H${width - 60}V60Z`, frame, 'fill-rule="evenodd"') +
    times(4, (index) => rect(60 + ((width - 120) * (index + 1)) / 5 - 7, 60, 14, height * foot - 80, frame)) +
    rect(60, 200, width - 120, 9, frame)

/** The hall of a plenary session: curtains, a podium with flowers, rows of seats. */
export const hall: Layer = ({ width, height, fade }) =>
  rect(0, 0, width, height, fade(['#7a1015', 1], ['#b8232a', 1], ['#8e161c', 1])) +
  times(32, (index) => rect((index / 32) * width, 0, width / 64, height * 0.62, '#000000', 'opacity=".13"')) +
  shape(`M0 0H${width}V70Q${width * 0.75} 190 ${width * 0.5} 90T0 70Z`, '#5f0b10') +
  shape(`M0 58Q${width * 0.25} 190 ${width * 0.5} 82T${width} 58V72Q${width * 0.75} 206 ${width * 0.5} 98T0 74Z`, '#e2b04f') +
  circle(width * 0.5, height * 0.33, 92, '#e9bf62', 'opacity=".18"') +
  times(16, (index) =>
    group(
      shape('M-11 -62L0 -150L11 -62Z', '#efc971', 'opacity=".85"'),
      `translate(${width * 0.5} ${n(height * 0.33)}) rotate(${n(index * 22.5)})`,
    ),
  ) +
  circle(width * 0.5, height * 0.33, 54, '#efc971') +
  circle(width * 0.5, height * 0.33, 42, '#b8232a') +
  rect(width * 0.14, height * 0.54, width * 0.72, 74, '#d8b071') +
  rect(width * 0.14, height * 0.54, width * 0.72, 14, '#f0d49c') +
  times(44, (index) =>
    circle(
      width * 0.15 + (index / 43) * width * 0.7,
      height * 0.61 + (index % 2) * 14,
      17,
      ['#e8707a', '#f2c14e', '#4f8a52', '#f7e3e1'][index % 4]!,
    ),
  ) +
  times(6, (row) =>
    times(15 - row, (seat) => {
      const s = 0.75 + row * 0.2
      const x = width * 0.5 + (seat - (14 - row) / 2) * 112 * s
      const y = height * 0.72 + row * 52 * (0.8 + row * 0.1)
      return (
        circle(x, y - 40 * s, 20 * s, mix('#241a1c', '#4b2b22', (seat % 3) / 3)) +
        rect(x - 34 * s, y - 22 * s, 68 * s, 60 * s, mix('#2c3644', '#45332f', ((seat * 7 + row) % 5) / 5), `rx="${n(18 * s)}"`) +
        rect(x - 42 * s, y + 8 * s, 84 * s, 60 * s, mix('#8e161c', '#5f0b10', row / 6), `rx="${n(10 * s)}"`)
      )
    }),
  )

/** A village school with its playground. */
export const school =
  ({ wall, roof, children }: { wall: string; roof: string; children: number }): Layer =>
  ({ width, height, random }) => {
    const block = (x: number, y: number, w: number, floors: number) =>
      rect(x, y - floors * 92, w, floors * 92, wall) +
      times(
        floors,
        (floor) =>
          rect(x, y - floor * 92 - 14, w, 10, mix(wall, '#6f5f4a', 0.35)) +
          times(
            Math.round(w / 74),
            (bay) =>
              rect(x + 18 + bay * 74, y - floor * 92 - 76, 46, 48, '#7fa9b8') +
              rect(x + 18 + bay * 74, y - floor * 92 - 76, 46, 12, '#d5e8ea') +
              line(`M${x + 41 + bay * 74} ${y - floor * 92 - 76}v48`, '#ffffff', 3),
          ),
      ) +
      group(roofOf(w * 1.08, 62, 0, roof), `translate(${n(x + w / 2)} ${n(y - floors * 92 + 6)})`)
    return (
      block(width * 0.1, height * 0.66, width * 0.3, 2) +
      block(width * 0.5, height * 0.66, width * 0.38, 3) +
      rect(width * 0.4, height * 0.56, width * 0.1, height * 0.1, mix(wall, '#d9b06a', 0.4)) +
      shape(`M0 ${height * 0.66}H${width}V${height}H0Z`, '#c9a878') +
      ellipse(width * 0.5, height * 0.86, width * 0.46, height * 0.13, '#b5533c') +
      ellipse(width * 0.5, height * 0.86, width * 0.36, height * 0.085, '#7da35c') +
      `<ellipse cx="${width * 0.5}" cy="${n(height * 0.86)}" rx="${width * 0.41}" ry="${n(height * 0.107)}" fill="none" stroke="#f3e4d2" stroke-width="3"/>` +
      rect(width * 0.452, height * 0.26, 7, height * 0.42, '#dcdcd6') +
      shape(`M${width * 0.456} ${height * 0.265}q46 -14 92 4v58q-46 -16 -92 -2Z`, '#d23a32') +
      times(children, (index) =>
        person(
          width * (0.14 + (0.72 * (index + random() * 0.7)) / children),
          height * (0.78 + random() * 0.18),
          74 + random() * 26,
          ['#e2b33c', '#3f7fae', '#d2594a', '#5a9a6a', '#8a6bb0'][index % 5]!,
          ['#d84f3f', '#2f6a92', '#f0c04e'][index % 3],
        ),
      )
    )
  }

/** A winding road with a small bus on it. */
export const road =
  ({ y, tar, verge, bus }: { y: number; tar: string; verge: string; bus: string }): Layer =>
  ({ width, height }) => {
    const d = (left: number, right: number) =>
      `M${width * 0.62} ${y}C${width * 0.9} ${y + 60} ${width * 0.86 + right} ${y + 120} ${width * 0.5} ${y + 165}S${width * 0.1 - left} ${y + 300} ${width * 0.42 - left * 2.4} ${height}H${width * 0.42 + right * 3.4}C${width * 0.32 + right} ${y + 320} ${width * 0.36 + right} ${y + 245} ${width * 0.58} ${y + 200 + right * 0.12}S${width * 0.98 + right} ${y + 70} ${width * 0.625} ${y}Z`
    return (
      shape(d(70, 90), verge) +
      shape(d(40, 62), tar) +
      line(
        `M${width * 0.44} ${height}C${width * 0.24} ${y + 330} ${width * 0.26} ${y + 262} ${width * 0.54} ${y + 184}S${width * 0.9} ${y + 76} ${width * 0.625} ${y + 6}`,
        '#f5e3a8',
        5,
        'stroke-dasharray="34 26"',
      ) +
      group(
        rect(-92, -78, 184, 70, bus, 'rx="14"') +
          rect(-84, -70, 168, 30, '#d8edf2', 'rx="6"') +
          times(5, (index) => rect(-52 + index * 30, -70, 5, 30, bus)) +
          rect(-92, -26, 184, 8, '#ffffff', 'opacity=".7"') +
          circle(-54, -6, 17, '#262a2e') +
          circle(-54, -6, 7, '#c9ced2') +
          circle(54, -6, 17, '#262a2e') +
          circle(54, -6, 7, '#c9ced2'),
        `translate(${width * 0.5} ${y + 176}) scale(.9) rotate(-4)`,
      )
    )
  }

/** Points of light joined over the land: data that travel. */
export const network =
  (colour: string, glow: string): Layer =>
  ({ width, height, random }) => {
    const points = Array.from({ length: 34 }, (_, index) => ({
      x: width * (0.04 + (0.92 * (index + random())) / 34),
      y: height * (0.16 + random() * 0.5),
      r: 4 + random() ** 2 * 12,
    }))
    const links = points.flatMap((one, index) =>
      points
        .slice(index + 1)
        .filter((two) => Math.hypot(one.x - two.x, one.y - two.y) < 210)
        .map((two) =>
          line(
            `M${n(one.x)} ${n(one.y)}Q${n((one.x + two.x) / 2)} ${n((one.y + two.y) / 2 - 34)} ${n(two.x)} ${n(two.y)}`,
            colour,
            1.8,
            'opacity=".55"',
          ),
        ),
    )
    return (
      links.join('') +
      points
        .map(
          ({ x, y, r }) =>
            circle(x, y, r * 2.4, glow, 'opacity=".16"') +
            circle(x, y, r, glow) +
            circle(x, y, r * 0.45, '#ffffff') +
            line(`M${n(x)} ${n(y + r)}V${n(y + r + 60 + r * 12)}`, glow, 1.2, 'opacity=".3"'),
        )
        .join('')
    )
  }

/** A shelf of books, in the manner of thread-bound volumes beside newer ones. */
export const bookShelf =
  ({ wood, spines }: { wood: string; spines: readonly string[] }): Layer =>
  ({ width, height, random }) => {
    const shelf = (y: number, tall: number) => {
      let x = 70
      let drawn = ''
      while (x < width - 110) {
        const [w, h, colour] = [24 + random() * 40, tall * (0.62 + random() * 0.34), spines[Math.floor(random() * spines.length)]!]
        if (random() < 0.1) {
          drawn += times(
            4,
            (index) =>
              rect(x, y - 26 * (index + 1), 170, 23, spines[(index + Math.floor(x)) % spines.length]!, 'rx="3"') +
              rect(x + 160, y - 26 * (index + 1) + 3, 10, 17, '#f6efdd'),
          )
          x += 190
          continue
        }
        drawn +=
          rect(x, y - h, w, h, colour, 'rx="3"') +
          rect(x, y - h, w * 0.18, h, '#ffffff', 'opacity=".14"') +
          rect(x + w * 0.2, y - h * 0.82, w * 0.6, h * 0.34, '#f6efdd', 'opacity=".85"') +
          line(`M${n(x + w / 2)} ${n(y - h * 0.77)}v${n(h * 0.24)}`, mix(colour, '#000000', 0.4), 2.4, 'stroke-dasharray="9 6"')
        x += w + 3
      }
      return (
        rect(40, y - tall - 12, width - 80, tall + 12, mix(wood, '#140c06', 0.62)) +
        drawn +
        rect(20, y, width - 40, 26, wood) +
        rect(20, y + 26, width - 40, 8, '#000000', 'opacity=".25"')
      )
    }
    return (
      rect(0, 0, width, height, mix(wood, '#1c120a', 0.2)) +
      shelf(322, 264) +
      shelf(640, 268) +
      shelf(960, 268) +
      rect(0, 0, 44, height, wood) +
      rect(width - 44, 0, 44, height, wood)
    )
  }

/** An open book with a pair of glasses, lying on the sill. */
export const openBook =
  (x: number, y: number, scale: number): Layer =>
  () =>
    group(
      ellipse(0, 16, 210, 22, '#000000', 'opacity=".2"') +
        shape('M0 0C-50 -44 -140 -46 -206 -20V14C-140 -10 -50 -8 0 24Z', '#fbf5e4') +
        shape('M0 0C50 -44 140 -46 206 -20V14C140 -10 50 -8 0 24Z', '#f1e7cd') +
        [-1, 1]
          .map((side) =>
            times(7, (index) =>
              line(
                `M${side * (30 + index * 24)} ${-24 - (index % 2) * 2}l${side * 4} 26`,
                '#6f6048',
                2.6,
                'opacity=".55" stroke-dasharray="6 5"',
              ),
            ),
          )
          .join('') +
        line('M0 0V24', '#b9a67d', 3),
      `translate(${x} ${y}) scale(${scale})`,
    )

/** A band woven with figures of diamonds and crosses. */
export const wovenBands: Layer = ({ width, height, random }) => {
  const reds = ['#a3262a', '#1f4e5f', '#d98b2b', '#2f6b4a', '#7a2a4d']
  return times(5, (band) => {
    const y = band * (height / 5)
    const h = height / 5
    const colour = reds[band]!
    const motif = Math.floor(random() * 3)
    return (
      rect(0, y, width, h, '#f3e7cf') +
      rect(0, y, width, 16, colour) +
      rect(0, y + h - 16, width, 16, colour) +
      rect(0, y + 22, width, 5, '#2a2320') +
      rect(0, y + h - 27, width, 5, '#2a2320') +
      times(14, (index) => {
        const [x, cy] = [(index + 0.5) * (width / 14), y + h / 2]
        const diamond = (s: number, fill: string) =>
          shape(`M${n(x - s)} ${n(cy)}L${n(x)} ${n(cy - s)}L${n(x + s)} ${n(cy)}L${n(x)} ${n(cy + s)}Z`, fill)
        const kind = (index + motif) % 3
        return kind === 0
          ? diamond(52, colour) + diamond(37, '#f3e7cf') + diamond(24, '#2a2320') + diamond(10, '#e2a83e')
          : kind === 1
            ? diamond(46, '#2a2320') + rect(x - 7, cy - 34, 14, 68, '#f3e7cf') + rect(x - 34, cy - 7, 68, 14, '#f3e7cf')
            : times(4, (step) =>
                line(`M${n(x - 44)} ${n(cy - 36 + step * 24)}l22 -16l22 16l22 -16l22 16`, step % 2 === 0 ? colour : '#2a2320', 8),
              )
      }) +
      times(160, (index) => line(`M${index * 10} ${n(y)}v${n(h)}`, '#ffffff', 1, 'opacity=".14"'))
    )
  })
}

export const boat =
  (x: number, y: number, scale: number, awning = true): Layer =>
  () =>
    group(
      ellipse(0, 20, 150, 9, '#1d2b2f', 'opacity=".25"') +
        shape('M-150 -14Q-90 26 0 24T150 -22Q96 2 0 2T-150 -14Z', '#3b2a20') +
        (awning
          ? shape('M-58 2Q-52 -54 4 -54T62 0Z', '#8a6b42') +
            times(6, (index) => line(`M${-48 + index * 20} -2q4 -40 8 -46`, '#5f4729', 2.4))
          : '') +
        line('M96 0V-62', '#241a15', 8) +
        circle(96, -70, 10, '#241a15') +
        shape('M70 -66Q96 -96 122 -66Z', '#b78f4e') +
        line('M100 -44L186 40', '#3b2a20', 4),
      `translate(${x} ${y}) scale(${scale})`,
    )

/** A pavilion with a double roof; (x, y) is the middle of its foot. */
export const pavilion =
  (x: number, y: number, scale: number, wood: string, roof: string): Layer =>
  () =>
    group(
      rect(-170, -26, 340, 26, '#8b8577') +
        rect(-150, -44, 300, 20, '#a39c8c') +
        times(4, (index) => rect(-126 + index * 80, -190, 13, 150, wood)) +
        rect(-130, -84, 260, 8, wood) +
        times(24, (index) => line(`M${-126 + index * 11} -82v36`, wood, 2.4)) +
        roofOf(400, 84, -186, roof) +
        rect(-70, -300, 140, 34, wood) +
        roofOf(230, 92, -292, roof) +
        circle(0, -396, 11, '#d9a441'),
      `translate(${x} ${y}) scale(${scale})`,
    )

/** The stage of an old theatre under its roof. */
export const oldStage: Layer = ({ width, height, fade }) =>
  rect(width * 0.2, height * 0.36, width * 0.6, height * 0.4, fade(['#3a140f', 1], ['#7d2a1d', 1])) +
  times(13, (index) =>
    shape(
      `M${n(width * 0.2 + index * 74)} ${height * 0.36}q37 90 0 ${height * 0.38}h40q30 -200 -2 ${-height * 0.38}Z`,
      index % 2 === 0 ? '#a63325' : '#8b271c',
      'opacity=".8"',
    ),
  ) +
  rect(width * 0.36, height * 0.44, width * 0.28, height * 0.3, '#e9d3a0') +
  circle(width * 0.5, height * 0.57, 98, '#d9603f') +
  circle(width * 0.5, height * 0.57, 76, '#e9d3a0') +
  times(8, (index) => group(ellipse(0, -48, 15, 26, '#d9603f'), `translate(${width * 0.5} ${n(height * 0.57)}) rotate(${index * 45})`)) +
  [0.19, 0.34, 0.65, 0.8]
    .map(
      (at) => rect(width * at - 17, height * 0.34, 34, height * 0.44, '#5b2115') + rect(width * at - 24, height * 0.76, 48, 26, '#a79d8b'),
    )
    .join('') +
  rect(width * 0.14, height * 0.775, width * 0.72, 92, '#6b4428') +
  rect(width * 0.14, height * 0.775, width * 0.72, 14, '#a8794a') +
  times(24, (index) => rect(width * 0.15 + index * 46, height * 0.8, 34, 56, '#53331d')) +
  rect(width * 0.17, height * 0.31, width * 0.66, 44, '#7d4a26') +
  times(21, (index) => circle(width * 0.185 + index * 51, height * 0.33, 12, index % 2 === 0 ? '#d9a441' : '#3f7a6a')) +
  group(roofOf(width * 0.86, 170, 0, '#39434a'), `translate(${width * 0.5} ${n(height * 0.32)})`) +
  times(24, (index) =>
    person(
      width * (0.04 + index * 0.04),
      height * (0.97 + (index % 3) * 0.025),
      118,
      ['#3d4a58', '#5c4638', '#4d5b48', '#6b4a4a'][index % 4]!,
    ),
  )

/** A persimmon hanging from (x, y). */
export function persimmon(x: number, y: number, size: number): string {
  return (
    line(`M${n(x)} ${n(y)}v${n(size * 0.5)}`, '#4a3224', 5) +
    circle(x, y + size * 1.3, size, '#e2702a') +
    circle(x - size * 0.3, y + size, size * 0.34, '#f6a860', 'opacity=".75"') +
    times(4, (index) =>
      group(
        shape('M0 0Q10 -20 0 -30Q-10 -20 0 0Z', '#5e6b3a'),
        `translate(${n(x)} ${n(y + size * 0.48)}) rotate(${index * 90 + 45}) scale(${n(size / 40)})`,
      ),
    )
  )
}

/** A branch heavy with persimmons. */
export const persimmonBranch =
  (x: number, y: number, angle: number): Layer =>
  ({ random }) =>
    branch({
      x,
      y,
      angle,
      length: 330,
      width: 32,
      depth: 4,
      random,
      colour: '#3f2f28',
      leaf: (bx, by) =>
        random() < 0.4
          ? persimmon(bx, by, 22 + random() * 14)
          : group(
              shape('M0 0Q16 -22 44 -12Q24 14 0 0Z', random() < 0.5 ? '#b5652a' : '#8a7a3a'),
              `translate(${n(bx)} ${n(by)}) rotate(${n(random() * 120)})`,
            ),
    })

/** Fields of ripe rice in bands, with sheaves. */
export const riceFields =
  ({ y, colours }: { y: number; colours: readonly [string, string] }): Layer =>
  ({ width, height, random }) =>
    times(9, (index) => {
      const top = y + (height - y) * (index / 9) ** 1.4
      const bump = 14 + index * 6
      return (
        shape(
          `M0 ${n(top)}C${width * 0.25} ${n(top - bump)} ${width * 0.45} ${n(top + bump)} ${width * 0.62} ${n(top - bump * 0.4)}S${width * 0.9} ${n(top + bump)} ${width} ${n(top - bump)}V${height}H0Z`,
          mix(colours[0], colours[1], ((index * 5) % 9) / 9),
        ) +
        times(60, () => {
          const x = random() * width
          const at = top + 14 + random() * 50
          return line(
            `M${n(x)} ${n(at)}q${n(4 + index)} ${n(-10 - index * 2)} ${n(9 + index * 2)} ${n(-8 - index)}`,
            mix(colours[1], '#fff2c0', random() * 0.6),
            1.5 + index * 0.3,
          )
        })
      )
    })
