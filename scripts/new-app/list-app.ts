import ts from 'typescript'

/**
 * The text of yizheng.config.ts with one more app in its list and one more import.
 * @throws Error where the file has no `defineSite({ apps: […] })`
 */
export function listApp(config: string, { name, packageName }: { name: string; packageName: string }): string {
  const file = ts.createSourceFile('yizheng.config.ts', config, ts.ScriptTarget.Latest, true)
  const lastImport = file.statements.filter(ts.isImportDeclaration).at(-1)
  const apps = findApps(file)
  if (!lastImport || !apps) throw new Error('yizheng.config.ts has no list `apps: […]` in defineSite')
  const variable = variableName(name, config)
  const last = apps.elements.at(-1)
  const [listAt, listText] = last ? [last.end, `, ${variable}`] : [apps.elements.pos, variable]
  const withList = config.slice(0, listAt) + listText + config.slice(listAt)
  return `${withList.slice(0, lastImport.end)}\nimport ${variable} from '${packageName}'${withList.slice(lastImport.end)}`
}

function findApps(node: ts.Node): ts.ArrayLiteralExpression | undefined {
  if (ts.isPropertyAssignment(node) && node.name.getText() === 'apps' && ts.isArrayLiteralExpression(node.initializer))
    return node.initializer
  return ts.forEachChild(node, findApps)
}

/** camelCase of the app's name; with `App` behind it where the file or the language uses that word. */
function variableName(name: string, config: string): string {
  const camel = name.replace(/-+(.)/g, (_, letter: string) => letter.toUpperCase())
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, true, ts.LanguageVariant.Standard, camel)
  const isWord = scanner.scan() !== ts.SyntaxKind.Identifier
  return isWord || new RegExp(`\\b${camel}\\b`).test(config) ? `${camel}App` : camel
}
