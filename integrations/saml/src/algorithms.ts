/** What a message may be signed, digested and encrypted with. Whatever is not named here is refused: SHA-1, HMAC, 3DES, RSA 1.5 among it. */

/** `SignatureMethod` → the hash of Node. */
export const signatureAlgorithms: Readonly<Record<string, string>> = {
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256': 'sha256',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512': 'sha512',
}

export const digestAlgorithms: readonly string[] = ['http://www.w3.org/2001/04/xmlenc#sha256', 'http://www.w3.org/2001/04/xmlenc#sha512']

export const EXCLUSIVE_C14N = 'http://www.w3.org/2001/10/xml-exc-c14n#'
export const ENVELOPED = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature'

/** AES-CBC tells an attacker by its errors what is inside; it stands here because an encrypted assertion is only opened under a valid signature of the whole response. */
export const dataEncryptions: readonly string[] = [
  'http://www.w3.org/2009/xmlenc11#aes128-gcm',
  'http://www.w3.org/2009/xmlenc11#aes256-gcm',
  'http://www.w3.org/2001/04/xmlenc#aes128-cbc',
]

export const keyEncryptions: readonly string[] = ['http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p']

/** Hash within OAEP, where SHA-1 is no weakness; the library opens no other. */
export const oaepDigests: readonly string[] = ['http://www.w3.org/2000/09/xmldsig#sha1']
