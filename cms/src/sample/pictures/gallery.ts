import { seal, sealWritten, written } from './brush.ts'
import { circle, ellipse, group, line, mix, n, rect, shape, times, type Canvas, type Layer, type Point } from './draw.ts'
import { village } from './built.ts'
import { bamboo, birds, branch, lotus, mistBand, plum, ridges, sun } from './nature.ts'
import { boat } from './things.ts'

export interface GalleryPicture {
  readonly name: string
  readonly alt: string
  readonly width: number
  readonly height: number
  readonly layers: readonly Layer[]
}

const paperColour = '#f5ecd9'
/** Rice paper: its colour, fibres and a border of silk. */
const paper =
  (silk = '#c9b48a', colour = paperColour): Layer =>
  ({ width, height, random }) =>
    rect(0, 0, width, height, silk) +
    rect(46, 46, width - 92, height - 92, colour) +
    times(150, () => {
      const [x, y] = [60 + random() * (width - 150), 60 + random() * (height - 130)]
      return line(
        `M${n(x)} ${n(y)}q${n(random() * 20)} ${n(random() * 8 - 4)} ${n(12 + random() * 26)} ${n(random() * 6)}`,
        '#b79f70',
        0.8,
        'opacity=".28"',
      )
    })

/** Keeps what is painted within the paper. */
const within =
  (layers: readonly Layer[], clip?: (canvas: Canvas) => string): Layer =>
  (canvas) =>
    `<clipPath id="paper">${clip?.(canvas) ?? `<rect x="46" y="46" width="${canvas.width - 92}" height="${canvas.height - 92}"/>`}</clipPath><g clip-path="url(#paper)">${layers.map((layer) => layer(canvas)).join('')}</g>`

const fanPath = ({ width, height }: Canvas) => {
  const [x, y, outer, inner] = [width / 2, height * 1.04, height * 0.94, height * 0.36]
  const at = (radius: number, angle: number): Point => [x + Math.cos(angle) * radius, y + Math.sin(angle) * radius]
  const [a, b, c, d] = [at(outer, -Math.PI * 0.86), at(outer, -Math.PI * 0.14), at(inner, -Math.PI * 0.14), at(inner, -Math.PI * 0.86)]
  return `<path d="M${n(a[0])} ${n(a[1])}A${n(outer)} ${n(outer)} 0 0 1 ${n(b[0])} ${n(b[1])}L${n(c[0])} ${n(c[1])}A${n(inner)} ${n(inner)} 0 0 0 ${n(d[0])} ${n(d[1])}Z" fill="#f3e6c6"/>`
}
const fanRibs: Layer = ({ width, height }) =>
  times(25, (index) => {
    const angle = -Math.PI * (0.86 - (index / 24) * 0.72)
    return line(
      `M${n(width / 2 + Math.cos(angle) * height * 0.36)} ${n(height * 1.04 + Math.sin(angle) * height * 0.36)}L${n(width / 2 + Math.cos(angle) * height * 0.94)} ${n(height * 1.04 + Math.sin(angle) * height * 0.94)}`,
      '#8a7442',
      1.6,
      'opacity=".35"',
    )
  })
const fan = (layers: readonly Layer[]): readonly Layer[] => [
  ({ width, height }) => rect(0, 0, width, height, '#4d3a2c'),
  (canvas) => fanPath(canvas),
  within([...layers, fanRibs], fanPath),
]

const ink = '#1d1b1a'

const pine: Layer = ({ random }) =>
  shape('M0 1560L0 1180C120 1150 240 1200 330 1290S520 1460 640 1560Z', '#5f5a52') +
  line('M60 1240q120 60 190 180M150 1220q120 80 220 220', '#37332e', 5) +
  branch({
    x: 210,
    y: 1250,
    angle: -1.15,
    length: 300,
    width: 54,
    depth: 4,
    random,
    colour: '#3a322c',
    leaf: (x, y) =>
      times(26, (index) => {
        const angle = Math.PI + (index / 25) * Math.PI
        return line(
          `M${n(x)} ${n(y)}l${n(Math.cos(angle) * (52 + random() * 26))} ${n(Math.sin(angle) * (40 + random() * 18))}`,
          mix('#1e3a30', '#4f6a4a', random()),
          2.4,
        )
      }),
  })

const orchid: Layer = ({ random }) =>
  times(13, () => {
    const [x, lean, tall] = [780 + random() * 60, (random() - 0.5) * 900, 250 + random() * 330]
    return shape(
      `M${n(x)} 690Q${n(x + lean * 0.25)} ${n(690 - tall)} ${n(x + lean)} ${n(640 - tall * 0.62)}Q${n(x + lean * 0.28)} ${n(690 - tall * 0.86)} ${n(x + 15)} 690Z`,
      mix('#20352c', '#5c7a5a', random()),
    )
  }) +
  [
    [600, 300],
    [690, 240],
    [960, 300],
    [1010, 360],
  ]
    .map(
      ([x, y]) =>
        line(`M810 690Q${n((x! + 800) / 2)} ${n(y! + 120)} ${x} ${y}`, '#6a7a4f', 4) +
        times(5, (index) =>
          group(ellipse(0, -26, 10, 28, index % 2 === 0 ? '#c9b5d6' : '#e6d9ec'), `translate(${x} ${y}) rotate(${index * 66 - 130})`),
        ) +
        circle(x!, y!, 8, '#a5403a'),
    )
    .join('')

const fish =
  (x: number, y: number, size: number, turn: number): Layer =>
  () =>
    group(
      shape('M-92 0C-50 -44 40 -44 96 0C40 44 -50 44 -92 0Z', '#d1462f') +
        shape('M-92 0C-50 -44 40 -44 96 0C40 -14 -40 -16 -92 0Z', '#eb7a55') +
        shape('M-84 0C-120 -18 -150 -58 -176 -50C-160 -16 -160 10 -180 46C-146 50 -118 16 -84 0Z', '#df6a4c', 'opacity=".85"') +
        shape('M0 -36C10 -70 -30 -76 -46 -64C-36 -50 -30 -40 -26 -36Z', '#df6a4c') +
        shape('M30 34C30 62 0 70 -12 62C-4 52 4 42 8 36Z', '#df6a4c') +
        circle(66, -10, 7, '#1d1b1a') +
        times(4, (index) => line(`M${-40 + index * 24} -22q14 22 0 44`, '#a5301f', 2.4, 'opacity=".6"')),
      `translate(${x} ${y}) rotate(${turn}) scale(${n(size / 100)})`,
    )

export const galleryPictures: readonly GalleryPicture[] = [
  {
    name: 'brush-shanshui',
    alt: '行书“山水”二字',
    width: 900,
    height: 1500,
    layers: [
      paper(),
      written({
        text: ['山', '水'],
        places: [
          [450, 430],
          [450, 990],
        ],
        size: 520,
        ink,
        paper: paperColour,
        dry: 0.55,
        lean: -4,
      }),
      seal(640, 1270, 110),
    ],
  },
  {
    name: 'brush-dazhong',
    alt: '楷书“大中”二字',
    width: 1500,
    height: 900,
    layers: [
      paper('#8a5a3c', '#f7efe0'),
      written({
        text: ['大', '中'],
        places: [
          [1060, 440],
          [470, 440],
        ],
        size: 500,
        ink,
        paper: '#f7efe0',
        dry: 0.05,
      }),
      seal(120, 640, 100),
    ],
  },
  {
    name: 'brush-tongxin',
    alt: '隶书“上下同心”四字',
    width: 1700,
    height: 640,
    layers: [
      paper('#6b7a5c', '#efe2c4'),
      (canvas) =>
        group(
          written({
            text: ['上', '下', '同', '心'],
            places: [
              [1150, 330],
              [860, 330],
              [570, 330],
              [280, 330],
            ],
            size: 290,
            ink,
            paper: '#efe2c4',
            dry: 0.12,
          })(canvas),
          'translate(60 60) scale(1.1 .82)',
        ),
      seal(86, 470, 78),
    ],
  },
  {
    name: 'brush-tianyi',
    alt: '草书“天一”二字，枯笔飞白',
    width: 1000,
    height: 1400,
    layers: [
      paper('#2f3a40', '#f4efe4'),
      written({
        text: ['天', '一'],
        places: [
          [520, 470],
          [480, 960],
        ],
        size: 620,
        ink,
        paper: '#f4efe4',
        dry: 1,
        lean: -9,
      }),
      seal(180, 1160, 112),
    ],
  },
  {
    name: 'seal-riyue',
    alt: '篆书“日月山川”四字',
    width: 1200,
    height: 1200,
    layers: [
      paper('#a5403a', '#f6ecd6'),
      sealWritten({
        text: ['日', '月', '山', '川'],
        places: [
          [830, 380],
          [830, 800],
          [370, 380],
          [370, 800],
        ],
        size: 360,
        ink,
      }),
      seal(1020, 1030, 84),
    ],
  },
  {
    name: 'scroll-ridges',
    alt: '水墨立轴：雾中群峰',
    width: 900,
    height: 1600,
    layers: [
      paper('#b9a57a'),
      within([
        ridges({ count: 8, top: 420, bottom: 1450, far: '#b9b8b0', near: '#26292b', mist: paperColour, amplitude: 130, roughness: 0.58 }),
        mistBand(700, 240, paperColour, 0.9),
        mistBand(1080, 200, paperColour, 0.9),
        birds(480, 260, 4, '#3a3a3a'),
      ]),
      seal(110, 1370, 84),
    ],
  },
  {
    name: 'scroll-plum',
    alt: '水墨红梅，老干横斜',
    width: 900,
    height: 1500,
    layers: [
      paper('#8f7a5a'),
      within([
        sun(640, 300, 110, '#e9dcc0'),
        plum({ x: 120, y: 1500, angle: -1.12, length: 430, width: 62, bark: '#2b2625', petals: ['#b7323c', '#d9606a', '#efc2c2'] }),
      ]),
      seal(690, 1290, 90),
    ],
  },
  {
    name: 'scroll-bamboo',
    alt: '墨竹两丛，浓淡相间',
    width: 800,
    height: 1500,
    layers: [
      paper('#7a8a72'),
      within([bamboo({ count: 3, colours: ['#a9b0a0', '#8f988a'], opacity: 0.6 }), bamboo({ count: 2, colours: ['#2a2f2b', '#454b44'] })]),
      seal(600, 1320, 84),
    ],
  },
  {
    name: 'scroll-pine',
    alt: '水墨立轴：崖上一株古松',
    width: 900,
    height: 1560,
    layers: [
      paper('#5f6a5a'),
      within([
        ridges({ count: 3, top: 620, bottom: 900, far: '#cfcbbd', near: '#a3a79a', mist: paperColour, amplitude: 110 }),
        sun(660, 300, 84, '#d9603f'),
        pine,
      ]),
      seal(700, 1380, 86),
    ],
  },
  {
    name: 'fan-village',
    alt: '扇面：云上的村落',
    width: 1600,
    height: 900,
    layers: fan([
      ridges({ count: 4, top: 260, bottom: 480, far: '#bcd0c6', near: '#4f7d70', mist: '#f3e6c6', amplitude: 80 }),
      village({
        rows: 3,
        from: 470,
        to: 620,
        colours: { wall: '#e0bd8c', roof: '#3f464b', window: '#5a3b25' },
        left: 0.26,
        right: 0.76,
        size: 90,
      }),
      mistBand(400, 150, '#f3e6c6', 0.8),
      seal(1180, 330, 52),
    ]),
  },
  { name: 'fan-orchid', alt: '扇面：幽兰一丛', width: 1600, height: 900, layers: fan([orchid, seal(1190, 340, 52)]) },
  {
    name: 'square-lotus',
    alt: '斗方：池塘荷花',
    width: 1200,
    height: 1200,
    layers: [
      paper('#3f5a52', '#eef0df'),
      within([lotus({ leaves: 7, flowers: 2, leaf: ['#3a4a44', '#7d9a84'], flower: ['#fdf0f0', '#e58a9c'], top: 0.42 })]),
      seal(1010, 100, 80),
    ],
  },
  {
    name: 'square-fish',
    alt: '斗方：溪中红鱼三尾',
    width: 1200,
    height: 1200,
    layers: [
      paper('#33505a', '#eaf0ea'),
      within([
        ({ random }) =>
          times(16, () => {
            const [x, y] = [80 + random() * 1000, 80 + random() * 1000]
            return line(`M${n(x)} ${n(y)}q60 -26 120 0t120 0`, '#7fa5a5', 3, 'opacity=".4"')
          }),
        fish(700, 380, 150, 24),
        fish(430, 640, 120, -30),
        fish(800, 850, 105, 8),
        bamboo({ count: 1, colours: ['#3a5a4a', '#3a5a4a'], from: 0, to: 0.16 }),
      ]),
      seal(1010, 1010, 82),
    ],
  },
  {
    name: 'wide-river',
    alt: '横卷：秋江孤舟',
    width: 2000,
    height: 700,
    layers: [
      paper('#6a5a48'),
      within([
        ridges({ count: 3, top: 210, bottom: 300, far: '#cdbfa8', near: '#8f8a7d', mist: paperColour, amplitude: 70 }),
        mistBand(300, 200, paperColour, 0.95),
        boat(1220, 520, 0.9, false),
        birds(520, 150, 6, '#4a4a48'),
        ({ random }) =>
          times(40, () => {
            const x = 60 + random() * 360
            return line(
              `M${n(x)} 660q${n(random() * 40 - 10)} -80 ${n(20 + random() * 60)} ${n(-110 - random() * 110)}`,
              mix('#6b5a34', '#b99a55', random()),
              3,
            )
          }),
      ]),
      seal(1830, 540, 70),
    ],
  },
]
