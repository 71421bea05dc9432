import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { App } from '@yizheng/kit'
import { createMigration, npmInstall } from '../npm.ts'
import { removalMigration } from './removal-migration.ts'
import { unlistApp } from './unlist-app.ts'

/** Hosts that depend on every app that is on. */
const dependents = ['.', 'cms', 'portal']

/**
 * Takes an app out of the sources: yizheng.config.ts, the package.json of those who depend on it, and a new migration that
 * keeps or drops its tables at the next start. Where writing the migration fails, everything is put back.
 * @returns the files changed, relative to `root`
 */
export function removeApp({ root, app, data }: { root: string; app: App; data: 'keep' | 'drop' }): string[] {
  const packageName = `@yizheng/plugin-${app.id}`
  const config = join(root, 'yizheng.config.ts')
  const before = readFileSync(config, 'utf8')
  writeFileSync(config, unlistApp(before, { name: app.id, packageName }))
  let migration: string
  try {
    migration = createMigration(root, `remove-${app.id}`)
  } catch (error) {
    writeFileSync(config, before)
    throw error
  }
  const path = join(root, migration)
  try {
    const slugs = Object.values(app.types).map(({ type }) => type.name)
    writeFileSync(path, removalMigration(readFileSync(path, 'utf8'), { app: app.id, slugs, data }))
  } catch (error) {
    // The generated one would drop what is to be kept.
    rmSync(path)
    rmSync(path.replace(/\.ts$/, '.json'))
    writeFileSync(config, before)
    throw error
  }
  for (const folder of dependents) {
    const file = join(root, folder, 'package.json')
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as { dependencies: Record<string, string> }
    delete manifest.dependencies[packageName]
    writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`)
  }
  npmInstall(root)
  return ['yizheng.config.ts', migration, ...dependents.map((folder) => join(folder, 'package.json')), 'package-lock.json']
}
