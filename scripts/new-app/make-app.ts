import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { hostCollections, kitCollections, type Site } from '@yizheng/kit'
import { setDependency } from '../dependents.ts'
import type { Edits } from '../edits.ts'
import { Problem } from '../problem.ts'
import { listApp } from './list-app.ts'
import { appFiles, packageName, type NewApp } from './templates.ts'

/** First parts of addresses that belong to other processes, and names the CMS uses for itself. */
const taken = ['admin', 'api', 'dashboard', 'cms-static', 'healthz', 'site', 'new', 'list', 'public']

/**
 * Writes a new app: its folder under plugins/, its place in yizheng.config.ts and in the package.json of those who depend on it.
 * @throws Problem where the name cannot be used; nothing is written then
 */
export function makeApp({ root, site, app, edits }: { root: string; site: Site; app: NewApp; edits: Edits }): void {
  refuseBadName(root, site, app)
  for (const [file, text] of Object.entries(appFiles(app))) edits.write(join('plugins', app.name, file), text)
  const config = 'yizheng.config.ts'
  edits.write(config, listApp(edits.read(config), { name: app.name, packageName: packageName(app.name) }))
  setDependency(edits, packageName(app.name), true)
}

function refuseBadName(root: string, site: Site, { name, label }: NewApp): void {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) || name.length > 30) {
    throw new Problem({
      zh: `“${name}”不能作应用名：请用不超过 30 个小写字母、数字和连字符，以字母开头，如 social-opinions。`,
      en: `"${name}" cannot name an app: use up to 30 small letters, digits and single hyphens, a letter first, such as social-opinions.`,
    })
  }
  const pages = readdirSync(join(root, 'portal', 'app')).map((file) => file.replace(/\..*$/, ''))
  const used = [
    ...site.types.flatMap((one) => [one.slug, ...Object.values(one.surface.pages ?? {}).map(({ path }) => path.split('/')[1]!)]),
    ...hostCollections,
    ...kitCollections,
    ...pages,
    ...taken,
  ]
  if (existsSync(join(root, 'plugins', name)) || used.includes(name)) {
    throw new Problem({ zh: `“${name}”已被占用，请换一个名称。`, en: `"${name}" is taken already; choose another name.` })
  }
  if (/['\\\n]/.test(label))
    throw new Problem({ zh: '名称中不能有引号、反斜杠或换行。', en: 'A label has no quotes, backslashes or line breaks.' })
}
