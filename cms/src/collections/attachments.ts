import { actorOf } from '@yizheng/kit/cms'
import { join } from 'node:path'
import type { CollectionConfig, PayloadRequest, Where } from 'payload'
import { uploadsDir } from '../uploads-dir.ts'
import { checkUpload } from './check-upload.ts'

const types = [
  'application/pdf',
  'image/jpeg',
  'image/png',
  'image/webp',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
]

/** Files that belong to documents. Whoever may read the document may read its files; until it is named by one, only the uploader. */
export const attachments: CollectionConfig = {
  slug: 'attachments',
  labels: { singular: { zh: '附件', en: 'Attachment' }, plural: { zh: '附件', en: 'Attachments' } },
  admin: {
    useAsTitle: 'filename',
    group: { zh: '基础数据', en: 'Basic data' },
    defaultColumns: ['filename', 'filesize', 'mimeType', 'createdAt'],
    hideAPIURL: true,
  },
  lockDocuments: false,
  disableDuplicate: true,
  access: {
    read: async ({ req, data, id }) => {
      const actor = actorOf(req.user)
      const own = unclaimedBy(actor?.id)
      const filename = (data as { filename?: string } | undefined)?.filename
      const named: Where | undefined =
        id !== undefined ? { id: { equals: id } } : filename !== undefined ? { filename: { equals: filename } } : undefined
      if (!named) return own
      return (await readableThroughOwner(req, named)) ? named : own
    },
    create: ({ req }) => actorOf(req.user) !== undefined,
    update: () => false,
    delete: ({ req }) => unclaimedBy(actorOf(req.user)?.id),
  },
  upload: { pasteURL: false, staticDir: join(uploadsDir, 'attachments'), mimeTypes: [...types, 'text/plain'] },
  fields: [
    {
      name: 'uploadedBy',
      type: 'relationship',
      relationTo: 'users',
      index: true,
      label: { zh: '上传人', en: 'Uploaded by' },
      admin: { hidden: true },
      access: { create: () => false, update: () => false },
    },
    { name: 'ownerType', type: 'text', index: true, admin: { hidden: true }, access: { create: () => false, update: () => false } },
    { name: 'ownerId', type: 'number', index: true, admin: { hidden: true }, access: { create: () => false, update: () => false } },
  ],
  hooks: {
    beforeOperation: [checkUpload({ types, text: true })],
    beforeChange: [({ data, operation, req }) => (operation === 'create' ? { ...data, uploadedBy: actorOf(req.user)?.id } : data)],
  },
}

/** Files that this person uploaded and no document has named yet. */
function unclaimedBy(person: number | undefined): Where {
  return { and: [{ uploadedBy: { equals: person ?? -1 } }, { ownerType: { exists: false } }] }
}

/** Whether the document that owns this file is one the person may read: asked of the database with their own rights. */
async function readableThroughOwner(req: PayloadRequest, named: Where): Promise<boolean> {
  const { docs } = await req.payload.find({
    collection: 'attachments',
    where: named,
    limit: 1,
    depth: 0,
    pagination: false,
    overrideAccess: true,
    req,
  })
  const { ownerType, ownerId } = (docs[0] ?? {}) as { ownerType?: string | null; ownerId?: number | null }
  // The app of the owner may have been removed and its data kept.
  if (!ownerType || !ownerId || !Object.hasOwn(req.payload.collections, ownerType)) return false
  const owner = await req.payload.findByID({
    collection: ownerType as never,
    id: ownerId,
    depth: 0,
    overrideAccess: false,
    user: req.user,
    disableErrors: true,
    select: { createdAt: true } as never,
    req,
  })
  return owner !== null
}
