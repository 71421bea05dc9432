import { buffer } from 'node:stream/consumers'
import { zipSync, type Zippable } from 'fflate'
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import { FILE_MOST } from '../../file-limit.ts'
import { RequestError } from '../request-error.ts'

/** Most that the parts we read may take when unpacked, in bytes: a ledger of 2,000 rows with long texts takes a third of it. */
const UNPACKED_MOST = 96 * 1024 * 1024
/** Far above what a workbook has. */
const PARTS_MOST = 2_000

/** The parts that hold what stands in the cells. */
const WANTED =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?:workbook|sharedStrings|styles|_rels\/workbook\.xml|worksheets\/[^/]+)\.(?:xml|rels))$/i

/**
 * Looks at a file that somebody sent before any reader of spreadsheets does: that it is a workbook, not locked, not too
 * large when unpacked, and without declarations in its XML that a parser might follow.
 *
 * @returns a workbook of the same cells that is safe to read
 * @throws RequestError 413 too large · 422 anything else
 */
export async function openWorkbook(bytes: Buffer): Promise<Uint8Array> {
  if (bytes.length > FILE_MOST) throw new RequestError(413, 'ledger.fileTooLarge')
  // The older container of Office: a locked workbook, or one of before 2007.
  if (bytes.subarray(0, 8).equals(CONTAINER))
    throw new RequestError(422, bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'ledger.locked' : 'ledger.oldFormat')
  const parts = await unpack(bytes).catch((error: unknown) => {
    throw error instanceof RequestError ? error : new RequestError(422, 'ledger.notWorkbook')
  })
  const names = Object.keys(parts)
  if (!names.includes('xl/workbook.xml') || !names.some((name) => name.startsWith('xl/worksheets/')))
    throw new RequestError(422, 'ledger.notWorkbook')
  return zipSync(parts, { level: 0 })
}

const CONTAINER = Buffer.from('d0cf11e0a1b11ae1', 'hex')

async function unpack(bytes: Buffer): Promise<Zippable & Record<string, Uint8Array>> {
  // Sizes are held to what the archive says of them, by the library as it unpacks.
  const zip = await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true })
  if (zip.entryCount > PARTS_MOST) throw new RequestError(422, 'ledger.unpacksTooLarge')
  const parts: Record<string, Uint8Array> = {}
  let total = 0
  for await (const entry of zip.eachEntry()) {
    if (!WANTED.test(entry.fileName)) continue
    total += entry.uncompressedSize
    if (total > UNPACKED_MOST) throw new RequestError(422, 'ledger.unpacksTooLarge')
    parts[entry.fileName] = await partOf(zip, entry)
  }
  return parts
}

async function partOf(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  const part = await buffer(await zip.openReadStreamPromise(entry))
  // No program that writes spreadsheets declares a document type; whoever does has entities in mind.
  if (part.subarray(0, 4096).includes('<!DOCTYPE')) throw new RequestError(422, 'ledger.notWorkbook')
  return part
}
