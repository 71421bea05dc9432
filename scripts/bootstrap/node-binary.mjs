import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** The Node this system runs on: 22.12 or newer; 24 is what it is tested on. */
export const wantedNode = [22, 12]
/** The oldest Node that can install the rest. */
export const oldestNode = [20, 0]

export function isAtLeast(version, [major, minor]) {
  const [a, b] = version.replace(/^v/, '').split('.').map(Number)
  return a > major || (a === major && b >= minor)
}

/** Path of a Node new enough: the installed package's, else the one running; null where neither is. */
export function findNode(root) {
  const brought = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(brought)) return brought
  return isAtLeast(process.version, wantedNode) ? process.execPath : null
}
