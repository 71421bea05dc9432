import ts from 'typescript'

/**
 * The text of yizheng.config.ts without this app among `apps`, and its id among `off` instead.
 * @throws Error where the file does not list it in the usual form
 */
export function unlistApp(config: string, { name, packageName }: { name: string; packageName: string }): string {
  const file = ts.createSourceFile('yizheng.config.ts', config, ts.ScriptTarget.Latest, true)
  const imported = file.statements
    .filter(ts.isImportDeclaration)
    .find((one) => ts.isStringLiteral(one.moduleSpecifier) && one.moduleSpecifier.text === packageName)
  const variable = imported?.importClause?.name?.text
  const apps = findList(file, 'apps')
  const index = apps?.elements.findIndex((one) => ts.isIdentifier(one) && one.text === variable) ?? -1
  if (!imported || !apps || index < 0) throw new Error(`yizheng.config.ts does not list ${packageName} in apps`)
  const off = findList(file, 'off')
  const element = apps.elements[index]!
  const next = apps.elements[index + 1]
  const cuts: [from: number, to: number, text: string][] = [
    [imported.getStart(), imported.end + 1, ''],
    // With the comma behind it, or the one before it where it is the last.
    next ? [element.getStart(), next.getStart(), ''] : [index > 0 ? apps.elements[index - 1]!.end : element.getStart(), element.end, ''],
  ]
  const last = off?.elements.at(-1)
  if (off) cuts.push(last ? [last.end, last.end, `, '${name}'`] : [off.elements.pos, off.elements.pos, `'${name}'`])
  else cuts.push([apps.end, apps.end, `, off: ['${name}']`])
  return cuts.sort(([a], [b]) => b - a).reduce((text, [from, to, put]) => text.slice(0, from) + put + text.slice(to), config)
}

function findList(node: ts.Node, name: string): ts.ArrayLiteralExpression | undefined {
  if (ts.isPropertyAssignment(node) && node.name.getText() === name && ts.isArrayLiteralExpression(node.initializer))
    return node.initializer
  return ts.forEachChild(node, (child) => findList(child, name))
}
