import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { isStale, markBuilt, runBuild, type Build } from './build.ts'
import { LogFile } from './log-file.ts'
import { sourcesHash } from './sources-hash.ts'

let root = ''
const build: Build = { workspace: 'portal', output: 'portal/.next', sources: ['kit', 'portal', 'yizheng.config.ts'] }
function write(path: string, text: string) {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'yz-build-'))
  write('package.json', JSON.stringify({ name: 'site', workspaces: ['portal'] }))
  write(
    'portal/package.json',
    JSON.stringify({ name: 'portal', version: '1.0.0', scripts: { build: 'mkdir -p .next && cp src/page.tsx .next/page' } }),
  )
  write('kit/index.ts', 'export {}')
  write('portal/src/page.tsx', 'page')
  write('yizheng.config.ts', 'export default {}')
  write('portal/.next/page', '')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const built = () => markBuilt(root, build, sourcesHash(root, build.sources))

describe('a build', () => {
  test('is needed where there was none, and not again after it', () => {
    expect(isStale(root, build)).toBe(true)
    built()
    expect(isStale(root, build)).toBe(false)
  })

  test.each([
    ['a source changed', () => write('portal/src/page.tsx', 'pages')],
    ['a source of the kit is new', () => write('kit/field.ts', '')],
    ['the list of apps changed', () => write('yizheng.config.ts', 'export default { apps: [] }')],
    ['a source is gone', () => rmSync(join(root, 'portal/src/page.tsx'))],
    ['text moved from one file to another', () => (write('kit/index.ts', ''), write('kit/index2.ts', 'export {}'))],
  ])('is needed when %s', (_, change) => {
    built()
    change()
    expect(isStale(root, build)).toBe(true)
  })

  test.each([
    ['a test', 'portal/src/page.test.tsx'],
    ['the build itself', 'portal/.next/server.js'],
    ['a guide', 'kit/README.md'],
    ['another host', 'cms/src/server.ts'],
  ])('is not needed when %s changed', (_, path) => {
    built()
    write(path, 'changed')
    expect(isStale(root, build)).toBe(false)
  })

  const run = () =>
    runBuild({ root, build, env: process.env, log: new LogFile(join(root, 'build.log')), signal: new AbortController().signal })

  test('that succeeds is stamped', async () => {
    await run()
    expect(isStale(root, build)).toBe(false)
  }, 30_000)

  test('that fails is reported with its output, and needed again', async () => {
    built()
    write(
      'portal/package.json',
      JSON.stringify({ name: 'portal', version: '1.0.0', scripts: { build: 'echo page.tsx has no heading; exit 2' } }),
    )
    await expect(run()).rejects.toThrow(/page\.tsx has no heading/)
    expect(isStale(root, build)).toBe(true)
  }, 30_000)
})
