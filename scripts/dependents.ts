import { join } from 'node:path'
import type { Edits } from './edits.ts'

/** The workspaces built from the declarations, which therefore depend on every app that is on. */
export const dependents = ['.', 'cms', 'portal']

/** Adds an app's package to the package.json of all who depend on the apps, or takes it out. */
export function setDependency(edits: Edits, name: string, wanted: boolean): void {
  for (const folder of dependents) {
    const file = join(folder, 'package.json')
    const manifest = JSON.parse(edits.read(file)) as { dependencies?: Record<string, string> }
    const others = Object.entries(manifest.dependencies ?? {}).filter(([one]) => one !== name)
    const all: [string, string][] = wanted ? [...others, [name, '0.1.0']] : others
    manifest.dependencies = Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1)))
    edits.write(file, `${JSON.stringify(manifest, null, 2)}\n`)
  }
}
