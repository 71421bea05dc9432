import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const rules = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as { forbidden: { name: string }[]; options: ICruiseOptions }

/** A tree in small, with one thing done wrong for every rule: rule → the file that breaks it. */
const mistakes: Record<string, { file: string; text: string }> = {
  'no-cycles': { file: 'kit/src/one.ts', text: "import { two } from './two.ts'\nexport const one = () => two" },
  resolvable: { file: 'cms/src/gone.ts', text: "import './nowhere.ts'" },
  'declared-packages': { file: 'cms/src/undeclared.ts', text: "import pack from 'pack'\nexport default pack" },
  'tests-stay-outside': { file: 'kit/src/portal/helped.ts', text: "export * from '../testing/helper.ts'" },
  'core-is-pure': { file: 'kit/src/impure.ts', text: "import { readFileSync } from 'node:fs'\nexport default readFileSync" },
  'kit-knows-nobody': { file: 'kit/src/cms/knowing.ts', text: "export * from '../../../cms/src/host.ts'" },
  'kit-sides-apart': { file: 'kit/src/portal/peeping.ts', text: "export * from '../cms/store.ts'" },
  'kit-cms-renders-no-pages': { file: 'kit/src/cms/rendering.ts', text: "export * from '../portal/page.ts'" },
  'ui-stands-alone': { file: 'kit/src/ui/fetching.ts', text: "export * from '../portal/page.ts'" },
  'declarations-import-the-kit-alone': { file: 'plugins/a/src/app.ts', text: "import '../../../kit/src/cms/store.ts'" },
  'no-plugin-to-plugin': { file: 'plugins/a/src/cms.ts', text: "import '../../b/src/app.ts'" },
  'plugins-know-no-host': { file: 'plugins/b/src/cms.ts', text: "import '../../../cms/src/host.ts'" },
  'integrations-import-the-kit-alone': { file: 'integrations/i/src/index.ts', text: "import '../../../plugins/b/src/app.ts'" },
  'hosts-apart': { file: 'portal/src/reaching.ts', text: "import '../../cms/src/host.ts'" },
  'hosts-run-without-scripts': { file: 'cms/src/scripted.ts', text: "import '../../scripts/tool.ts'" },
  'plugins-through-the-config': { file: 'cms/src/knowing.ts', text: "import '../../plugins/b/src/app.ts'" },
  'public-hosts-without-the-database': { file: 'portal/src/stored.ts', text: "import '../../kit/src/cms/store.ts'" },
  'client-leaves-take-types-only': { file: 'plugins/b/src/leaf.client.tsx', text: "import './app.ts'" },
  'dashboard-reads-no-declarations': { file: 'dashboard/src/chart.ts', text: "import '../../kit/src/site.ts'" },
}
const innocent: Record<string, string> = {
  'kit/src/two.ts': "import { one } from './one.ts'\nexport const two = () => one",
  'kit/src/index.ts': 'export const kit = 1',
  'kit/src/site.ts': 'export const site = 1',
  'kit/src/cms/store.ts': 'export const store = 1',
  'kit/src/cms/settings.ts': 'export const settings = 1',
  'kit/src/portal/page.ts': 'export const page = 1',
  'kit/src/testing/helper.ts': 'export const helper = 1',
  'plugins/b/src/app.ts':
    "import type {} from '../../../kit/src/index.ts'\nimport { kit } from '../../../kit/src/index.ts'\nimport { fields } from './fields.ts'\nexport default [kit, fields]",
  'plugins/b/src/fields.ts': 'export const fields = 1',
  'cms/src/host.ts': "import { store } from '../../kit/src/cms/store.ts'\nexport default store",
  'portal/src/settings.ts': "import { settings } from '../../kit/src/cms/settings.ts'\nexport default settings",
  'scripts/tool.ts': 'export const tool = 1',
  'tsconfig.json':
    '{ "compilerOptions": { "module": "ESNext", "moduleResolution": "bundler", "allowImportingTsExtensions": true, "noEmit": true, "jsx": "react-jsx" } }',
  'package.json': '{ "name": "tree" }',
  'cms/package.json': '{ "name": "cms" }',
  'node_modules/pack/package.json': '{ "name": "pack", "version": "1.0.0", "main": "index.js" }',
  'node_modules/pack/index.js': 'module.exports = 1',
}

let tree: string
beforeAll(() => {
  tree = realpathSync(mkdtempSync(join(tmpdir(), 'yz-rules-')))
  const files = { ...innocent, ...Object.fromEntries(Object.values(mistakes).map(({ file, text }) => [file, text])) }
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(tree, file)), { recursive: true })
    writeFileSync(join(tree, file), `${text}\n`)
  }
})
afterAll(() => rmSync(tree, { recursive: true, force: true }))

test('every dependency rule catches the mistake it is there for, and innocent files pass', async () => {
  const { output } = await cruise(['kit', 'plugins', 'integrations', 'cms', 'portal', 'dashboard', 'scripts'], {
    ...rules.options,
    baseDir: tree,
    validate: true,
    ruleSet: { forbidden: rules.forbidden },
  } as ICruiseOptions)
  const { violations } = (output as ICruiseResult).summary
  const broken = new Set(violations.map(({ rule, from }) => `${rule.name} ${from}`))
  for (const { name } of rules.forbidden) {
    expect(mistakes, `the rule ${name} has a mistake to catch`).toHaveProperty([name])
    expect([...broken], name).toContain(`${name} ${mistakes[name]!.file}`)
  }
  expect(violations.map(({ from }) => from).filter((from) => Object.hasOwn(innocent, from) && from !== 'kit/src/two.ts')).toEqual([])
})
