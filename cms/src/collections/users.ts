import { kitMessages, mayEnterAdmin, roles } from '@yizheng/kit'
import { actorOf } from '@yizheng/kit/cms'
import { APIError, type CollectionConfig, type PayloadRequest } from 'payload'
import site from '../../../yizheng.config.ts'

const isAdmin = ({ req }: { req: PayloadRequest }) => actorOf(req.user)?.roles.includes('admin') === true
const isAdminOrSelf = ({ req }: { req: PayloadRequest }) => {
  const actor = actorOf(req.user)
  if (!actor) return false
  return actor.roles.includes('admin') || { id: { equals: actor.id } }
}
const adminField = { create: isAdmin, update: isAdmin }

/** People with an account: members, staff, officers of handling units, editors, administrators. */
export const users: CollectionConfig = {
  slug: 'users',
  labels: { singular: { zh: '人员', en: 'Person' }, plural: { zh: '人员', en: 'People' } },
  auth: {
    tokenExpiration: 8 * 3600,
    maxLoginAttempts: 5,
    lockTime: 600_000,
    depth: 0,
    cookies: { sameSite: 'Lax', secure: process.env.PUBLIC_URL?.startsWith('https:') === true },
  },
  admin: {
    useAsTitle: 'name',
    group: { zh: '基础数据', en: 'Basic data' },
    defaultColumns: ['name', 'roles', 'unit', 'email', 'disabled'],
    listSearchableFields: ['name', 'email', 'workplace'],
    pagination: { defaultLimit: 20 },
    hideAPIURL: true,
    // Everybody else finds their own account behind their picture.
    hidden: ({ user }) => !actorOf(user)?.roles.includes('admin'),
  },
  lockDocuments: false,
  access: {
    read: isAdminOrSelf,
    create: isAdmin,
    update: isAdminOrSelf,
    delete: isAdmin,
    unlock: isAdmin,
    admin: ({ req }) => mayEnterAdmin(site, actorOf(req.user)),
  },
  fields: [
    { name: 'name', type: 'text', required: true, index: true, label: { zh: '姓名', en: 'Name' }, access: adminField },
    {
      name: 'roles',
      type: 'select',
      hasMany: true,
      label: { zh: '角色', en: 'Roles' },
      options: Object.entries(roles).map(([value, zh]) => ({ value, label: { zh, en: kitMessages.en[zh] ?? value } })),
      access: adminField,
      saveToJWT: true,
    },
    {
      name: 'unit',
      type: 'relationship',
      relationTo: 'organisations',
      index: true,
      label: { zh: '所在组织', en: 'Organisation' },
      access: adminField,
    },
    { name: 'disabled', type: 'checkbox', defaultValue: false, label: { zh: '停用', en: 'Switched off' }, access: adminField },
    { name: 'sector', type: 'text', label: { zh: '界别', en: 'Sector' }, access: adminField },
    {
      name: 'committee',
      type: 'relationship',
      relationTo: 'organisations',
      label: { zh: '专门委员会', en: 'Committee' },
      access: adminField,
    },
    { name: 'workplace', type: 'text', label: { zh: '工作单位', en: 'Workplace' }, access: adminField },
    { name: 'phone', type: 'text', label: { zh: '电话', en: 'Telephone' } },
  ],
  hooks: {
    beforeLogin: [
      ({ user }) => {
        if ((user as { disabled?: boolean | null }).disabled)
          throw new APIError('此账号已停用，请联系系统管理员。 This account is switched off; ask the administrator.', 401, null, true)
      },
    ],
    // An account that is switched off is signed out everywhere at once.
    beforeChange: [({ data }) => ((data as { disabled?: boolean | null }).disabled ? { ...data, sessions: [] } : data)],
  },
}
