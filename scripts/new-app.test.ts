import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import site from '../yizheng.config.ts'
import { dependents } from './dependents.ts'
import { Edits } from './edits.ts'
import { listApp } from './new-app/list-app.ts'
import { makeApp } from './new-app/make-app.ts'
import { root } from './paths.ts'

/** As much of the project as an app touches, in a folder of its own, with the packages of the real one. */
let tree: string
beforeAll(() => {
  tree = realpathSync(mkdtempSync(join(tmpdir(), 'yz-new-app-')))
  for (const file of [
    'package.json',
    'yizheng.config.ts',
    'tsconfig.base.json',
    'cms/package.json',
    'portal/package.json',
    'plugins',
    'kit',
  ]) {
    cpSync(join(root, file), join(tree, file), { recursive: true, filter: (path) => !path.includes('node_modules') })
  }
  mkdirSync(join(tree, 'portal/app/desk'), { recursive: true })
  mkdirSync(join(tree, 'node_modules/@yizheng'), { recursive: true })
  for (const name of readdirSync(join(root, 'node_modules')).filter((one) => one !== '@yizheng'))
    symlinkSync(join(root, 'node_modules', name), join(tree, 'node_modules', name))
  symlinkSync(join(tree, 'kit'), join(tree, 'node_modules/@yizheng/kit'))
})
afterAll(() => rmSync(tree, { recursive: true, force: true }))

const node = (...args: string[]) =>
  execFileSync(process.execPath, args, { cwd: tree, encoding: 'utf8', env: { PATH: process.env.PATH, NO_COLOR: '1', NODE_ENV: 'test' } })

test('a generated app compiles, passes its own test, and the site accepts it', () => {
  const edits = new Edits(tree)
  makeApp({ root: tree, site, app: { name: 'app-of-a-test', label: '社情民意', english: 'App of a test' }, edits })
  for (const name of readdirSync(join(tree, 'plugins')))
    symlinkSync(join(tree, 'plugins', name), join(tree, `node_modules/@yizheng/plugin-${name}`))
  expect(edits.files).toEqual(
    expect.arrayContaining([
      'plugins/app-of-a-test/src/app.ts',
      'plugins/app-of-a-test/src/app.test.ts',
      'yizheng.config.ts',
      'cms/package.json',
    ]),
  )
  for (const host of dependents)
    expect(readFileSync(join(tree, host, 'package.json'), 'utf8')).toContain('"@yizheng/plugin-app-of-a-test": "0.1.0"')

  writeFileSync(
    join(tree, 'tsconfig.json'),
    JSON.stringify({ extends: './tsconfig.base.json', include: ['yizheng.config.ts', 'plugins/app-of-a-test'] }),
  )
  node('node_modules/typescript/bin/tsc', '-p', '.')
  expect(
    node(
      '--import',
      'tsx',
      '--input-type=module',
      '-e',
      "const { default: site } = await import('./yizheng.config.ts'); console.log(site.types.map((one) => one.slug).join())",
    ),
  ).toContain('app-of-a-test')
  expect(node('node_modules/vitest/vitest.mjs', 'run', 'plugins/app-of-a-test')).toMatch(/Tests +3 passed/)
}, 120_000)

describe('a name that cannot be used is refused before anything is written', () => {
  test.each(['Opinions', '2024', 'a_b', 'a--b', '-a', 'a-', '提案', '', '../x', 'x'.repeat(31)])('%j', (name) => {
    expect(() => makeApp({ root: tree, site, app: { name, label: '甲', english: 'A' }, edits: new Edits(tree) })).toThrow(
      'cannot name an app',
    )
  })
  test.each(['proposals', 'news', 'artworks', 'users', 'gallery', 'desk', 'admin', 'api', 'site'])('%s is taken', (name) => {
    expect(() => makeApp({ root: tree, site, app: { name, label: '甲', english: 'A' }, edits: new Edits(tree) })).toThrow(
      'is taken already',
    )
  })
  test('a label that would break the code', () => {
    expect(() => makeApp({ root: tree, site, app: { name: 'fine', label: "甲'", english: 'A' }, edits: new Edits(tree) })).toThrow(
      'no quotes',
    )
    expect(readdirSync(join(tree, 'plugins'))).not.toContain('fine')
  })
})

describe('listApp', () => {
  const config = (apps: string) =>
    `import { defineSite } from '@yizheng/kit'\nimport one from '@yizheng/plugin-one'\n\n// apps: [nothing]\nexport default defineSite({ label: '站', apps: ${apps}, off: [] })\n`
  const listed = (apps: string, name = 'two') => listApp(config(apps), { name, packageName: `@yizheng/plugin-${name}` })
  test('adds the import after the others and the app at the end of the list, however it is written', () => {
    expect(listed('[one]')).toBe(config('[one, two]').replace("plugin-one'\n", "plugin-one'\nimport two from '@yizheng/plugin-two'\n"))
    expect(listed('[]')).toContain('apps: [two]')
    expect(listed('[\n    one,\n  ]')).toContain('apps: [\n    one, two,\n  ]')
  })
  test('the variable is a word the language and the file leave free', () => {
    expect(listed('[one]', 'app-of-a-test')).toContain('import appOfATest from')
    expect(listed('[one]', 'class')).toContain('[one, classApp]')
    expect(listed('[one]', 'one')).toContain('[one, oneApp]')
  })
  test('a file without a list is refused', () => {
    expect(() => listApp('export default 1', { name: 'a', packageName: 'b' })).toThrow('no list')
  })
})
