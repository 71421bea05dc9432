import { mayEnterAdmin } from '@yizheng/kit'
import { actorOf, eventHooks, pictureAccess } from '@yizheng/kit/cms'
import { join } from 'node:path'
import type { CollectionConfig, PayloadRequest } from 'payload'
import site from '../../../yizheng.config.ts'
import { uploadsDir } from '../uploads-dir.ts'
import { checkUpload } from './check-upload.ts'

const types = ['image/jpeg', 'image/png', 'image/webp', 'image/avif']
/** Whoever works on content keeps its pictures. */
const mayKeep = ({ req }: { req: PayloadRequest }) => mayEnterAdmin(site, actorOf(req.user))

/** The media library: pictures that are as public as the documents that show them, each with an alternative text and in several sizes. */
export const media: CollectionConfig = {
  slug: 'media',
  labels: { singular: { zh: '图片', en: 'Picture' }, plural: { zh: '媒体库', en: 'Media library' } },
  admin: {
    useAsTitle: 'alt',
    group: { zh: '政协视窗', en: 'News of the CPPCC' },
    // The column of the file's name shows the picture.
    defaultColumns: ['filename', 'alt', 'caption', 'updatedAt'],
    listSearchableFields: ['alt', 'caption', 'filename'],
    pagination: { defaultLimit: 20 },
    hideAPIURL: true,
  },
  lockDocuments: false,
  disableDuplicate: true,
  access: { read: pictureAccess(site), create: mayKeep, update: mayKeep, delete: mayKeep },
  upload: {
    pasteURL: false,
    staticDir: join(uploadsDir, 'media'),
    mimeTypes: types,
    focalPoint: true,
    formatOptions: { format: 'webp', options: { quality: 82 } },
    resizeOptions: { width: 2000, withoutEnlargement: true },
    imageSizes: [
      { name: 'small', width: 480, formatOptions: { format: 'webp', options: { quality: 78 } } },
      { name: 'medium', width: 960, formatOptions: { format: 'webp', options: { quality: 80 } } },
    ],
    adminThumbnail: 'small',
  },
  fields: [
    {
      name: 'alt',
      type: 'text',
      required: true,
      maxLength: 120,
      label: { zh: '替代文字', en: 'Alternative text' },
      admin: { description: { zh: '向看不见图片的人说明画面内容', en: 'Says what is in the picture to those who cannot see it' } },
    },
    { name: 'caption', type: 'text', maxLength: 120, label: { zh: '图片说明', en: 'Caption' } },
  ],
  hooks: { ...eventHooks('media'), beforeOperation: [checkUpload({ types })] },
}
