import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import site from '../yizheng.config.ts'
import { dependents } from './dependents.ts'
import { root } from './paths.ts'

const folders = readdirSync(join(root, 'plugins'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join(root, 'plugins', entry.name, 'package.json')))
  .map(({ name }) => name)

test('every folder under plugins/ stands in yizheng.config.ts, on or off, and nothing else does', () => {
  expect([...site.apps.map((app) => app.id), ...site.off].sort()).toEqual([...folders].sort())
})

test("an app's id is the name of its folder, and its package is named after it", () => {
  for (const folder of folders) {
    const { name } = JSON.parse(readFileSync(join(root, 'plugins', folder, 'package.json'), 'utf8')) as { name: string }
    expect(name).toBe(`@yizheng/plugin-${folder}`)
  }
})

test('the root and the hosts that build from the declarations depend on every app that is on', () => {
  for (const host of dependents) {
    const { dependencies } = JSON.parse(readFileSync(join(root, host, 'package.json'), 'utf8')) as { dependencies: Record<string, string> }
    expect(Object.keys(dependencies), `${host}/package.json`).toEqual(
      expect.arrayContaining(site.apps.map((app) => `@yizheng/plugin-${app.id}`)),
    )
  }
})
