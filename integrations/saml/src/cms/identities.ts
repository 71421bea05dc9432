import type { CollectionConfig, PayloadRequest } from 'payload'
import type { Site } from '@yizheng/kit'
import { actorOf, endpoint, idOf, jsonBody, signedIn, type EndpointContext } from '@yizheng/kit/cms'
import { confirmIdentity, refuseIdentity } from './decide-identity.ts'
import { mayReview } from './may-review.ts'
import { reviewOf } from './review.ts'

const reviews = ({ req }: { req: PayloadRequest }) => mayReview(actorOf(req.user))
const nobody = () => false
const readOnly = { readOnly: true }
const onceDecided = { readOnly: true, condition: ({ status }: Partial<Record<string, unknown>>) => status !== 'pending' }
const inPanel = { readOnly: true, condition: () => false }

/**
 * 委员身份审核: who has signed in at a provider, and whose account that is. A new identity may do nothing until somebody
 * has confirmed it; only the steps below change a row.
 */
export function identities(site: Site): CollectionConfig {
  return {
    slug: 'identities',
    labels: { singular: { zh: '单点登录身份', en: 'Identity' }, plural: { zh: '身份审核', en: 'Identities to review' } },
    admin: {
      useAsTitle: 'name',
      group: { zh: '基础数据', en: 'Basic data' },
      defaultColumns: ['name', 'organisation', 'provider', 'status', 'createdAt'],
      listSearchableFields: ['name', 'organisation'],
      description: {
        zh: '首次用单点登录进入的人须经核对后才能使用。系统只提示可能是谁，不会自动关联。',
        en: 'Whoever signs in for the first time is compared with the accounts by hand. The system suggests, and links nobody by itself.',
      },
      hideAPIURL: true,
      hidden: ({ user }) => !mayReview(actorOf(user)),
    },
    access: { read: reviews, create: nobody, update: nobody, delete: nobody },
    defaultSort: '-createdAt',
    lockDocuments: false,
    disableDuplicate: true,
    indexes: [{ fields: ['provider', 'nameId'], unique: true }],
    fields: [
      {
        name: 'decide',
        type: 'ui',
        label: { zh: '审核', en: 'Review' },
        admin: { position: 'sidebar', components: { Field: '@yizheng/integration-saml/admin/decide-panel.client.tsx#DecidePanel' } },
      },
      {
        name: 'status',
        type: 'select',
        required: true,
        defaultValue: 'pending',
        index: true,
        label: { zh: '状态', en: 'State' },
        options: [
          { value: 'pending', label: { zh: '待审核', en: 'Waiting' } },
          { value: 'confirmed', label: { zh: '已确认', en: 'Confirmed' } },
          { value: 'refused', label: { zh: '已拒绝', en: 'Refused' } },
        ],
        admin: readOnly,
      },
      { name: 'name', type: 'text', label: { zh: '姓名（对方提供）', en: 'Name, as the provider says' }, admin: readOnly },
      // Compared by the server; the panel shows it masked.
      {
        name: 'mobile',
        type: 'text',
        label: { zh: '手机（对方提供）', en: 'Mobile, as the provider says' },
        access: { read: nobody },
        admin: { hidden: true },
      },
      { name: 'organisation', type: 'text', label: { zh: '单位（对方提供）', en: 'Organisation, as the provider says' }, admin: readOnly },
      {
        name: 'provider',
        type: 'relationship',
        relationTo: 'identity-providers' as never,
        required: true,
        label: { zh: '身份提供方', en: 'Provider' },
        admin: readOnly,
      },
      { name: 'nameId', type: 'text', required: true, label: { zh: '对方标识', en: 'Its name for the person' }, admin: readOnly },
      { name: 'nameIdFormat', type: 'text', required: true, label: 'NameID format', admin: { hidden: true } },
      {
        name: 'person',
        type: 'relationship',
        relationTo: 'users' as never,
        index: true,
        label: { zh: '账号', en: 'Account' },
        // The panel names them, also to those who may not read accounts.
        admin: inPanel,
      },
      { name: 'reason', type: 'text', label: { zh: '拒绝理由', en: 'Reason of the refusal' }, admin: onceDecided },
      { name: 'decidedBy', type: 'relationship', relationTo: 'users' as never, label: { zh: '审核人', en: 'Decided by' }, admin: inPanel },
      { name: 'decidedAt', type: 'date', label: { zh: '审核时间', en: 'Decided at' }, admin: onceDecided },
    ],
    endpoints: [
      endpoint({
        site,
        method: 'get',
        path: '/:id/review',
        handler: (context) => reviewOf({ ...whoAndWhich(context), q: context.query.get('q')?.trim() ?? '' }),
      }),
      endpoint({
        site,
        method: 'post',
        path: '/:id/confirm',
        handler: async (context) => {
          const { person } = await jsonBody<{ person?: unknown }>(context)
          await confirmIdentity({ ...whoAndWhich(context), person: idOf(String(person)) })
          return {}
        },
      }),
      endpoint({
        site,
        method: 'post',
        path: '/:id/refuse',
        handler: async (context) => {
          const { reason } = await jsonBody<{ reason?: unknown }>(context)
          await refuseIdentity({ ...whoAndWhich(context), reason: typeof reason === 'string' ? reason.trim() : '' })
          return {}
        },
      }),
    ],
  }
}

function whoAndWhich(context: EndpointContext) {
  return { req: context.req, actor: signedIn(context), id: idOf(context.params.id) }
}
