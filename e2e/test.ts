import { AxeBuilder } from '@axe-core/playwright'
import { expect, test as base, type BrowserContext, type Page } from '@playwright/test'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { emailOf, samplePassword } from '../cms/src/sample-logins.ts'

export { expect }

/** Who takes part: a key of the sample log-ins. */
export type Role = 'admin' | 'editor' | 'publisher' | 'member' | 'member2' | 'office' | 'unit' | 'unit-transport' | 'leader' | 'supervisor'
export type Theme = 'default' | 'elder' | 'contrast' | 'dark'
export const themes: readonly Theme[] = ['default', 'elder', 'contrast', 'dark']

/** A number that no other run has used: what the tests write stands apart from what is there. */
export const run = String(Date.now()).slice(3, 10)

interface Fixtures {
  /** Opens a browser of its own for a person and signs in; leads to the desk. */
  signIn: (role: Role) => Promise<Page>
  /** What browsers complained of on their consoles, which fails the test. */
  complaints: string[]
}

/** `page` is the browser of somebody who is not signed in. */
export const test = base.extend<Fixtures>({
  complaints: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads off the pattern what a fixture needs
    async ({}, use, info) => {
      const complaints: string[] = []
      await use(complaints)
      if (info.status !== info.expectedStatus) keepLogs(info.outputPath('logs.txt'), complaints)
      expect(complaints, 'complaints of the browser').toEqual([])
    },
    { auto: true },
  ],

  context: async ({ context, complaints }, use) => {
    listen(context, complaints)
    await use(context)
  },

  signIn: async ({ browser, complaints }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (role) => {
      const context = await browser.newContext()
      contexts.push(context)
      listen(context, complaints)
      const page = await context.newPage()
      await open(page, '/login')
      await logIn(page, role)
      await expect(page).toHaveURL('/desk')
      return page
    })
    await Promise.all(contexts.map((context) => context.close()))
  },
})

/** Fills the form of the log-in page and sends it. */
export async function logIn(page: Page, role: Role, password = samplePassword): Promise<void> {
  await page.getByLabel('邮箱').fill(emailOf(role))
  await page.getByLabel('密码').fill(password)
  await page.getByRole('main').getByRole('button', { name: '登录' }).click()
}

/** Opens an address and waits until the page answers to input. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await untilAlive(page)
}

/**
 * React has taken over what the server drew; what is typed before that is kept, but nothing reacts to it yet. Pages for reading come
 * without it.
 */
export async function untilAlive(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      !document.querySelector('script[src^="/_next/"]') ||
      [...document.querySelectorAll('main form')].every((form) => Object.keys(form).some((key) => key.startsWith('__reactProps'))),
  )
}

/** The reading mode as the buttons at the head of each page set it. */
export async function setTheme(page: Page, theme: Theme): Promise<void> {
  await page.context().addCookies([{ name: 'yz-theme', value: theme, url: process.env.YZ_TEST_URL! }])
}

/** What the standard for public sites demands (WCAG 2.2 AA), as far as a machine can judge. */
export async function expectAccessible(page: Page, { within }: { within?: string } = {}): Promise<void> {
  const builder = new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
  const { violations } = await (within ? builder.include(within) : builder).analyze()
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${help}\n${html.slice(0, 200)}\n${any.map(({ message }) => message).join('\n')}`),
  )
  expect.soft(found, `accessibility of ${page.url()}`).toEqual([])
}

function listen(context: BrowserContext, complaints: string[]): void {
  context.on('console', (message) => {
    const url = message.page()?.url()
    // A page that is not to be had is the test's business.
    const isPageItself = message.text().startsWith('Failed to load resource') && message.location().url === url
    if (message.type() === 'error' && !isPageItself) complaints.push(`${url}: ${message.text()} (${message.location().url})`)
  })
  context.on('weberror', (problem) => complaints.push(problem.error().stack ?? problem.error().message))
}

/** The last lines of every process, beside the screenshot. */
function keepLogs(file: string, complaints: readonly string[]): void {
  const folder = process.env.YZ_TEST_LOGS
  const tails = (folder ? readdirSync(folder) : []).map((name) => {
    const lines = readFileSync(join(folder!, name), 'utf8').trimEnd().split('\n')
    return `=== ${name}\n${lines.slice(-40).join('\n')}`
  })
  writeFileSync(file, [`=== browser\n${complaints.join('\n')}`, ...tails].join('\n\n'))
}
