import type { App } from '@yizheng/kit'
import { createMigration } from '../create-migration.ts'
import { setDependency } from '../dependents.ts'
import { Edits } from '../edits.ts'
import { linkPackages } from '../link-packages.ts'
import { removalMigration } from './removal-migration.ts'
import { unlistApp } from './unlist-app.ts'

/**
 * Takes an app out of the sources: yizheng.config.ts, the package.json of those who depend on it, and a new migration that
 * keeps or drops its tables at the next start. Where anything of that fails, everything is put back.
 * @returns the files changed, relative to `root`
 */
export function removeApp({ root, app, data }: { root: string; app: App; data: 'keep' | 'drop' }): string[] {
  const packageName = `@yizheng/plugin-${app.id}`
  const edits = new Edits(root)
  try {
    edits.write('yizheng.config.ts', unlistApp(edits.read('yizheng.config.ts'), { name: app.id, packageName }))
    const migration = createMigration(root, `remove-${app.id}`)
    if (migration) {
      // As generated, it would drop what is to be kept.
      edits.made(migration, migration.replace(/\.ts$/, '.json'))
      const slugs = Object.values(app.types).map(({ type }) => type.name)
      edits.write(migration, removalMigration(edits.read(migration), { app: app.id, slugs, data }))
    }
    setDependency(edits, packageName, false)
    edits.keep('package-lock.json')
    linkPackages(root)
  } catch (error) {
    edits.undo()
    throw error
  }
  return edits.files
}
