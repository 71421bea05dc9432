import { readSettings } from '@yizheng/kit/cms'
import { join } from 'node:path'

/** Where uploaded files lie. */
export const uploadsDir = join(readSettings().dataDir, 'uploads')
