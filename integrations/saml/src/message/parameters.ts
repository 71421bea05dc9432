import { SamlRefusal } from '../refusal.ts'

const names = ['SAMLRequest', 'SAMLResponse', 'RelayState', 'SigAlg', 'Signature'] as const
/** What messages travel in, in a query or a form. */
export type Parameters = Partial<Record<(typeof names)[number], string>>

/** Reads the parameters of a message. One given twice could mean one thing to us and another to somebody else: SamlRefusal `form`. */
export function parametersOf(text: string): Parameters {
  const given = new URLSearchParams(text)
  const found: Parameters = {}
  for (const name of names) {
    const values = given.getAll(name)
    if (values.length > 1) throw new SamlRefusal('form', `${name} is given ${values.length} times`)
    if (values.length === 1) found[name] = values[0]!
  }
  if (found.SAMLRequest !== undefined && found.SAMLResponse !== undefined) throw new SamlRefusal('form', 'a request and a response')
  return found
}

/** The part of a raw query that its signature speaks of, as it was written. Throws SamlRefusal `form`. */
export function signedPart(rawQuery: string, message: 'SAMLRequest' | 'SAMLResponse'): string {
  const parts = rawQuery.split('&')
  const part = (name: string) => parts.filter((one) => one.startsWith(`${name}=`))
  const wanted = [part(message), part('RelayState'), part('SigAlg')]
  if (wanted[0]!.length !== 1 || wanted[1]!.length > 1 || wanted[2]!.length !== 1) throw new SamlRefusal('form', 'no clear query')
  return wanted.flat().join('&')
}
