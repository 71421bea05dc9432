import { actorOf, appendEvent, forgetAppSwitches } from '@yizheng/kit/cms'
import type { GlobalConfig, PayloadRequest, TextField } from 'payload'
import site from '../../../yizheng.config.ts'

const text = (name: string, zh: string, en: string): TextField => ({ name, type: 'text', label: { zh, en } })
const mayKeep = ({ req }: { req: PayloadRequest }) =>
  actorOf(req.user)?.roles.some((role) => role === 'admin' || role === 'publisher') === true

/** Settings of the site: its name, the marks a government site must carry, and which apps are switched off. */
export const siteSettings: GlobalConfig = {
  slug: 'site',
  label: { zh: '网站设置', en: 'Site settings' },
  admin: {
    group: { zh: '设置', en: 'Settings' },
    hideAPIURL: true,
    hidden: ({ user }) => !actorOf(user)?.roles.some((role) => role === 'admin' || role === 'publisher'),
  },
  lockDocuments: false,
  access: { read: mayKeep, update: mayKeep },
  fields: [
    text('name', '网站名称', 'Name'),
    text('nameEn', '英文名称', 'Name in English'),
    text('tagline', '副标题', 'Tagline'),
    text('organiser', '主办单位', 'Organiser'),
    text('icp', 'ICP 备案号', 'ICP number'),
    text('police', '公安备案号', 'Police number'),
    text('siteCode', '网站标识码', 'Site code'),
    text('contact', '联系方式', 'Contact'),
    text('address', '地址', 'Address'),
    {
      name: 'searchWords',
      type: 'text',
      hasMany: true,
      label: { zh: '检索词库', en: 'Words for the search' },
      admin: {
        description: {
          zh: '本地的地名、机构名、专用说法，检索时不被拆开，每词 2—12 个汉字。委员姓名与组织机构名称自动收入，无需填写。',
          en: 'Names of places and institutions and terms of here that the search should keep whole, 2 to 12 characters each. Members and organisations are known by themselves.',
        },
      },
    },
    {
      name: 'offApps',
      type: 'text',
      hasMany: true,
      label: { zh: '停用的应用', en: 'Apps switched off' },
      admin: {
        description: {
          zh: `可填：${site.apps.map((app) => app.id).join('、')}`,
          en: `One or more of ${site.apps.map((app) => app.id).join(', ')}`,
        },
      },
      access: { update: ({ req }) => actorOf(req.user)?.roles.includes('admin') === true },
      validate: (value) => {
        const unknown = (value ?? []).find((id) => !site.apps.some((app) => app.id === id))
        return unknown === undefined || `没有“${unknown}”这一应用。 There is no app “${unknown}”.`
      },
    },
  ],
  hooks: {
    afterChange: [
      async ({ doc, req }) => {
        forgetAppSwitches(req.payload)
        await appendEvent({ payload: req.payload, req, event: { kind: 'updated', type: 'site', doc: 0, actor: actorOf(req.user)?.id } })
        return doc as unknown
      },
    ],
  },
}
