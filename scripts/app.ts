/**
 * `npm run app -- list | off NAME | on NAME | remove NAME [--keep | --export FOLDER | --drop] [--yes]`: the apps of this
 * site. Off and on work while the system runs. Removing is a dry run unless --yes stands there.
 */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { defineSite, type App } from '@yizheng/kit'
import type { AppExport, AppSurvey } from '@yizheng/kit/cms'
import site from '../yizheng.config.ts'
import { askCms } from './app/ask-cms.ts'
import { keptSchema } from './app/removal-migration.ts'
import { removeApp } from './app/remove-app.ts'
import { commandLine } from './command-line.ts'
import { root } from './paths.ts'
import { Problem } from './problem.ts'
import { withDatabase } from './with-database.ts'

const say = (line: string) => void process.stdout.write(`${line}\n`)
const usage = {
  zh: '用法：npm run app -- list | off 名称 | on 名称 | remove 名称 [--keep | --export 文件夹 | --drop] [--yes]',
  en: 'Usage: npm run app -- list | off NAME | on NAME | remove NAME [--keep | --export FOLDER | --drop] [--yes]',
}

await commandLine(usage, async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { keep: { type: 'boolean' }, drop: { type: 'boolean' }, export: { type: 'string' }, yes: { type: 'boolean' } },
  })
  const [command, name] = positionals
  if (command === 'list') await list()
  else if (command === 'off' || command === 'on') await turn(appNamed(name), command)
  else if (command === 'remove') await remove(appNamed(name), values)
  else throw new Problem(usage)
})

function appNamed(name: string | undefined): App {
  const app = site.apps.find((one) => one.id === name)
  if (app) return app
  const ids = site.apps.map((one) => one.id).join(', ')
  throw name
    ? new Problem({ zh: `没有“${name}”这一应用。可选：${ids}`, en: `There is no app "${name}". There are: ${ids}` })
    : new Problem(usage)
}

async function list(): Promise<void> {
  const apps = await withDatabase((env) => askCms<{ id: string; on: boolean; survey: AppSurvey }[]>(env, 'list'))
  for (const { id, on, survey } of apps)
    say(`${on ? '✓ 启用 on ' : '– 停用 off'}  ${id.padEnd(20)}${appNamed(id).label}  ${counts(survey.documents)}`)
  for (const id of site.off) say(`– 未列入 not part of the site  ${id}`)
}

async function turn(app: App, to: 'on' | 'off'): Promise<void> {
  const changed = await withDatabase((env) => askCms<boolean>(env, to, app.id))
  if (!changed) return say(to === 'on' ? `${app.id} 已经启用。It is on already.` : `${app.id} 已经停用。It is off already.`)
  if (to === 'on') say(`✓ 已启用 ${app.id}，一秒内生效。On again, within a second.`)
  else
    say(
      `✓ 已停用 ${app.id}，一秒内生效；数据都在，npm run app -- on ${app.id} 即可恢复。Off within a second; its data stays, npm run app -- on ${app.id} brings it back.`,
    )
}

async function remove(app: App, options: { keep?: boolean; drop?: boolean; export?: string; yes?: boolean }): Promise<void> {
  const chosen = [options.keep, options.drop, options.export !== undefined].filter(Boolean).length
  if (chosen > 1) throw new Problem(usage)
  const folder = options.export === undefined ? undefined : resolve(process.env.INIT_CWD ?? process.cwd(), options.export)
  requireIndependence(app)
  await withDatabase(async (env) => {
    const survey = await askCms<AppSurvey>(env, 'survey', app.id)
    say(`${app.label} ${app.id}`)
    say(`  事项 documents    ${counts(survey.documents)}`)
    say(`  附件 files        ${survey.files}`)
    say(
      `  办理记录 history  ${survey.history} · 回执 receipts ${survey.receipts} · 消息 notices ${survey.notices} · 检索 search ${survey.searchEntries}`,
    )
    if (chosen === 0) {
      throw new Problem({
        zh: '移除之前请选择数据的去向：--keep 留在库中，--export 文件夹 导出后删除，--drop 直接删除。',
        en: 'Say first what becomes of the data: --keep leaves it in the database, --export FOLDER writes it out and deletes it, --drop deletes it.',
      })
    }
    say('\n将依次 This will, in this order:')
    for (const line of plan(app, survey, { keep: options.keep === true, folder })) say(`  · ${line}`)
    if (!options.yes) return say('\n这是预演，什么也没有改变。加上 --yes 才会执行。 A dry run: nothing was changed. Add --yes to do it.')

    await askCms<boolean>(env, 'off', app.id)
    if (folder) {
      const { lines } = await askCms<AppExport>(env, 'export', app.id, folder)
      say(`\n✓ 已导出 Exported to ${folder}: ${counts(lines)}`)
    }
    const files = removeApp({ root, app, data: options.keep ? 'keep' : 'drop' })
    if (!options.keep) await askCms<number>(env, 'delete-files', ...Object.keys(survey.documents))
    for (const file of files) say(`✓ ${file}`)
    say('\n重新启动后生效：npm start。 It takes effect at the next start: npm start')
  })
}

/** Refuses to remove an app that others relate to. */
function requireIndependence(app: App): void {
  try {
    defineSite({ label: site.label, apps: site.apps.filter((one) => one.id !== app.id) })
  } catch (error) {
    throw new Problem({ zh: `其他应用依赖 ${app.id}，不能移除。`, en: `Other apps need ${app.id}: ${(error as Error).message}` })
  }
}

function plan(app: App, survey: AppSurvey, { keep, folder }: { keep: boolean; folder: string | undefined }): string[] {
  const all = Object.values(survey.documents).reduce((sum, one) => sum + one, 0)
  return [
    '停用该应用 switch it off',
    ...(folder ? [`导出到 write everything to ${folder}`] : []),
    `移出 take it out of yizheng.config.ts and package.json (plugins/${app.id} 保留 stays)`,
    keep
      ? `下次启动时把表移入 move its tables to the schema "${keptSchema(app.id)}" at the next start (${all} 项 documents)`
      : `下次启动时删除表 drop its tables at the next start (${all} 项 documents), 回执 receipts ${survey.receipts}, 消息 notices ${survey.notices}`,
    ...(keep ? [] : [`立即删除附件 delete its files at once (${survey.files})`]),
    `检索条目 clear its search entries (${survey.searchEntries}); 办理记录与审计保留 history and audit stay`,
  ]
}

function counts(numbers: Readonly<Record<string, number>>): string {
  return Object.entries(numbers)
    .map(([name, count]) => `${name} ${count}`)
    .join(' · ')
}
