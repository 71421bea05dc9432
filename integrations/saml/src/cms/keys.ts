import { X509Certificate, createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { StartRefusal } from '@yizheng/kit/cms'

/** What this system signs and decrypts with. */
export interface Keys {
  readonly privateKey: string
  readonly certificate: string
}

/** Reads key and certificate (PEM). @throws StartRefusal where a file cannot be read or the two do not belong together */
export function readKeys({ keyFile, certificateFile }: { keyFile: string; certificateFile: string }): Keys {
  try {
    const keys = { privateKey: readFileSync(keyFile, 'utf8'), certificate: readFileSync(certificateFile, 'utf8') }
    if (new X509Certificate(keys.certificate).checkPrivateKey(createPrivateKey(keys.privateKey))) return keys
  } catch (error) {
    throw new StartRefusal(`SAML_KEY_FILE, SAML_CERT_FILE: 无法读取。 cannot be read: ${(error as Error).message}`)
  }
  throw new StartRefusal('SAML_KEY_FILE, SAML_CERT_FILE: 证书与私钥不匹配。 The certificate does not belong to the key.')
}
