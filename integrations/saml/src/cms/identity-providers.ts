import type { CollectionBeforeChangeHook, CollectionConfig, PayloadRequest } from 'payload'
import { actorOf, RequestError, runSql, sql } from '@yizheng/kit/cms'
import { isUsableUrl, readIdpMetadata, usableCertificate } from '../idp-metadata.ts'
import { SamlRefusal } from '../refusal.ts'
import { mayReview } from './may-review.ts'

/** A row of the collection. */
export interface IdentityProviderRow {
  readonly id: number
  readonly name: string
  readonly label: string
  readonly enabled?: boolean | null
  readonly metadata?: string | null
  readonly pinned?: string | null
  readonly entityId?: string | null
  readonly signInUrl?: string | null
  readonly signInBinding?: 'redirect' | 'post' | null
  readonly signOutUrl?: string | null
  readonly certificates?: readonly { readonly pem: string }[] | null
  readonly validUntil?: string | null
  readonly ourEntityId?: string | null
  readonly attributes?: { readonly name?: string | null; readonly mobile?: string | null; readonly organisation?: string | null } | null
}

const reviews = ({ req }: { req: PayloadRequest }) => mayReview(actorOf(req.user))
const isAdmin = ({ req }: { req: PayloadRequest }) => actorOf(req.user)?.roles.includes('admin') === true
const monospace = { className: 'code' }

/** 单点登录: the identity providers that people may sign in at. */
export const identityProviders: CollectionConfig = {
  slug: 'identity-providers',
  labels: {
    singular: { zh: '身份提供方', en: 'Identity provider' },
    plural: { zh: '单点登录', en: 'Single sign-on' },
  },
  admin: {
    useAsTitle: 'label',
    group: { zh: '基础数据', en: 'Basic data' },
    defaultColumns: ['label', 'name', 'enabled', 'entityId', 'updatedAt'],
    description: {
      zh: '把对方的元数据粘贴进来即可；本系统的元数据在 /saml/标识/metadata。换密钥时，先粘贴含新旧两张证书的元数据。',
      en: 'Paste the metadata of the other side; ours is at /saml/NAME/metadata. When keys roll over, first paste metadata with both certificates.',
    },
    hideAPIURL: true,
    hidden: ({ user }) => !actorOf(user)?.roles.includes('admin'),
  },
  // Nothing in it is secret, and whoever reviews an identity sees where it comes from.
  access: { read: reviews, create: isAdmin, update: isAdmin, delete: isAdmin },
  lockDocuments: false,
  disableDuplicate: true,
  fields: [
    { name: 'label', type: 'text', required: true, maxLength: 40, label: { zh: '名称（登录按钮上）', en: 'Name (on the button)' } },
    {
      name: 'name',
      type: 'text',
      required: true,
      unique: true,
      label: { zh: '标识（网址中）', en: 'Name in addresses' },
      admin: {
        description: { zh: '小写字母、数字、连字符；启用后不要再改。', en: 'Small letters, digits, hyphens; not to be changed in use.' },
      },
      validate: (value: unknown) =>
        /^[a-z][a-z0-9-]{1,30}$/.test(String(value)) || '须为小写字母、数字、连字符。 Small letters, digits, hyphens.',
    },
    { name: 'enabled', type: 'checkbox', defaultValue: false, label: { zh: '启用', en: 'In use' } },
    {
      name: 'metadata',
      type: 'textarea',
      label: { zh: '粘贴元数据（XML）', en: 'Paste metadata (XML)' },
      admin: {
        ...monospace,
        description: {
          zh: '保存时检查，读入以下各项后清空。',
          en: 'Checked when saved, read into the fields below, then cleared.',
        },
      },
    },
    {
      name: 'pinned',
      type: 'textarea',
      label: { zh: '元数据签名证书（可选）', en: 'Certificate that signs the metadata (optional)' },
      admin: {
        ...monospace,
        description: { zh: '填写后，未经它签名的元数据不予接受。', en: 'Where given, metadata it did not sign is refused.' },
      },
    },
    { name: 'entityId', type: 'text', index: true, label: { zh: '对方 entityID', en: 'Its entity ID' } },
    { name: 'signInUrl', type: 'text', label: { zh: '登录地址', en: 'Sign-in address' } },
    {
      name: 'signInBinding',
      type: 'select',
      defaultValue: 'redirect',
      label: { zh: '登录请求的传送方式', en: 'Binding of the request' },
      options: [
        { value: 'redirect', label: 'HTTP-Redirect' },
        { value: 'post', label: 'HTTP-POST' },
      ],
    },
    { name: 'signOutUrl', type: 'text', label: { zh: '退出地址', en: 'Sign-out address' } },
    {
      name: 'certificates',
      type: 'array',
      label: { zh: '签名证书', en: 'Certificates' },
      labels: { singular: { zh: '证书', en: 'Certificate' }, plural: { zh: '证书', en: 'Certificates' } },
      fields: [{ name: 'pem', type: 'textarea', required: true, label: 'PEM', admin: monospace }],
    },
    {
      name: 'validUntil',
      type: 'date',
      label: { zh: '有效期至', en: 'Valid until' },
      admin: {
        date: { pickerAppearance: 'dayAndTime', displayFormat: 'yyyy-MM-dd HH:mm' },
        description: {
          zh: '由元数据读入；过期后不能用它登录，请粘贴新的元数据。',
          en: 'From the metadata; after it nobody signs in by this provider until new metadata is pasted.',
        },
      },
    },
    {
      name: 'ourEntityId',
      type: 'text',
      label: { zh: '本系统 entityID（可选）', en: 'Our entity ID (optional)' },
      admin: { description: { zh: '缺省为本系统元数据的网址。', en: 'The address of our metadata, unless told.' } },
    },
    {
      name: 'attributes',
      type: 'group',
      label: { zh: '属性名', en: 'Names of attributes' },
      admin: {
        description: {
          zh: '仅供工作人员核对身份；系统不会凭它们关联账号。',
          en: 'For staff to compare; no account is ever linked by them.',
        },
      },
      fields: [
        { name: 'name', type: 'text', defaultValue: 'displayName', label: { zh: '姓名', en: 'Name' } },
        { name: 'mobile', type: 'text', defaultValue: 'mobile', label: { zh: '手机', en: 'Mobile' } },
        { name: 'organisation', type: 'text', defaultValue: 'orgName', label: { zh: '单位', en: 'Organisation' } },
      ],
    },
  ],
  hooks: { beforeChange: [readIn, keepWhoItIs], beforeDelete: [({ id, req }) => refuseWithIdentities(req, Number(id), 'signIn.inUse')] },
}

/** Reads pasted metadata into the fields, and refuses, at its field, what could not be used. */
function readIn({ data, originalDoc }: Parameters<CollectionBeforeChangeHook>[0]): object {
  const given = data as Partial<IdentityProviderRow>
  const next = { ...(originalDoc as IdentityProviderRow | undefined), ...given }
  const pinned = next.pinned?.trim() ? checked('pinned', () => usableCertificate(next.pinned!)) : null
  if (given.metadata?.trim()) {
    const {
      certificates,
      validUntil,
      signOutUrl = null,
      ...found
    } = checked('metadata', () => readIdpMetadata(given.metadata!.trim(), { pinned: pinned ?? undefined }))
    const until = { validUntil: validUntil?.toISOString() ?? null }
    return { ...given, ...found, ...until, signOutUrl, pinned, metadata: null, certificates: certificates.map((pem) => ({ pem })) }
  }
  const certificates = (next.certificates ?? []).map(({ pem }) => ({ pem: checked('certificates', () => usableCertificate(pem)) }))
  for (const field of ['signInUrl', 'signOutUrl'] as const)
    if (next[field] && !isUsableUrl(next[field])) throw atField(field, 'signIn.badAddress')
  if (next.enabled) for (const field of ['entityId', 'signInUrl'] as const) if (!next[field]) throw atField(field, 'signIn.neededToEnable')
  if (next.enabled && certificates.length === 0) throw atField('certificates', 'signIn.neededToEnable')
  return { ...given, pinned, certificates }
}

/** Another entity ID is another provider: the identities known by this one's names are not its people. */
async function keepWhoItIs({ data, originalDoc, req }: Parameters<CollectionBeforeChangeHook>[0]): Promise<object> {
  const { entityId } = data as Partial<IdentityProviderRow>
  const before = originalDoc as IdentityProviderRow | undefined
  if (before?.entityId && entityId !== undefined && entityId !== before.entityId)
    await refuseWithIdentities(req, before.id, 'signIn.otherProvider')
  return data as object
}

async function refuseWithIdentities(req: PayloadRequest, provider: number, key: string): Promise<void> {
  const rows = await runSql({ payload: req.payload, req, query: sql`SELECT id FROM identities WHERE provider_id = ${provider} LIMIT 1` })
  if (rows.length > 0) throw new RequestError(409, key)
}

function checked<T>(field: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof SamlRefusal) throw atField(field, 'signIn.refused', { detail: error.message })
    throw error
  }
}

function atField(field: string, key: string, values: Readonly<Record<string, string>> = {}): RequestError {
  return new RequestError(422, 'error.invalid', { fields: { [field]: { key, values } } })
}
