import { DOMParser } from '@xmldom/xmldom'
import { SamlRefusal } from '../refusal.ts'
import { elementsFrom } from './dom.ts'

const ELEMENTS_MOST = 1_000
const ATTRIBUTES_MOST = 40
const DEPTH_MOST = 30

/**
 * Reads XML that plays no tricks: what two parsers could see differently, or what takes long to read, is refused before
 * any parser sees it. Throws SamlRefusal.
 */
export function parse(xml: string): Element {
  const body = xml.replace(/^<\?xml version="1\.0"( encoding="(utf|UTF)-8")?( standalone="(yes|no)")?\s*\?>/, '')
  // Within values and texts `<` is written &lt;, so that each one here begins markup.
  if (/<[!?]/.test(body)) throw new SamlRefusal('markup', 'a declaration, comment, section or instruction')
  // eslint-disable-next-line no-control-regex -- these are the characters XML forbids
  if (/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/.test(body)) throw new SamlRefusal('form', 'a control character')
  const tags = body.split('<').slice(1)
  if (tags.filter((tag) => !tag.startsWith('/')).length > ELEMENTS_MOST) throw new SamlRefusal('size', 'too many elements')
  if (tags.some((tag) => (tag.match(/=\s*["']/g)?.length ?? 0) > ATTRIBUTES_MOST)) throw new SamlRefusal('size', 'too many attributes')

  const root = parseStrictly(body)
  const ids = new Set<string>()
  for (const { element, depth } of elementsFrom(root)) {
    if (depth > DEPTH_MOST) throw new SamlRefusal('size', 'too deep')
    for (const id of idsOf(element)) {
      if (ids.has(id)) throw new SamlRefusal('ids', id)
      ids.add(id)
    }
  }
  return root
}

function parseStrictly(xml: string): Element {
  const refuse = (what: unknown) => {
    throw new SamlRefusal('form', String(what))
  }
  try {
    const parser = new DOMParser({ errorHandler: { warning: refuse, error: refuse, fatalError: refuse } })
    const root = parser.parseFromString(xml, 'text/xml').documentElement as Element | null
    return root ?? refuse('empty')
  } catch (cause) {
    if (cause instanceof SamlRefusal) throw cause
    throw new SamlRefusal('form', 'no well-formed XML', { cause })
  }
}

/** Every spelling that some library takes for an ID. */
function idsOf({ attributes }: Element): string[] {
  const found: string[] = []
  for (let at = 0; at < attributes.length; at += 1) {
    const { localName, name, value } = attributes.item(at)!
    if ((localName || name).toLowerCase() === 'id') found.push(value)
  }
  return found
}
