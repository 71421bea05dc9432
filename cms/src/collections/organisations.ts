import { organisationKinds, type OrganisationKind } from '@yizheng/kit'
import { actorOf, eventHooks } from '@yizheng/kit/cms'
import type { CollectionConfig, PayloadRequest } from 'payload'

const isAdmin = ({ req }: { req: PayloadRequest }) => actorOf(req.user)?.roles.includes('admin') === true

const english: Readonly<Record<OrganisationKind, string>> = {
  cppcc: 'CPPCC',
  office: 'Office',
  committee: 'Committee',
  unit: 'Handling unit',
}

/** The organisation tree: the CPPCC, its offices and committees, the handling units. */
export const organisations: CollectionConfig = {
  slug: 'organisations',
  labels: { singular: { zh: '组织', en: 'Organisation' }, plural: { zh: '组织机构', en: 'Organisations' } },
  admin: {
    useAsTitle: 'title',
    group: { zh: '基础数据', en: 'Basic data' },
    defaultColumns: ['title', 'kind', 'parent', 'order'],
    pagination: { defaultLimit: 50 },
    hideAPIURL: true,
  },
  lockDocuments: false,
  disableDuplicate: true,
  access: { read: () => true, create: isAdmin, update: isAdmin, delete: isAdmin },
  fields: [
    { name: 'title', type: 'text', required: true, index: true, label: { zh: '名称', en: 'Name' } },
    {
      name: 'kind',
      type: 'select',
      required: true,
      label: { zh: '性质', en: 'Kind' },
      options: Object.entries(organisationKinds).map(([value, zh]) => ({ value, label: { zh, en: english[value as OrganisationKind] } })),
    },
    { name: 'parent', type: 'relationship', relationTo: 'organisations', label: { zh: '上级组织', en: 'Above it' } },
    { name: 'order', type: 'number', label: { zh: '排序', en: 'Order' } },
  ],
  hooks: eventHooks('organisations'),
}
