const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** Characters that XML 1.0 has no way to write. */
// eslint-disable-next-line no-control-regex -- it is about these
const impossible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/** An element of XML. `content`: text, which is escaped, or elements that were made before. */
export function element(name: string, content?: string | readonly Element[], attributes: Readonly<Record<string, string>> = {}): Element {
  const head = name + Object.entries(attributes).reduce((all, [key, value]) => `${all} ${key}="${escaped(value)}"`, '')
  const inner = typeof content === 'string' ? escaped(content) : (content ?? []).map(({ xml }) => xml).join('')
  return { xml: inner === '' ? `<${head}/>` : `<${head}>${inner}</${name}>` }
}

export interface Element {
  readonly xml: string
}

/** A whole document. */
export function xmlDocument({ xml }: Element): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xml}\n`
}

function escaped(text: string): string {
  return text.replace(impossible, '').replace(/[&<>"]/g, (one) => entities[one]!)
}
