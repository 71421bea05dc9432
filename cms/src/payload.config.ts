import { postgresAdapter } from '@payloadcms/db-postgres'
import { lexicalEditor } from '@payloadcms/richtext-lexical'
import { en } from '@payloadcms/translations/languages/en'
import { zh } from '@payloadcms/translations/languages/zh'
import { samlSignIn } from '@yizheng/integration-saml'
import { FILE_MOST } from '@yizheng/kit'
import { adoptCluster, compileSite, settingsOfProcess } from '@yizheng/kit/cms'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildConfig } from 'payload'
import sharp from 'sharp'
import site from '../../yizheng.config.ts'
import { closeDoors } from './close-doors.ts'
import { attachments } from './collections/attachments.ts'
import { media } from './collections/media.ts'
import { organisations } from './collections/organisations.ts'
import { users } from './collections/users.ts'
import { siteSettings } from './globals/site.ts'
import { knowPrincipals } from './know-principals.ts'

const here = dirname(fileURLToPath(import.meta.url))
const settings = settingsOfProcess()
const { collections, endpoints, hooks } = compileSite(site)
const saml = samlSignIn(site, settings)

const config = buildConfig({
  secret: settings.payloadSecret,
  serverURL: settings.publicUrl,
  csrf: [settings.publicUrl],
  cors: [],
  telemetry: false,
  admin: {
    user: 'users',
    // gravatar.com would learn who works here.
    avatar: 'default',
    meta: { titleSuffix: ` · ${site.label}`, icons: [{ type: 'image/svg+xml', url: '/icon.svg' }] },
    components: {
      graphics: { Logo: '/src/admin/site-logo.tsx#SiteLogo', Icon: '/src/admin/site-logo.tsx#SiteIcon' },
      actions: ['/src/admin/site-links.tsx#SiteLinks'],
      afterNavLinks: ['/src/admin/deadlines-link.tsx#DeadlinesLink'],
      views: {
        deadlines: {
          Component: '/src/admin/deadlines-view.tsx#DeadlinesView',
          path: '/deadlines',
          meta: { title: '期限规则' },
        },
      },
      beforeDashboard: ['@yizheng/kit/cms/admin/calendar-gaps.tsx#CalendarGaps', '@yizheng/kit/cms/admin/channel-states.tsx#ChannelStates'],
    },
    importMap: { baseDir: resolve(here, '..') },
    dateFormat: 'yyyy-MM-dd HH:mm',
    timezones: { defaultTimezone: 'Asia/Shanghai', supportedTimezones: [{ label: '北京时间', value: 'Asia/Shanghai' }] },
  },
  i18n: {
    fallbackLanguage: 'zh',
    supportedLanguages: { zh, en },
    // Shorter and more usual than the library's own.
    translations: {
      zh: { general: { noLabel: '—', createNew: '新建', dashboard: '总览', filters: '筛选' } },
      en: { general: { noLabel: '—' } },
    },
  },
  collections: [...collections, users, organisations, media, attachments, ...saml.collections],
  globals: [siteSettings],
  endpoints: [...endpoints, ...saml.endpoints],
  hooks,
  editor: lexicalEditor(),
  db: postgresAdapter({
    pool: { connectionString: settings.databaseUrl, max: 20, connectionTimeoutMillis: 10_000 },
    push: false,
    migrationDir: resolve(here, 'migrations'),
    logger: false,
  }),
  graphQL: { disable: true },
  upload: { limits: { fileSize: FILE_MOST }, abortOnLimit: true },
  typescript: { autoGenerate: false },
  sharp,
  onInit: async (payload) => {
    knowPrincipals(payload)
    if (await adoptCluster(payload))
      payload.logger.warn('the database was restored into another PostgreSQL cluster; its events were renumbered')
  },
})

export default config.then(closeDoors)
