import { fileTypeFromBuffer } from 'file-type'
import { APIError, type CollectionBeforeOperationHook } from 'payload'

/**
 * Checks an upload by its content, not by its name: the bytes must be of one of `types`. Plain text has no signature and
 * passes only where `text` allows it and no byte is zero. A new document brings its file itself: Payload would else fetch it
 * from an address the caller names, or take another document's.
 */
export function checkUpload({ types, text = false }: { types: readonly string[]; text?: boolean }): CollectionBeforeOperationHook {
  return async ({ req, operation }) => {
    const { file } = req
    if (operation !== 'create' && operation !== 'update') return
    if (!file) {
      if (operation === 'create') throw new APIError('请选择文件。 Choose a file.', 400, { key: 'error.noFile' }, true)
      return
    }
    const found = await fileTypeFromBuffer(file.data)
    const passes = found ? types.includes(found.mime) : text && !file.data.includes(0)
    if (!passes)
      throw new APIError(
        '文件内容与允许的类型不符，请换一个文件。 The content of the file is not of an allowed type.',
        415,
        { key: 'error.fileType' },
        true,
      )
  }
}
