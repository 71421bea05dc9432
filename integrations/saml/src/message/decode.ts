import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'
import { SamlRefusal } from '../refusal.ts'

/** Bytes of a message, decoded and inflated. Real ones have 5 to 30 thousand. */
export const MESSAGE_MOST = 256 * 1024

const inflate = promisify(inflateRaw)

/** The XML of a message as the POST binding carries it. Throws SamlRefusal `form` or `size`. */
export function decodePost(message: string): string {
  return utf8(bytes(message))
}

/** The XML of a message as the redirect binding carries it; what would inflate beyond the limit is not inflated. Throws SamlRefusal. */
export async function decodeRedirect(message: string): Promise<string> {
  const deflated = bytes(message)
  const inflated = await inflate(deflated, { maxOutputLength: MESSAGE_MOST }).catch((cause: NodeJS.ErrnoException) => {
    throw new SamlRefusal(cause.code === 'ERR_BUFFER_TOO_LARGE' ? 'size' : 'form', 'does not inflate', { cause })
  })
  return utf8(inflated)
}

function bytes(message: string): Buffer {
  if (message.length > (MESSAGE_MOST * 4) / 3 + 8_000) throw new SamlRefusal('size', `${message.length} characters of base64`)
  const packed = message.replace(/[\r\n\t ]/g, '')
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(packed) || packed.length % 4 !== 0) throw new SamlRefusal('form', 'no base64')
  return Buffer.from(packed, 'base64')
}

function utf8(data: Buffer): string {
  if (data.length > MESSAGE_MOST) throw new SamlRefusal('size', `${data.length} bytes`)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(data)
  } catch (cause) {
    throw new SamlRefusal('form', 'no UTF-8', { cause })
  }
}
