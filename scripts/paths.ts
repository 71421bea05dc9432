import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))
/**
 * Who runs: the lock and one file a process. Always here, so that a start finds them before it has read any setting;
 * YZ_RUN_DIR is for tests, which bring up a second system beside the one that runs here.
 */
export const runFolder = process.env.YZ_RUN_DIR ?? join(root, 'var', 'run')
export const lockFile = join(runFolder, 'start.lock')
