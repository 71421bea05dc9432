import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { hostCollections, type Site } from '@yizheng/kit'
import { Problem } from '../problem.ts'
import { listApp } from './list-app.ts'
import { appFiles, packageName, type NewApp } from './templates.ts'

/** Hosts that are built from the declarations and so depend on every app. */
const dependents = ['.', 'cms', 'portal']
/** First parts of addresses that belong to other processes, and names the CMS uses for itself. */
const taken = ['admin', 'api', 'dashboard', 'cms-static', 'healthz', 'site', 'new', 'list', 'public']

/**
 * Writes a new app into the tree at `root`: its folder under plugins/, its place in yizheng.config.ts and in the
 * package.json of those who depend on it. Returns the files written, relative to `root`.
 * @throws Problem where the name cannot be used; nothing is written then
 */
export function makeApp({ root, site, app }: { root: string; site: Site; app: NewApp }): string[] {
  refuseBadName(root, site, app)
  const written = Object.entries(appFiles(app)).map(([file, text]) => write(root, join('plugins', app.name, file), text))
  const config = 'yizheng.config.ts'
  written.push(
    write(root, config, listApp(readFileSync(join(root, config), 'utf8'), { name: app.name, packageName: packageName(app.name) })),
  )
  for (const folder of dependents) written.push(addDependency(root, join(folder, 'package.json'), packageName(app.name)))
  return written
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
    ...pages,
    ...taken,
  ]
  if (existsSync(join(root, 'plugins', name)) || used.includes(name)) {
    throw new Problem({ zh: `“${name}”已被占用，请换一个名称。`, en: `"${name}" is taken already; choose another name.` })
  }
  if (/['\\\n]/.test(label))
    throw new Problem({ zh: '名称中不能有引号、反斜杠或换行。', en: 'A label has no quotes, backslashes or line breaks.' })
}

function addDependency(root: string, file: string, name: string): string {
  const manifest = JSON.parse(readFileSync(join(root, file), 'utf8')) as { dependencies?: Record<string, string> }
  manifest.dependencies = Object.fromEntries(
    Object.entries({ ...manifest.dependencies, [name]: '0.1.0' }).sort(([a], [b]) => (a < b ? -1 : 1)),
  )
  return write(root, file, `${JSON.stringify(manifest, null, 2)}\n`)
}

function write(root: string, file: string, text: string): string {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), text)
  return file
}
