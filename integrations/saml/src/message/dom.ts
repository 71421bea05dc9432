import { SamlRefusal } from '../refusal.ts'

export const PROTOCOL = 'urn:oasis:names:tc:SAML:2.0:protocol'
export const ASSERTION = 'urn:oasis:names:tc:SAML:2.0:assertion'
export const METADATA = 'urn:oasis:names:tc:SAML:2.0:metadata'
export const XMLDSIG = 'http://www.w3.org/2000/09/xmldsig#'

function isElement(node: Node | null): node is Element {
  return node?.nodeType === 1
}

/** Every element from `root` on, in no order, without recursion. */
export function* elementsFrom(root: Element): Generator<{ element: Element; depth: number }> {
  const stack = [{ element: root, depth: 1 }]
  for (let next = stack.pop(); next; next = stack.pop()) {
    yield next
    const { element, depth } = next
    stack.push(...childElements(element).map((child) => ({ element: child, depth: depth + 1 })))
  }
}

/** The elements right within another. */
export function childElements(parent: Element): Element[] {
  const found: Element[] = []
  for (let child = parent.firstChild; child; child = child.nextSibling) if (isElement(child)) found.push(child)
  return found
}

/** Those of them that have this name. */
export function childrenOf(parent: Element, namespace: string, name: string): Element[] {
  return childElements(parent).filter(({ localName, namespaceURI }) => localName === name && namespaceURI === namespace)
}

/** The one child of this name. Throws SamlRefusal `structure` where there is none, or another. */
export function onlyChild(parent: Element, namespace: string, name: string): Element {
  const found = childrenOf(parent, namespace, name)
  if (found.length !== 1) throw new SamlRefusal('structure', `${found.length} ${name} in ${parent.localName}`)
  return found[0]!
}

/** The text of an element that holds nothing else; blanks around it do not count. Throws SamlRefusal `structure`. */
export function textOf(element: Element): string {
  if (element.childNodes.length > 1 || (element.firstChild && element.firstChild.nodeType !== 3))
    throw new SamlRefusal('structure', `${element.localName} holds more than text`)
  return (element.textContent ?? '').trim()
}

/** The value of an attribute; undefined where it is not there. */
export function attributeOf(element: Element, name: string): string | undefined {
  return element.hasAttribute(name) ? element.getAttribute(name)! : undefined
}
