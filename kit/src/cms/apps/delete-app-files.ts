import type { BasePayload } from 'payload'
import type { App } from '../../app.ts'
import { slugsOf } from './survey-app.ts'

/** Deletes the files of an app's documents, their rows and what lies on disk. For the removal of an app; there is no way back. Returns how many. */
export async function deleteAppFiles({ payload, app }: { payload: BasePayload; app: App }): Promise<number> {
  const { docs, errors } = await payload.delete({
    collection: 'attachments',
    where: { ownerType: { in: slugsOf(app) } },
    depth: 0,
    overrideAccess: true,
  })
  if (errors.length > 0) throw new Error(`${errors.length} files could not be deleted: ${errors[0]!.message}`)
  return docs.length
}
