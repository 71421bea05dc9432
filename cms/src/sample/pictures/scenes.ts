import { circle, mix, n, rect, shape, times, type Layer } from './draw.ts'
import { coveredBridge, lanterns, lattice, moonGate, person, street, teaBowl, village, type HouseColours } from './built.ts'
import {
  bamboo,
  birds,
  crane,
  greatTree,
  lotus,
  mistBand,
  pines,
  plum,
  rain,
  ridges,
  river,
  sky,
  snow,
  stars,
  sun,
  teaHill,
  water,
} from './nature.ts'
import {
  bigWindow,
  boat,
  bookShelf,
  hall,
  meetingTable,
  network,
  oldStage,
  openBook,
  pavilion,
  persimmonBranch,
  riceFields,
  road,
  school,
  wovenBands,
} from './things.ts'

export interface Scene {
  readonly name: string
  /** What the picture shows, for those who do not see it. */
  readonly alt: string
  readonly layers: readonly Layer[]
}

const earth: HouseColours = { wall: '#d9b27c', roof: '#4a4a4d', window: '#5a3b25' }
const white: HouseColours = { wall: '#f1ece0', roof: '#3f4a52', window: '#6a5a48' }
const lit: HouseColours = { wall: '#5a4a48', roof: '#1f2836', window: '#ffcf73' }
const snowy: HouseColours = { wall: '#b99a78', roof: '#f4f7fa', window: '#e9b45f' }

const ground =
  (y: number, colour: string): Layer =>
  ({ width, height, fade }) =>
    rect(0, y, width, height - y, fade([mix(colour, '#ffffff', 0.12), 1], [mix(colour, '#000000', 0.12), 1]))
const slope =
  (colour: string, y: number, rise: number): Layer =>
  ({ width, height }) =>
    shape(`M0 ${y}C${width * 0.3} ${y - rise} ${width * 0.6} ${y + rise * 0.3} ${width} ${y - rise * 0.6}V${height}H0Z`, colour)

export const scenes: readonly Scene[] = [
  {
    name: 'mist-ridges',
    alt: '晨雾中层层叠叠的青山，一轮红日初升',
    layers: [
      sky('#f3d9b8', '#f8ead3', '#dfe9e4'),
      sun(1180, 260, 74, '#e4623f'),
      ridges({ count: 6, top: 380, bottom: 850, far: '#b6cbc9', near: '#1f4a4c', mist: '#f0efe4', amplitude: 105 }),
      birds(360, 200, 6, '#4a5a5c'),
    ],
  },
  {
    name: 'tea-terraces',
    alt: '阳光下一垄一垄的茶园，远处是山',
    layers: [
      sky('#cfe6ea', '#fdf2d4'),
      sun(330, 230, 62, '#fbd774'),
      ridges({ count: 4, top: 330, bottom: 520, far: '#b5d0cb', near: '#5f957d', mist: '#f2f4df', amplitude: 70 }),
      teaHill({ y: 500, lean: -160, dark: '#2e6b44', light: '#a9cf62', rows: 12 }),
      teaHill({ y: 680, lean: 190, dark: '#1f5638', light: '#8fbf4d', rows: 12 }),
    ],
  },
  {
    name: 'old-village',
    alt: '山坡上黄泥墙黑瓦顶的古村落',
    layers: [
      sky('#e7dcc4', '#f7efdd'),
      ridges({ count: 4, top: 220, bottom: 420, far: '#c6c9b4', near: '#6c8567', mist: '#f3ecd8', amplitude: 80 }),
      slope('#8a9a62', 470, 70),
      village({ rows: 6, from: 500, to: 950, colours: earth, size: 150 }),
      mistBand(380, 160, '#f7efdd', 0.75),
      birds(900, 150, 5, '#6a5f4c'),
    ],
  },
  {
    name: 'covered-bridge',
    alt: '一座木拱廊桥横跨溪流，身后是青山',
    layers: [
      sky('#d8e6df', '#f6f0de'),
      ridges({ count: 4, top: 240, bottom: 500, far: '#b9cdc0', near: '#3f6e5a', mist: '#edf1e2', amplitude: 85 }),
      pines({ y: 560, count: 26, colour: '#2d5a48', size: 90 }),
      water({ y: 640, colours: ['#9cc4bb', '#3d7a78'] }),
      coveredBridge({ x: 800, y: 560, width: 1060, wood: '#8a4f2c', roof: '#3d474d' }),
      mistBand(560, 130, '#eaf2ea', 0.45),
    ],
  },
  {
    name: 'old-street',
    alt: '黄昏的老街，两旁是木结构店铺',
    layers: [
      sky('#f0b67a', '#fbe3b6'),
      ridges({ count: 2, top: 420, bottom: 500, far: '#d9a988', near: '#a97f70', mist: '#fbe3b6', amplitude: 50 }),
      street({ wall: '#9a6a42', roof: '#4a3f3c', paving: '#b9a084' }),
      () =>
        [
          [720, 720, 90],
          [860, 690, 76],
          [930, 860, 140],
          [620, 880, 150],
        ]
          .map(([x, y, h], i) => person(x!, y!, h!, ['#46596b', '#8a4a3a', '#5f7350', '#7a6a8a'][i]!))
          .join(''),
    ],
  },
  {
    name: 'meeting-hall',
    alt: '落地窗外是群山，窗内长桌上摆着茶杯和文稿',
    layers: [
      sky('#cfe3e6', '#f3f1de'),
      ridges({ count: 5, top: 260, bottom: 560, far: '#b4ccc9', near: '#38695f', mist: '#eff2e6', amplitude: 80 }),
      bigWindow('#6b4a31'),
      meetingTable({ wood: '#8a5a35', cloth: '#a5403a' }),
    ],
  },
  { name: 'red-hall', alt: '会场全景：红色帷幕、鲜花与一排排座席', layers: [hall] },
  {
    name: 'network',
    alt: '夜色中的山城上空，光点连成一张网',
    layers: [
      sky('#0c2340', '#1f5170', '#6a9fa6'),
      stars,
      ridges({ count: 4, top: 520, bottom: 780, far: '#2a5d74', near: '#0b2233', mist: '#3f7d8c', amplitude: 70 }),
      village({ rows: 2, from: 860, to: 960, colours: lit, size: 110 }),
      network('#8fe0e6', '#5fd0dc'),
    ],
  },
  {
    name: 'network-hills',
    alt: '晨光里的山谷，金色光点彼此相连',
    layers: [
      sky('#f7d9a8', '#fbeed2'),
      ridges({ count: 5, top: 430, bottom: 820, far: '#d8b98f', near: '#5a4a58', mist: '#fbeed2', amplitude: 90 }),
      network('#b0663a', '#e28a3c'),
    ],
  },
  {
    name: 'village-night',
    alt: '月夜山村，窗里亮着灯',
    layers: [
      sky('#101f3a', '#2c4a6a', '#6a7f92'),
      stars,
      sun(1220, 210, 64, '#fdf3cf'),
      ridges({ count: 4, top: 380, bottom: 560, far: '#3b5875', near: '#182a41', mist: '#52708a', amplitude: 90 }),
      slope('#14243a', 640, 60),
      village({ rows: 4, from: 640, to: 950, colours: lit, size: 150 }),
    ],
  },
  {
    name: 'rain-village',
    alt: '雨中的江南村落，白墙黛瓦',
    layers: [
      sky('#8fa3a8', '#c9d3d0'),
      ridges({ count: 4, top: 260, bottom: 460, far: '#a5b6b6', near: '#5f7a78', mist: '#cdd7d4', amplitude: 80 }),
      slope('#6f8a72', 560, 50),
      village({ rows: 4, from: 580, to: 880, colours: white, size: 160 }),
      water({ y: 900, colours: ['#93aaa9', '#6b8788'] }),
      rain('#f2f6f6'),
    ],
  },
  {
    name: 'snow-village',
    alt: '雪后的高山村，屋顶积雪，窗透暖光',
    layers: [
      sky('#b8cbdc', '#eef2f4'),
      ridges({ count: 4, top: 300, bottom: 520, far: '#d3dfe8', near: '#8aa2b5', mist: '#f4f7f9', amplitude: 100 }),
      slope('#e6edf2', 580, 70),
      pines({ y: 560, count: 22, colour: '#55707a', size: 80 }),
      village({ rows: 4, from: 650, to: 950, colours: snowy, size: 155 }),
      snow,
    ],
  },
  {
    name: 'school',
    alt: '山脚下的小学，孩子们在操场上',
    layers: [
      sky('#a8d4e6', '#f4f3dc'),
      ridges({ count: 3, top: 300, bottom: 460, far: '#b2d0c0', near: '#5f9a72', mist: '#eef4e0', amplitude: 80 }),
      pines({ y: 620, count: 24, colour: '#4d8358', size: 80 }),
      school({ wall: '#f6ecd6', roof: '#8d4a3a', children: 9 }),
    ],
  },
  {
    name: 'school-gate',
    alt: '放学时分，孩子们走在校园前的步道上',
    layers: [
      sky('#f6c48c', '#fdeccb'),
      ridges({ count: 3, top: 320, bottom: 470, far: '#dcb998', near: '#9a8a6a', mist: '#fbe8c6', amplitude: 70 }),
      school({ wall: '#f9e3c3', roof: '#51606a', children: 16 }),
    ],
  },
  {
    name: 'courtyard',
    alt: '粉墙月洞门，门内翠竹与远山',
    layers: [
      moonGate({
        wall: '#f3eee3',
        roof: '#3f464b',
        through: (c) =>
          [
            sky('#dbe9dd', '#f7f3df'),
            ridges({ count: 3, top: 470, bottom: 640, far: '#b9cfbf', near: '#5f8a72', mist: '#eef2e0', amplitude: 50 }),
            bamboo({ count: 9, colours: ['#3f7a4a', '#7fa85a'], from: 0.3, to: 0.7 }),
          ]
            .map((layer) => layer(c))
            .join(''),
      }),
    ],
  },
  {
    name: 'courtyard-plum',
    alt: '月洞门里一枝红梅',
    layers: [
      moonGate({
        wall: '#e9e4da',
        roof: '#4a3f3c',
        through: (c) =>
          [
            sky('#cfdde2', '#f6efe4'),
            ridges({ count: 3, top: 520, bottom: 680, far: '#c3cfd2', near: '#8398a0', mist: '#f1eee6', amplitude: 60 }),
            plum({ x: 480, y: 780, angle: -0.72, length: 200, width: 26, petals: ['#c9303e', '#e05a64', '#f2b8bb'] }),
          ]
            .map((layer) => layer(c))
            .join(''),
      }),
    ],
  },
  {
    name: 'bamboo',
    alt: '光线穿过的竹林',
    layers: [
      sky('#e4efc8', '#c5dba0', '#7fa866'),
      sun(820, 330, 120, '#fdf8d8'),
      bamboo({ count: 20, colours: ['#a9c987', '#8fb873'], opacity: 0.45 }),
      bamboo({ count: 15, colours: ['#6a9c5a', '#4c8450'], opacity: 0.75 }),
      bamboo({ count: 9, colours: ['#2f6a3f', '#1e5034'] }),
      mistBand(700, 300, '#e6f0cf', 0.55),
    ],
  },
  {
    name: 'road',
    alt: '盘山公路上行驶的小客车',
    layers: [
      sky('#bfe0e8', '#f6f4df'),
      ridges({ count: 4, top: 260, bottom: 460, far: '#b4d2c8', near: '#5c9474', mist: '#eef4e2', amplitude: 90 }),
      slope('#7fae5e', 560, 50),
      pines({ y: 590, count: 30, colour: '#3f7a4e', size: 74 }),
      road({ y: 560, tar: '#6e7478', verge: '#a9c57a', bus: '#2f8f6a' }),
    ],
  },
  {
    name: 'road-dusk',
    alt: '晚霞里的山路和归来的班车',
    layers: [
      sky('#4a3f6a', '#c76a63', '#f7c987'),
      sun(1120, 400, 80, '#ffdf9a'),
      ridges({ count: 4, top: 360, bottom: 500, far: '#a36470', near: '#4d3a5a', mist: '#e2a07a', amplitude: 90 }),
      slope('#4a4458', 580, 50),
      pines({ y: 600, count: 24, colour: '#33304a', size: 80 }),
      road({ y: 570, tar: '#3c3a4a', verge: '#5f566a', bus: '#e2a23c' }),
    ],
  },
  {
    name: 'reservoir',
    alt: '群山环抱的水库，水面如镜',
    layers: [
      sky('#bcdbe8', '#eef3ea'),
      ridges({ count: 5, top: 240, bottom: 500, far: '#b6cfd6', near: '#2f6a66', mist: '#e6f0ea', amplitude: 95 }),
      pines({ y: 590, count: 40, colour: '#265a50', size: 60 }),
      water({ y: 630, colours: ['#8fc0c4', '#1f6470'] }),
      boat(1050, 790, 0.8, false),
      birds(420, 190, 5, '#4a6a72'),
    ],
  },
  {
    name: 'waterfall',
    alt: '两山之间一道飞瀑',
    layers: [
      sky('#d5e6df', '#f1f4e6'),
      ridges({ count: 3, top: 260, bottom: 380, far: '#b8cfc6', near: '#7fa595', mist: '#edf3ea', amplitude: 80 }),
      ({ width, height, fade }) =>
        shape(`M0 180C260 240 420 230 640 420L660 ${height}H0Z`, fade(['#4d7a68', 1], ['#1d4238', 1])) +
        shape(`M${width} 140C1340 220 1180 260 960 430L940 ${height}H${width}Z`, fade(['#5a8a72', 1], ['#234a3e', 1])),
      ({ random, height, fade }) =>
        shape(`M640 410C720 380 880 380 960 410L990 ${height}H600Z`, fade(['#f6fbfa', 0.95], ['#d3e8e8', 1], ['#ffffff', 0.9])) +
        times(46, () => {
          const x = 640 + random() * 320
          return rect(
            x,
            420 + random() * 300,
            3 + random() * 7,
            150 + random() * 300,
            random() < 0.5 ? '#9cc4c8' : '#ffffff',
            'opacity=".5" rx="3"',
          )
        }),
      mistBand(760, 300, '#ffffff', 0.95),
      bamboo({ count: 3, colours: ['#1e4a38', '#2f6a4a'], from: 0, to: 0.16 }),
    ],
  },
  {
    name: 'river-boat',
    alt: '江上一叶乌篷船，两岸人家',
    layers: [
      sky('#f2e3c4', '#e2ebe2'),
      ridges({ count: 4, top: 280, bottom: 470, far: '#c3cfc0', near: '#5f8578', mist: '#f0eee0', amplitude: 85 }),
      village({ rows: 2, from: 560, to: 620, colours: white, left: 0, right: 0.42, size: 130 }),
      village({ rows: 1, from: 610, to: 610, colours: white, left: 0.7, right: 1.02, size: 130 }),
      water({ y: 620, colours: ['#b5cfc6', '#4f8486'] }),
      boat(930, 800, 1.35),
    ],
  },
  {
    name: 'lantern-street',
    alt: '夜晚的老街挂满红灯笼',
    layers: [
      sky('#1a1d3a', '#5a3a4e'),
      street({ wall: '#5a3826', roof: '#221d26', paving: '#5f4a44', night: true }),
      lanterns(-20, 120, 1620, 120, 9, 42),
      lanterns(260, 250, 1340, 250, 9, 27),
      lanterns(470, 360, 1130, 360, 8, 17),
      () =>
        [
          [690, 760, 110],
          [930, 740, 96],
          [1010, 900, 150],
        ]
          .map(([x, y, h], i) => person(x!, y!, h!, ['#3a4a6a', '#7a3a3a', '#4a5a48'][i]!))
          .join(''),
    ],
  },
  {
    name: 'market-town',
    alt: '集市上的遮阳棚与赶集的人',
    layers: [
      sky('#bfdfe6', '#fbf1d6'),
      ridges({ count: 3, top: 260, bottom: 380, far: '#bcd3c8', near: '#86a98c', mist: '#f3f2de', amplitude: 70 }),
      village({ rows: 2, from: 470, to: 560, colours: white, size: 170 }),
      ground(600, '#d3b98f'),
      ({ random }) =>
        times(7, (i) => {
          const [x, y] = [i * 250 - 20, 690 + (i % 2) * 60]
          const colour = ['#c9483a', '#2f7f86', '#e0a53a', '#4f8a52'][i % 4]!
          return (
            rect(x + 20, y - 100, 8, 150, '#6b5440') +
            rect(x + 200, y - 100, 8, 150, '#6b5440') +
            times(6, (j) =>
              shape(
                `M${x + j * 38} ${y - 70}L${x + 22 + j * 31} ${y - 140}h31L${x + (j + 1) * 38} ${y - 70}a19 17 0 0 1 -38 0Z`,
                j % 2 === 0 ? colour : '#fbf5e6',
              ),
            ) +
            rect(x + 14, y, 200, 56, '#a37848') +
            times(13, (j) =>
              circle(
                x + 30 + j * 14,
                y - 4 - (j % 2) * 9,
                12,
                ['#e2702a', '#7fae4a', '#c9303e', '#e9c65c', '#6a4a7a'][Math.floor(random() * 5)]!,
              ),
            )
          )
        }),
      ({ random }) =>
        times(15, (i) =>
          person(
            60 + i * 108 + random() * 40,
            860 + random() * 110,
            150 + random() * 30,
            ['#3d5a6e', '#a5503f', '#5f7350', '#8a6a9a', '#c99a4a'][i % 5]!,
          ),
        ),
    ],
  },
  {
    name: 'old-tree',
    alt: '村口的千年古樟，树下有人歇凉',
    layers: [
      sky('#d3e6d3', '#f9f3da'),
      ridges({ count: 3, top: 420, bottom: 560, far: '#c0d3bb', near: '#86a986', mist: '#f2f3de', amplitude: 60 }),
      village({ rows: 2, from: 690, to: 740, colours: earth, size: 120 }),
      ground(770, '#a9b56f'),
      greatTree({ x: 800, y: 860, size: 430, bark: '#5a4030', crown: ['#2d5f3a', '#9abf5a'] }),
      () => person(640, 900, 120, '#7a5a4a') + person(980, 910, 112, '#4a6a7a') + person(1050, 915, 84, '#d2594a', '#f0c04e'),
    ],
  },
  {
    name: 'harvest',
    alt: '金色稻田一直铺到山脚',
    layers: [
      sky('#bfdfe8', '#fbf0cf'),
      ridges({ count: 4, top: 300, bottom: 430, far: '#b8d0c6', near: '#5f8f78', mist: '#f6f1d8', amplitude: 80 }),
      village({ rows: 1, from: 530, to: 530, colours: white, left: 0.1, right: 0.5, size: 100 }),
      riceFields({ y: 520, colours: ['#d9a53a', '#f0cf6a'] }),
      birds(1000, 180, 7, '#5a6a5c'),
    ],
  },
  {
    name: 'terraces-dusk',
    alt: '暮色中的梯田映着天光',
    layers: [
      sky('#5a4a78', '#d9807a', '#f9d9a5'),
      sun(420, 330, 66, '#ffe6b0'),
      ridges({ count: 4, top: 330, bottom: 470, far: '#b58492', near: '#5c4a6a', mist: '#efb494', amplitude: 85 }),
      ({ width, height, fade }) =>
        times(11, (i) => {
          const y = 500 + i * i * 4.3 + i * 6
          return shape(
            `M0 ${n(y)}C${width * 0.2} ${n(y - 40 - i * 3)} ${width * 0.42} ${n(y + 46)} ${width * 0.62} ${n(y - 8)}S${width * 0.88} ${n(y + 30)} ${width} ${n(y - 26)}V${height}H0Z`,
            i % 2 === 0 ? '#3f3a4a' : fade(['#f6c795', 1], ['#b88a9a', 1], ['#8a7a9a', 1]),
          )
        }),
    ],
  },
  {
    name: 'tea-cup',
    alt: '窗前一盏新茶，热气袅袅',
    layers: [
      sky('#cfe3d2', '#f4f2da'),
      ridges({ count: 4, top: 260, bottom: 520, far: '#b9d0bd', near: '#4f8a66', mist: '#eff3df', amplitude: 80 }),
      teaHill({ y: 560, lean: 100, dark: '#2e6b44', light: '#a9cf62', rows: 7 }),
      lattice({ wood: '#7a5233', sill: '#9a6b42' }),
      teaBowl({ x: 800, y: 900, size: 190, glaze: '#a9c4b4', tea: '#b7b04a' }),
    ],
  },
  {
    name: 'rain-window',
    alt: '雨天，木格窗前摊开的一本书',
    layers: [
      sky('#8da6a8', '#cfd9d3'),
      ridges({ count: 4, top: 280, bottom: 520, far: '#a3b7b6', near: '#4f726e', mist: '#cfdad6', amplitude: 80 }),
      bamboo({ count: 6, colours: ['#4f7a5a', '#2f5a46'] }),
      rain('#f4f8f8'),
      lattice({ wood: '#5f4231', sill: '#7d583c' }),
      openBook(620, 900, 1.25),
      teaBowl({ x: 1120, y: 920, size: 92, glaze: '#d8d3c4', tea: '#a88a3a' }),
    ],
  },
  {
    name: 'study',
    alt: '书斋一角：窗外青山，案上书与茶',
    layers: [
      sky('#d9e6e0', '#f7f2de'),
      ridges({ count: 5, top: 230, bottom: 540, far: '#bacfca', near: '#3f6f68', mist: '#f0f2e4', amplitude: 90 }),
      sun(1120, 220, 48, '#e4794a'),
      lattice({ wood: '#6b4630', sill: '#8a5c3a' }),
      openBook(560, 900, 1.3),
      teaBowl({ x: 1010, y: 910, size: 84, glaze: '#e6e0d0', tea: '#b58a3a' }),
    ],
  },
  {
    name: 'books',
    alt: '书架上的线装书与新书',
    layers: [
      bookShelf({ wood: '#8a5a36', spines: ['#2f5a6a', '#a5403a', '#d9a441', '#4f7a52', '#e9dcc0', '#6a4a6a', '#1f3a4a', '#c26a3a'] }),
    ],
  },
  { name: 'weaving', alt: '织有菱形与十字纹样的畲族彩带', layers: [wovenBands] },
  {
    name: 'stage',
    alt: '古戏台上灯火通明，台下坐满观众',
    layers: [sky('#1d2746', '#6a4a5a'), stars, oldStage, lanterns(330, 400, 1270, 400, 7, 24)],
  },
  {
    name: 'plum-wall',
    alt: '白墙黛瓦前的红梅',
    layers: [
      ({ width, height }) => rect(0, 0, width, height, '#f4efe6'),
      ({ width }) =>
        rect(0, 0, width, 90, '#3f464b') +
        times(54, (i) => circle(i * 30 + 6, 90, 15, i % 2 === 0 ? '#4a5257' : '#596268')) +
        rect(0, 105, width, 22, '#000000', 'opacity=".07"'),
      plum({ x: -20, y: 900, angle: -0.42, length: 380, width: 46, petals: ['#c9303e', '#e0505c', '#f0a3a8'] }),
      plum({ x: 1640, y: 260, angle: 2.7, length: 210, width: 24, petals: ['#c9303e', '#e0505c', '#f0a3a8'] }),
    ],
  },
  {
    name: 'moon-pavilion',
    alt: '月下水榭，远山如黛',
    layers: [
      sky('#16305a', '#4f7390', '#a9bfc0'),
      stars,
      sun(520, 250, 86, '#fdf2cc'),
      ridges({ count: 4, top: 400, bottom: 590, far: '#5a7d94', near: '#1c3a52', mist: '#8fa9b0', amplitude: 80 }),
      water({ y: 690, colours: ['#6f93a0', '#1f4258'], glint: '#fdf2cc' }),
      pavilion(1090, 740, 1.15, '#5f2d22', '#1d2a38'),
    ],
  },
  {
    name: 'lotus-pond',
    alt: '夏日荷塘，粉荷初放',
    layers: [
      sky('#d3e8dc', '#a9cdb8'),
      mistBand(100, 300, '#f6f8e8', 0.8),
      water({ y: 260, colours: ['#a5ccbc', '#4f8c80'] }),
      lotus({ leaves: 30, flowers: 5, leaf: ['#2f6f52', '#8dbb72'], flower: ['#fbe3e6', '#ea8fa5'], top: 0.4 }),
    ],
  },
  {
    name: 'crane-dawn',
    alt: '朝霞中几只白鹤飞过山谷',
    layers: [
      sky('#f4b183', '#fbe0b8', '#e8ecdf'),
      sun(800, 380, 120, '#f0734a'),
      ridges({ count: 5, top: 500, bottom: 860, far: '#c9b9a8', near: '#3f5560', mist: '#f7ead2', amplitude: 95 }),
      crane(520, 330, 170, -8),
      crane(980, 240, 130, -14),
      crane(1180, 420, 96, -6),
    ],
  },
  {
    name: 'persimmon',
    alt: '柿子红了，枝下是山村屋瓦',
    layers: [
      sky('#b9d9e6', '#f6efd8'),
      ridges({ count: 3, top: 380, bottom: 520, far: '#c3d2c6', near: '#86a08a', mist: '#f4efdc', amplitude: 70 }),
      slope('#a5a86a', 640, 60),
      village({ rows: 3, from: 680, to: 920, colours: earth, size: 170 }),
      persimmonBranch(1650, -20, 2.75),
      persimmonBranch(-40, 60, 0.35),
    ],
  },
  {
    name: 'river-valley',
    alt: '松阴溪蜿蜒流过田野',
    layers: [
      sky('#c3e0ea', '#f8f3dc'),
      ridges({ count: 5, top: 240, bottom: 430, far: '#b8d2d2', near: '#4f8a74', mist: '#eef4e4', amplitude: 90 }),
      ground(500, '#9abf6a'),
      river({ y: 510, colours: ['#d3ebee', '#5fa3b0'] }),
      pines({ y: 540, count: 18, colour: '#3f7a52', size: 54 }),
      village({ rows: 1, from: 590, to: 590, colours: white, left: 0.66, right: 0.98, size: 90 }),
    ],
  },
]
