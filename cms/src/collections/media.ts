import { mayEnterAdmin } from '@yizheng/kit'
import { actorOf, eventHooks, localeOf, pictureAccess, RequestError } from '@yizheng/kit/cms'
import { join } from 'node:path'
import type { CollectionConfig, PayloadRequest, Validate } from 'payload'
import site from '../../../yizheng.config.ts'
import { uploadsDir } from '../uploads-dir.ts'
import { ALT_MOST, checkAlt } from './check-alt.ts'
import { checkUpload } from './check-upload.ts'

const types = ['image/jpeg', 'image/png', 'image/webp', 'image/avif']
/** Whoever works on content keeps its pictures. */
const mayKeep = ({ req }: { req: PayloadRequest }) => mayEnterAdmin(site, actorOf(req.user))

const validateAlt: Validate = (alt: unknown, { data, req }) => {
  const problem = checkAlt(alt, (data as { filename?: string } | undefined)?.filename)
  if (!problem) return true
  return new RequestError(422, problem.key, { values: problem.values }).answer({ messages: site.messages, locale: localeOf(req) }).error
    .message
}

/** The media library: pictures that are as public as the documents that show them, each with an alternative text and in several sizes. */
export const media: CollectionConfig = {
  slug: 'media',
  labels: { singular: { zh: '图片', en: 'Picture' }, plural: { zh: '媒体库', en: 'Media library' } },
  admin: {
    useAsTitle: 'alt',
    group: { zh: '政协视窗', en: 'News of the CPPCC' },
    // The column of the file's name shows the picture.
    defaultColumns: ['filename', 'alt', 'photographer', 'shotOn', 'updatedAt'],
    listSearchableFields: ['alt', 'caption', 'photographer', 'shotAt', 'filename'],
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
      maxLength: ALT_MOST,
      validate: validateAlt as never,
      label: { zh: '替代文字', en: 'Alternative text' },
      admin: { description: { zh: '向看不见图片的人说明画面内容', en: 'Says what is in the picture to those who cannot see it' } },
    },
    { name: 'caption', type: 'text', maxLength: 120, label: { zh: '图片说明', en: 'Caption' } },
    {
      type: 'row',
      fields: [
        { name: 'photographer', type: 'text', maxLength: 40, label: { zh: '摄影', en: 'Photographer' } },
        { name: 'rights', type: 'text', maxLength: 120, label: { zh: '版权', en: 'Rights' } },
      ],
    },
    {
      type: 'row',
      fields: [
        {
          name: 'shotOn',
          type: 'date',
          label: { zh: '拍摄日期', en: 'Taken on' },
          admin: { date: { pickerAppearance: 'dayOnly', displayFormat: 'yyyy-MM-dd' } },
        },
        { name: 'shotAt', type: 'text', maxLength: 60, label: { zh: '拍摄地点', en: 'Taken at' } },
      ],
    },
  ],
  hooks: { ...eventHooks('media'), beforeOperation: [checkUpload({ types })] },
}
