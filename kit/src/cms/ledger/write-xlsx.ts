import { strToU8, Zip, ZipDeflate, ZipPassThrough } from 'fflate'
import type { CellValue } from './cell.ts'
import {
  escape,
  HEAD,
  headerRow,
  letters,
  MAIN,
  sheetFoot,
  sheetHead,
  stylesXml,
  titleRow,
  valueRow,
  type SheetColumn,
} from './sheet-xml.ts'

/** A row, and in which of its columns something is amiss. */
export interface SheetRow {
  readonly cells: readonly CellValue[]
  readonly bad?: readonly number[]
}

/** A sheet with one table: perhaps a title, labels, rows. */
export interface TableSheet {
  readonly name: string
  readonly title?: string | undefined
  readonly columns: readonly SheetColumn[]
  readonly rows: AsyncIterable<SheetRow> | Iterable<SheetRow>
}

/** So much XML is put together before it is compressed and sent, in characters. */
const PIECE = 65_536

/** The type of such a file. */
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

/**
 * A workbook (.xlsx) as its bytes come to be: rows are taken as fast as the reader takes bytes, and none is kept. Written
 * here because no library that is kept up writes rows as they come together with a filter and formats.
 */
export async function* writeXlsx(sheets: readonly TableSheet[]): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  let failure: Error | null = null
  const zip = new Zip((error, bytes) => {
    failure ??= error
    ready.push(bytes)
  })
  function* sent(): Generator<Uint8Array> {
    if (failure) throw failure
    yield* ready.splice(0)
  }
  const part = (name: string, xml: string) => {
    const file = new ZipPassThrough(name)
    zip.add(file)
    file.push(strToU8(xml), true)
  }
  const ranges: string[] = []
  for (const [index, { name, title, columns, rows }] of sheets.entries()) {
    const file = new ZipDeflate(`xl/worksheets/sheet${index + 1}.xml`, { level: 6 })
    zip.add(file)
    const header = title === undefined ? 1 : 2
    let row = header
    let piece = sheetHead(columns, header) + (title === undefined ? '' : titleRow(title)) + headerRow(columns, header)
    for await (const { cells, bad } of rows) {
      row += 1
      piece += valueRow(columns, row, cells, bad)
      if (piece.length < PIECE) continue
      file.push(strToU8(piece))
      piece = ''
      yield* sent()
    }
    file.push(strToU8(piece + sheetFoot(columns, header, row)), true)
    const defined = (what: string, range: string, more = '') =>
      `<definedName name="_xlnm.${what}" localSheetId="${index}"${more}>'${escape(name)}'!${range}</definedName>`
    ranges.push(
      defined('_FilterDatabase', `$A$${header}:$${letters(columns.length - 1)}$${row}`, ' hidden="1"'),
      // Printed at the top of every page.
      defined('Print_Titles', `$1:$${header}`),
    )
    yield* sent()
  }
  const each = (make: (sheet: TableSheet, number: number) => string) => sheets.map((sheet, index) => make(sheet, index + 1)).join('')
  part('xl/styles.xml', stylesXml)
  part(
    'xl/workbook.xml',
    `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${each(({ name }, n) => `<sheet name="${escape(name)}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets><definedNames>${ranges.join('')}</definedNames></workbook>`,
  )
  part(
    'xl/_rels/workbook.xml.rels',
    `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${each((_, n) => `<Relationship Id="rId${n}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}<Relationship Id="styles" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
  )
  part(
    '_rels/.rels',
    `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="workbook" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  )
  part(
    '[Content_Types].xml',
    `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${each((_, n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${TYPE}.worksheet+xml"/>`)}</Types>`,
  )
  zip.end()
  yield* sent()
}
