import { chromium, type Browser } from '@playwright/test'
import { findBrowser } from '../../bootstrap/browser.mjs'
import { Problem } from '../../problem.ts'
import type { BenchSystem } from '../bench-system.ts'
import type { Figure } from '../figure.ts'
import { median } from '../statistics.ts'

const ROUNDS = 5
/** A phone of some years on a poor connection, as Lighthouse has it: a quarter of the speed, 1.6 Mbit/s with 150 ms there and back. */
const CPU = 4
const NETWORK = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 94_000 }
const PHONE = { width: 390, height: 844 }

interface Felt {
  /** When the largest part was there, in milliseconds. */
  readonly lcp: number
  /** How far parts moved that were there already. */
  readonly cls: number
  /** For how long in all the page would not have answered, in milliseconds. */
  readonly blocked: number
}

/** How pages feel on a slow phone, in a real browser with nothing kept: what is drawn when, what jumps, what blocks. */
export async function pages({ port }: BenchSystem): Promise<Figure[]> {
  const executablePath = findBrowser()
  if (!executablePath) throw new Problem({ zh: '没有找到 Chromium。', en: 'There is no Chromium.' })
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  try {
    const figures: Figure[] = []
    for (const [name, path] of Object.entries({ home: '/', column: '/columns/lvzhi', article: '/news/1' })) {
      const rounds: Felt[] = []
      for (let round = 0; round < ROUNDS; round += 1) rounds.push(await visit(browser, `http://127.0.0.1:${port}${path}`))
      const figure = (what: string, unit: string, atMost: number, of: (felt: Felt) => number): Figure => ({
        item: 'pages',
        what: `${name} on a slow phone, ${what}`,
        value: median(rounds.map(of)),
        unit,
        aim: { of: 'value', atMost },
      })
      figures.push(
        figure('LCP', 'ms', 2_500, ({ lcp }) => lcp),
        figure('CLS', '', 0.1, ({ cls }) => cls),
        figure('blocking', 'ms', 200, ({ blocked }) => blocked),
      )
    }
    return figures
  } finally {
    await browser.close()
  }
}

async function visit(browser: Browser, url: string): Promise<Felt> {
  const context = await browser.newContext({ viewport: PHONE, deviceScaleFactor: 2, isMobile: true, hasTouch: true })
  try {
    const page = await context.newPage()
    await page.addInitScript(observe)
    const session = await context.newCDPSession(page)
    await session.send('Network.enable')
    await session.send('Network.emulateNetworkConditions', NETWORK)
    await session.send('Emulation.setCPUThrottlingRate', { rate: CPU })
    await page.goto(url, { waitUntil: 'networkidle' })
    const felt = await page.evaluate(() => (window as unknown as { felt: Felt }).felt)
    if (felt.lcp === 0) throw new Error(`${url}: nothing was seen to be drawn`)
    return felt
  } finally {
    await context.close()
  }
}

/** Runs in the page, before anything of its own; its callbacks have no names, for which the compiler would call a helper of its own. */
function observe(): void {
  const felt = { lcp: 0, cls: 0, blocked: 0 }
  Object.assign(window, { felt })
  new PerformanceObserver((list) => {
    for (const { startTime } of list.getEntries()) felt.lcp = startTime
  }).observe({ type: 'largest-contentful-paint', buffered: true })
  new PerformanceObserver((list) => {
    for (const shift of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
      felt.cls += shift.hadRecentInput ? 0 : shift.value
  }).observe({ type: 'layout-shift', buffered: true })
  // Of a long task, what is over 50 ms is felt.
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) felt.blocked += duration - 50
  }).observe({ type: 'longtask', buffered: true })
}
