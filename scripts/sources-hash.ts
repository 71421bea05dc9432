import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'

/** What a build makes or a test needs changes nothing about a build. */
const ignored =
  /^(node_modules|\.next|dist|coverage|test-results|importMap\.js|next-env\.d\.ts|.*\.tsbuildinfo|.*\.test\.tsx?|.*\.test-d\.ts|.*\.md)$/

/** A hash of the names and contents of these files and folders (relative to `root`), the same on every machine and without git. */
export function sourcesHash(root: string, paths: readonly string[]): string {
  const hash = createHash('sha256')
  for (const file of paths.flatMap((path) => filesUnder(join(root, path))).sort()) {
    const content = readFileSync(file)
    hash.update(`${relative(root, file)}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !ignored.test(entry.name))
    .flatMap((entry) => (entry.isDirectory() ? filesUnder(join(path, entry.name)) : entry.isFile() ? [join(path, entry.name)] : []))
}
