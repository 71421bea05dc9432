import type { CollectionConfig, PayloadRequest } from 'payload'
import { mayEnterAdmin } from '../../admin-roles.ts'
import type { Site } from '../../site.ts'
import { actorOf } from '../actor.ts'
import { bilingual } from '../compile/bilingual.ts'

const mayKeep = ({ req }: { req: PayloadRequest }) =>
  actorOf(req.user)?.roles.some((role) => role === 'publisher' || role === 'admin') === true

/** 用语规范: the list the office keeps of sensitive words and official names, against which texts are proofread. */
export function wordings(site: Site): CollectionConfig {
  const label = (key: string) => bilingual(site, `wordings.${key}`)
  const choices = (...names: string[]) => names.map((value) => ({ value, label: label(value) }))
  return {
    slug: 'wordings',
    labels: { singular: label('one'), plural: label('title') },
    admin: {
      group: bilingual(site, 'calendar.group'),
      useAsTitle: 'wrong',
      defaultColumns: ['wrong', 'right', 'kind', 'level', 'grounds'],
      listSearchableFields: ['wrong', 'right', 'grounds'],
      description: label('help'),
      hideAPIURL: true,
    },
    access: { read: ({ req }) => mayEnterAdmin(site, actorOf(req.user)), create: mayKeep, update: mayKeep, delete: mayKeep },
    lockDocuments: false,
    disableDuplicate: true,
    fields: [
      { name: 'wrong', type: 'text', required: true, unique: true, minLength: 2, maxLength: 60, label: label('wrong') },
      { name: 'right', type: 'text', maxLength: 60, label: label('right'), admin: { description: label('rightHelp') } },
      {
        name: 'kind',
        type: 'select',
        required: true,
        label: label('kind'),
        options: choices('sensitive', 'leader', 'institution', 'phrase'),
      },
      { name: 'level', type: 'select', required: true, label: label('level'), options: choices('forbidden', 'warn') },
      { name: 'grounds', type: 'text', maxLength: 200, label: label('grounds'), admin: { description: label('groundsHelp') } },
    ],
  }
}
