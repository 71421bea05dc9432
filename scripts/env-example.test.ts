import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './paths.ts'

/** Read by the code, and no setting of the product. */
const notOurs = new Set([
  // Of the shell, of Node and of npm.
  ...['PATH', 'NODE_OPTIONS', 'NODE_COMPILE_CACHE', 'INIT_CWD'],
  // Of the tests: the browser they drive, and where their second system notes its processes.
  ...['CHROMIUM_PATH', 'YZ_RUN_DIR'],
])

const product = globSync(['yizheng.config.ts', '{kit,plugins,integrations,cms,portal,dashboard,scripts}/**/*.{ts,tsx,mjs}'], {
  cwd: root,
  exclude: (name) => /(^|\/)(node_modules|\.next|dist|testing|migrations)$|^scripts\/bench$|\.test(-d)?\.tsx?$/.test(name),
})
/** `process.env.X`, `env['X']`, and in settings.ts the X of its helpers. */
const reads = [
  /\b(?:env|given|complete)(?:\.|\['|\?\.)([A-Z][A-Z0-9_]+)\b/g,
  /\b(?:required|secret|port|origin)\(\s*'([A-Z][A-Z0-9_]+)'/g,
  // What compose.yaml fills in.
  /\$\{([A-Z][A-Z0-9_]+):/g,
]
const namesIn = (file: string) => {
  const text = readFileSync(join(root, file), 'utf8')
  return reads.flatMap((pattern) => [...text.matchAll(pattern)].map(([, name]) => name!))
}

test('.env.example names every setting that the product reads, once, and no other', () => {
  const read = [...new Set([...product, 'deploy/compose.yaml'].flatMap(namesIn))].filter((name) => !notOurs.has(name))
  const named = [...readFileSync(join(root, '.env.example'), 'utf8').matchAll(/^(?:# )?([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name!)
  expect(read.length).toBeGreaterThan(12)
  expect(named.sort()).toEqual(read.sort())
})

test('the exceptions are still read', () => {
  const read = new Set(product.flatMap(namesIn))
  expect([...notOurs].filter((name) => !read.has(name))).toEqual([])
})
