import type { BasePayload } from 'payload'

/** Deletes the files that belong to documents of these types, their rows and what lies on disk. For the removal of an app; there is no way back. Returns how many. */
export async function deleteOwnedFiles({ payload, slugs }: { payload: BasePayload; slugs: readonly string[] }): Promise<number> {
  const { docs, errors } = await payload.delete({
    collection: 'attachments',
    where: { ownerType: { in: [...slugs] } },
    depth: 0,
    overrideAccess: true,
  })
  if (errors.length > 0) throw new Error(`${errors.length} files could not be deleted: ${errors[0]!.message}`)
  return docs.length
}
