import { join, resolve } from 'node:path'

/** Where uploaded files lie (YZ_DATA_DIR/uploads, var/uploads of the project unless told). */
export const uploadsDir = join(process.env.YZ_DATA_DIR ? resolve(process.env.YZ_DATA_DIR) : resolve(import.meta.dirname, '../../var'), 'uploads')
