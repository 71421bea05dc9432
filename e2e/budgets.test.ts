import { firstDocument } from './pages.ts'
import { expect, open, test } from './test.ts'

/** In bytes, as they come over the wire. */
const SCRIPTS = 120_000
const FIRST_LOAD = 150_000

test('whoever reads is sent little: scripts, and the first load of a page without its pictures', async ({ browser, page }) => {
  for (const path of ['/', '/columns/lvzhi', await firstDocument(page, '/news'), await firstDocument(page, '/gallery'), '/search?q=茶']) {
    const context = await browser.newContext()
    const reader = await context.newPage()
    const session = await context.newCDPSession(reader)
    const types = new Map<string, string>()
    const bytes: Record<string, number> = {}
    await session.send('Network.enable')
    session.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type))
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const type = types.get(requestId) ?? 'Other'
      bytes[type] = (bytes[type] ?? 0) + encodedDataLength
    })
    await open(reader, path)
    await reader.waitForLoadState('networkidle')
    const { Image: _, ...rest } = bytes
    expect(rest.Script, `scripts of ${path}`).toBeLessThanOrEqual(SCRIPTS)
    expect(rest.Document, `${path} itself`).toBeGreaterThan(1_000)
    expect(
      Object.values(rest).reduce((sum, one) => sum + one, 0),
      `first load of ${path}`,
    ).toBeLessThanOrEqual(FIRST_LOAD)
    await context.close()
  }
})
