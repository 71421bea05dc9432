import { RequestError } from '@yizheng/kit/cms'
import { settingsOfProcess } from '@yizheng/kit/settings'
import type { BasePayload } from 'payload'
import { clamav } from './clamav.ts'

const { scanner: address } = settingsOfProcess()
const scanner = address && clamav(address)

/**
 * Lets a file pass that the scanner of this installation finds clean; every file where there is no scanner (CLAMAV_URL).
 * @throws RequestError 422 something was found in it · 503 the scanner is down: what nobody looked at is not taken in
 */
export async function scanUpload({ payload, data }: { payload: BasePayload; data: Buffer }): Promise<void> {
  if (!scanner) return
  const found = await scanner.scan(data).catch((error: unknown) => {
    payload.logger.error({ err: error as Error, msg: 'the virus scanner is down; an upload was refused' })
    throw new RequestError(503, 'error.scannerDown')
  })
  if (found === undefined) return
  payload.logger.warn({ found, msg: 'an upload was refused by the virus scanner' })
  throw new RequestError(422, 'error.virus', { values: { name: found } })
}
