/**
 * `npm run new:app NAME [-- --label 中文名 --english "English name"]`: makes a working app (declaration, messages, test),
 * lists it in yizheng.config.ts, links it, and writes the migration that makes its tables. All of it, or nothing.
 */
import { parseArgs } from 'node:util'
import site from '../yizheng.config.ts'
import { commandLine } from './command-line.ts'
import { createMigration } from './create-migration.ts'
import { Edits } from './edits.ts'
import { linkPackages } from './link-packages.ts'
import { makeApp } from './new-app/make-app.ts'
import { root } from './paths.ts'
import { Problem } from './problem.ts'

const say = (line: string) => void process.stdout.write(`${line}\n`)
const usage = {
  zh: '用法：npm run new:app 名称 [-- --label 中文名 --english 英文名]',
  en: 'Usage: npm run new:app NAME [-- --label 中文名 --english "English name"]',
}

await commandLine(usage, () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { label: { type: 'string' }, english: { type: 'string' } } })
  const [name] = positionals
  if (!name || positionals.length > 1) throw new Problem(usage)
  const english = values.english ?? name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ')
  const edits = new Edits(root)
  try {
    makeApp({ root, site, app: { name, label: values.label ?? english, english }, edits })
    edits.keep('package-lock.json')
    linkPackages(root)
    const migration = createMigration(root, `add-${name}`)
    for (const file of [...edits.files, ...(migration ? [migration] : [])]) say(`+ ${file}`)
  } catch (error) {
    edits.undo()
    throw error
  }
  say(`
✓ 新应用 ${name} 已就绪：npm start 重新启动后，后台、门户、检索、数据与接口中都有它。
  The app ${name} is ready: start again with npm start, and it is in the CMS, the portal, search, figures and the API.
  plugins/${name}/src/app.ts · docs/first-app.md`)
})
