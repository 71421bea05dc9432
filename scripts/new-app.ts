/**
 * `npm run new:app NAME [-- --label 中文名 --english "English name"]`: makes a working app (declaration, messages, test),
 * lists it in yizheng.config.ts, links it, and writes the migration that makes its tables.
 */
import { parseArgs } from 'node:util'
import site from '../yizheng.config.ts'
import { fail } from './bootstrap/fail.mjs'
import { makeApp } from './new-app/make-app.ts'
import { createMigration, npmInstall } from './npm.ts'
import { root } from './paths.ts'
import { Problem } from './problem.ts'
import { systemProblem } from './system-problem.ts'

try {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { label: { type: 'string' }, english: { type: 'string' } } })
  const [name] = positionals
  if (!name || positionals.length > 1) {
    throw new Problem({
      zh: '用法：npm run new:app 名称 [-- --label 中文名 --english 英文名]',
      en: 'Usage: npm run new:app NAME [-- --label 中文名 --english "English name"]',
    })
  }
  const english = values.english ?? name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ')
  for (const file of makeApp({ root, site, app: { name, label: values.label ?? english, english } })) process.stdout.write(`+ ${file}\n`)
  npmInstall(root)
  process.stdout.write(`+ ${createMigration(root, `add-${name}`)}\n`)
  process.stdout.write(
    `\n✓ 新应用 ${name} 已就绪：npm start 重新启动后，后台、门户、检索、数据与接口中都有它。\n  The app ${name} is ready: start again with npm start, and it is in the CMS, the portal, search, figures and the API.\n  plugins/${name}/src/app.ts · docs/first-app.md\n`,
  )
} catch (error) {
  const known = error instanceof Problem ? error : systemProblem(error as NodeJS.ErrnoException)
  if (!known) throw error
  fail(known)
}
