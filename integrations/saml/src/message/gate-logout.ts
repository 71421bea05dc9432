import { SamlRefusal } from '../refusal.ts'
import { checkSignatureForm, checkSignaturePlaces } from './check-signature-form.ts'
import { elementsFrom, PROTOCOL } from './dom.ts'
import { parse } from './parse.ts'

/** Lets a log-out message through that is one and nothing besides; by the POST binding it carries its signature itself. Throws SamlRefusal. */
export function gateLogout(xml: string, name: 'LogoutRequest' | 'LogoutResponse', { signed }: { signed: boolean }): Element {
  const root = parse(xml)
  if (root.localName !== name || root.namespaceURI !== PROTOCOL)
    throw new SamlRefusal('structure', `a ${root.localName} instead of a ${name}`)
  for (const { element } of elementsFrom(root))
    if (
      element !== root &&
      (element.namespaceURI === PROTOCOL ? !logoutParts.includes(element.localName) : encrypted.test(element.localName))
    )
      throw new SamlRefusal('structure', `${element.localName} in a ${name}`)
  checkSignaturePlaces(root, [root])
  if (signed) checkSignatureForm(root)
  return root
}

const logoutParts = ['SessionIndex', 'Status', 'StatusCode', 'StatusMessage', 'StatusDetail', 'Extensions']
const encrypted = /^(Encrypted.*|Assertion)$/
