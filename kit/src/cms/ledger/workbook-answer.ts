import { ReadableStream } from 'node:stream/web'
import { dayInChina } from '../../shanghai.ts'
import type { Site, SiteType } from '../../site.ts'
import { downloadHeaders } from '../download.ts'
import { sayIn } from './ledger-sheet.ts'
import { writeXlsx, XLSX, type TableSheet } from './write-xlsx.ts'

/** A workbook to download, sent as it is written. What is refused is refused before the first byte. */
export async function workbookAnswer(
  site: Site,
  { slug, surface }: SiteType,
  what: string,
  sheets: readonly TableSheet[],
): Promise<Response> {
  const bytes = writeXlsx(sheets)
  const first = await bytes.next()
  const name = `${sayIn(site)(surface.type.label)}${what} ${dayInChina(new Date())}.xlsx`
  return new Response(ReadableStream.from(resumed(first, bytes)) as unknown as BodyInit, {
    headers: downloadHeaders({ type: XLSX, name, plain: `${slug}.xlsx` }),
  })
}

async function* resumed<T>(first: IteratorResult<T, unknown>, rest: AsyncGenerator<T>): AsyncGenerator<T> {
  if (first.done) return
  yield first.value
  yield* rest
}
