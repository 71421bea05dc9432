import { RequestError } from '@yizheng/kit/cms'
import { fileTypeFromBuffer } from 'file-type'
import type { CollectionBeforeOperationHook } from 'payload'
import { scanUpload } from '../scan/scan-upload.ts'
import { checkPicture } from './check-picture.ts'

/**
 * Checks an upload by its content, not by its name: the bytes must be of one of `types`. Plain text has no signature and
 * passes only where `text` allows it and no byte is zero. A picture must be one that can be decoded safely, and the virus
 * scanner, where there is one, looks through what signed-in people send (nobody else gets beyond here). A new document brings its file itself: Payload would else fetch it
 * from an address the caller names, or take another document's.
 */
export function checkUpload({ types, text = false }: { types: readonly string[]; text?: boolean }): CollectionBeforeOperationHook {
  return async ({ req, operation }) => {
    const { file } = req
    if (operation !== 'create' && operation !== 'update') return
    if (!file) {
      if (operation === 'create') throw new RequestError(400, 'error.noFile')
      return
    }
    const found = await fileTypeFromBuffer(file.data)
    const passes = found ? types.includes(found.mime) : text && !file.data.includes(0)
    if (!passes) throw new RequestError(415, 'error.fileType')
    if (found?.mime.startsWith('image/')) await checkPicture(file.data)
    if (req.user) await scanUpload({ payload: req.payload, data: file.data })
  }
}
