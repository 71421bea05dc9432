import { organisationKinds, relationIds, type OrganisationKind } from '@yizheng/kit'
import { actorOf, eventHooks, mergeOrganisation, namableWhere, RequestError } from '@yizheng/kit/cms'
import type { CollectionBeforeChangeHook, CollectionConfig, PayloadRequest, Where } from 'payload'
import site from '../../../yizheng.config.ts'

const isAdmin = ({ req }: { req: PayloadRequest }) => actorOf(req.user)?.roles.includes('admin') === true

const english: Readonly<Record<OrganisationKind, string>> = {
  cppcc: 'CPPCC',
  office: 'Office',
  committee: 'Committee',
  unit: 'Handling unit',
}

interface Organisation {
  readonly id: number
  readonly kind: OrganisationKind
  readonly mergedInto?: unknown
}

const events = eventHooks('organisations')

/** A merger leads to an organisation of the same kind that is still there, and stays as it is. */
const refuseMerger: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  const before = originalDoc as Organisation | undefined
  const [was] = relationIds(before?.mergedInto)
  const [into] = relationIds('mergedInto' in data ? (data as Organisation).mergedInto : was)
  if (was !== undefined && into !== was) throw new RequestError(409, 'error.mergerKept')
  if (into === undefined || was !== undefined) return data as unknown
  const other = (await req.payload.findByID({
    collection: 'organisations',
    id: into,
    depth: 0,
    overrideAccess: true,
    disableErrors: true,
    req,
  })) as Organisation | null
  const kind = (data as Partial<Organisation>).kind ?? before?.kind
  if (!before || !other || other.id === before.id || other.kind !== kind || relationIds(other.mergedInto).length > 0)
    throw new RequestError(422, 'error.mergerTarget')
  return data as unknown
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
    {
      name: 'mergedInto',
      type: 'relationship',
      relationTo: 'organisations',
      index: true,
      label: { zh: '已并入', en: 'Merged into' },
      admin: {
        description: {
          zh: '机构撤并时填写。保存后，本组织的人员、下级组织和未办结的事项一并转入该组织，本组织不能再被选择；不能撤回。',
          en: 'For an organisation that is no more. Its people, the organisations below it and its open work go over when this is saved, and it can no longer be chosen. This cannot be taken back.',
        },
      },
      filterOptions: ({ data, id }) => ({
        and: [namableWhere.organisations as Where, { kind: { equals: (data as Organisation).kind } }, { id: { not_equals: id ?? 0 } }],
      }),
    },
  ],
  hooks: {
    ...events,
    beforeChange: [refuseMerger],
    afterChange: [
      async ({ doc, previousDoc, req }) => {
        const { id, mergedInto } = doc as Organisation
        const [into] = relationIds(mergedInto)
        if (into !== undefined && relationIds((previousDoc as Organisation | undefined)?.mergedInto).length === 0)
          await mergeOrganisation({ req, site, from: id, into })
        return doc as unknown
      },
      ...events.afterChange,
    ],
  },
}
