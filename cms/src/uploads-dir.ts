import { settingsOfProcess } from '@yizheng/kit/settings'
import { join } from 'node:path'

/** Where uploaded files lie (YZ_DATA_DIR/uploads, var/uploads of the project unless told). */
export const uploadsDir = join(settingsOfProcess().dataDir, 'uploads')
