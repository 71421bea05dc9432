import { deleteOwnedFiles, exportApp, offApps, surveyApp, switchApp } from '@yizheng/kit/cms'
import { getPayload } from 'payload'
import site from '../../yizheng.config.ts'
import config from './payload.config.ts'

/**
 * Does one thing with an app on the database of this site and sends the result to the process that asked (scripts/app.ts):
 * `list`, `survey APP`, `off APP`, `on APP`, `export APP FOLDER`, `delete-files SLUG…` (of an app that may be gone from the site).
 */
const [command, name, folder] = process.argv.slice(2)
const payload = await getPayload({ config })
const result = await run()
await new Promise((resolve) => process.send!(result, resolve))
await payload.destroy()
process.exit(0)

async function run(): Promise<unknown> {
  if (command === 'list') {
    const off = await offApps(payload)
    return Promise.all(
      site.apps.map(async (app) => ({ id: app.id, on: !off.includes(app.id), survey: await surveyApp({ payload, site, app }) })),
    )
  }
  if (command === 'delete-files') return deleteOwnedFiles({ payload, slugs: process.argv.slice(3) })
  const app = site.apps.find((one) => one.id === name)
  if (!app) throw new Error(`There is no app "${name}"`)
  switch (command) {
    case 'survey':
      return surveyApp({ payload, site, app })
    case 'off':
    case 'on':
      return switchApp({ payload, site, app: app.id, on: command === 'on' })
    case 'export':
      return exportApp({ payload, app, folder: folder! })
    default:
      throw new Error(`There is no command "${command}"`)
  }
}
