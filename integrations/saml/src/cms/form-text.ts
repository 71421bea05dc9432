import type { PayloadRequest } from 'payload'
import { SamlRefusal } from '../refusal.ts'

/** Bytes of a form: a message of full length, in base64, with every `+` escaped. */
const FORM_MOST = 640 * 1024

/** The form that a browser posted, as it was written. Reads no more than the limit. Throws SamlRefusal. */
export async function formText(req: PayloadRequest): Promise<string> {
  if (!/^application\/x-www-form-urlencoded\b/.test(req.headers.get('content-type') ?? '')) throw new SamlRefusal('form', 'no form')
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of (req.body ?? []) as AsyncIterable<Uint8Array>) {
    length += chunk.length
    if (length > FORM_MOST) throw new SamlRefusal('size', 'a form of more than 640 kB')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
