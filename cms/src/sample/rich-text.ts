import type { RichText } from '@yizheng/kit'

type Node = Record<string, unknown>

/**
 * Turns the samples' small notation into what the editor (Lexical) stores. Blocks stand between empty lines: `## ` a
 * heading, `> ` a quotation, lines of `- ` or `1. ` a list, anything else a paragraph; `**bold**` within.
 */
export function richText(notation: string): RichText {
  return { root: element('root', notation.trim().split(/\n\n+/).flatMap(block)) as RichText['root'] }
}

function block(text: string): Node[] {
  const lines = text.split('\n')
  const [first = '', ...rest] = lines
  if (first.startsWith('## '))
    return [element('heading', inline(first.slice(3)), { tag: 'h2' }), ...(rest.length > 0 ? block(rest.join('\n')) : [])]
  if (first.startsWith('> ')) return [element('quote', inline(first.slice(2)))]
  const marker = /^(- |\d+\. )/
  const start = lines.findIndex((line) => marker.test(line))
  if (start > 0) return [...block(lines.slice(0, start).join('\n')), ...block(lines.slice(start).join('\n'))]
  if (start < 0) return lines.map((line) => element('paragraph', inline(line), { textFormat: 0, textStyle: '' }))
  const ordered = !first.startsWith('- ')
  const items = lines.map((line, index) => element('listitem', inline(line.replace(marker, '')), { value: index + 1 }))
  return [element('list', items, { listType: ordered ? 'number' : 'bullet', tag: ordered ? 'ol' : 'ul', start: 1 })]
}

function inline(text: string): Node[] {
  return text
    .split('**')
    .flatMap((part, index): Node[] =>
      part === '' ? [] : [{ type: 'text', text: part, format: index % 2, detail: 0, mode: 'normal', style: '', version: 1 }],
    )
}

function element(type: string, children: Node[], rest: Node = {}): Node {
  return { type, children, direction: 'ltr', format: '', indent: 0, version: 1, ...rest }
}
