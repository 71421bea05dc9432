import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))
/** Who runs: the lock and one file a process. Always here, so that a start finds them before it has read any setting. */
export const runFolder = join(root, 'var', 'run')
export const lockFile = join(runFolder, 'start.lock')
