import { DAY, type CellValue } from './cell.ts'

/** Numbers of the formats in `stylesXml`, in its order. */
const style = { plain: 0, title: 1, header: 2, text: 3, quoted: 4, day: 5, moment: 6, bad: 7 } as const

/** Excel's longest text of a cell. */
const LONGEST = 32_767
/** The day before the first one of Excel's calendar, as far as it is right (from March 1900 on). */
const EPOCH = Date.UTC(1899, 11, 30)

export interface SheetColumn {
  readonly label: string
  /** In characters. */
  readonly width: number
  /** Whether its texts are names and numbers to be left alone (编号), rather than prose. */
  readonly verbatim?: boolean
  /** Values to choose from, as a range of cells: `可选值!$A$2:$A$7`. */
  readonly choices?: string
}

/** The sheet's XML up to its first row; the panes above `frozen` stay when one scrolls. */
export function sheetHead(columns: readonly SheetColumn[], frozen: number): string {
  const widths = columns.map(({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`)
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="18"/><cols>${widths.join('')}</cols><sheetData>`
}

/** The sheet's XML after its last row. `rows` counts all of them, `header` is the number of the row of labels. */
export function sheetFoot(columns: readonly SheetColumn[], header: number, rows: number): string {
  const last = letters(columns.length - 1)
  const merged = header > 1 && columns.length > 1 ? `<mergeCells count="1"><mergeCell ref="A1:${last}1"/></mergeCells>` : ''
  const choosing = columns.flatMap(({ choices }, index) =>
    choices
      ? [
          `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${letters(index)}${header + 1}:${letters(index)}${CHOOSING}"><formula1>${escape(choices)}</formula1></dataValidation>`,
        ]
      : [],
  )
  const validations = choosing.length > 0 ? `<dataValidations count="${choosing.length}">${choosing.join('')}</dataValidations>` : ''
  return `</sheetData><autoFilter ref="A${header}:${last}${Math.max(rows, header)}"/>${merged}${validations}${PAGE}</worksheet>`
}

/** Printed on A3 paper across, as wide as a page. */
const PAGE = '<pageSetup paperSize="8" orientation="landscape" fitToWidth="1" fitToHeight="0"/>'

/** Lists of choices are offered down to this row. */
const CHOOSING = 5_000

/** The row of the title. */
export function titleRow(title: string): string {
  return `<row r="1" ht="30" customHeight="1">${textCell('A1', title, style.title)}</row>`
}

/** The row of labels. */
export function headerRow(columns: readonly SheetColumn[], row: number): string {
  return `<row r="${row}" ht="36" customHeight="1">${columns.map(({ label }, index) => textCell(`${letters(index)}${row}`, label, style.header)).join('')}</row>`
}

/** A row of values; those in the columns `bad` are marked. */
export function valueRow(columns: readonly SheetColumn[], row: number, cells: readonly CellValue[], bad: readonly number[] = []): string {
  const xml = cells.map((cell, index) => {
    const ref = `${letters(index)}${row}`
    const marked = bad.includes(index)
    if (cell === null || cell === '') return `<c r="${ref}" s="${marked ? style.bad : style.plain}"/>`
    if (typeof cell === 'string') return textCell(ref, cell, marked ? style.bad : textStyle(cell, columns[index]?.verbatim === true))
    if (typeof cell === 'number') return `<c r="${ref}" s="${marked ? style.bad : style.plain}"><v>${cell}</v></c>`
    const days = (cell.getTime() - EPOCH) / DAY
    return `<c r="${ref}" s="${Number.isInteger(days) ? style.day : style.moment}"><v>${days}</v></c>`
  })
  return `<row r="${row}" ht="${LINE * linesOf(columns, cells) + 3}" customHeight="1">${xml.join('')}</row>`
}

/** Height of a line, in points. */
const LINE = 15
/** A row is no higher than this; whoever wants to read on opens the cell. */
const MOST_LINES = 8

/** How many lines the longest text of a row takes in its column; Chinese characters are twice as wide as others. */
function linesOf(columns: readonly SheetColumn[], cells: readonly CellValue[]): number {
  const lines = cells.map((cell, index) => {
    if (typeof cell !== 'string') return 1
    const shown = cell.slice(0, MOST_LINES * 2 * columns[index]!.width)
    const width = (text: string) => text.length + (text.match(/[\u2e80-\uffff]/g)?.length ?? 0)
    return shown.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(width(line) / (columns[index]!.width - 1))), 0)
  })
  return Math.min(MOST_LINES, Math.max(1, ...lines))
}

/**
 * Text is never a formula here, since it is written as text. What begins like one is marked as quoted besides, so that it
 * stays text when somebody edits the cell.
 */
function textStyle(text: string, verbatim: boolean): number {
  if (/^[=+\-@\t\r]/.test(text)) return style.quoted
  return verbatim ? style.text : style.plain
}

function textCell(ref: string, text: string, styled: number): string {
  return `<c r="${ref}" s="${styled}" t="inlineStr"><is><t xml:space="preserve">${escape(text.slice(0, LONGEST))}</t></is></c>`
}

/** A, B, … Z, AA, … */
export function letters(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : letters(Math.floor(index / 26) - 1) + letters(index % 26)
}

// eslint-disable-next-line no-control-regex -- these are what XML 1.0 forbids
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/** Text inside XML, without the characters that XML cannot hold. */
export function escape(text: string): string {
  return text
    .toWellFormed()
    .replace(FORBIDDEN, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

export const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

const fonts = [
  '<font><sz val="11"/><name val="宋体"/></font>',
  '<font><b/><sz val="16"/><name val="宋体"/></font>',
  '<font><b/><sz val="11"/><name val="宋体"/></font>',
]
const fills = [
  '<fill><patternFill patternType="none"/></fill>',
  '<fill><patternFill patternType="gray125"/></fill>',
  '<fill><patternFill patternType="solid"><fgColor rgb="FFECE7DC"/></patternFill></fill>',
  '<fill><patternFill patternType="solid"><fgColor rgb="FFFFD9D3"/></patternFill></fill>',
]
const top = '<alignment vertical="top" wrapText="1"/>'
const middle = '<alignment horizontal="center" vertical="center" wrapText="1"/>'
const formats = [
  `<xf xfId="0" numFmtId="0" fontId="0" fillId="0" borderId="1" applyBorder="1" applyAlignment="1">${top}</xf>`,
  `<xf xfId="0" numFmtId="0" fontId="1" fillId="0" borderId="0" applyFont="1" applyAlignment="1">${middle}</xf>`,
  `<xf xfId="0" numFmtId="0" fontId="2" fillId="2" borderId="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${middle}</xf>`,
  `<xf xfId="0" numFmtId="49" fontId="0" fillId="0" borderId="1" applyNumberFormat="1" applyBorder="1" applyAlignment="1">${top}</xf>`,
  `<xf xfId="0" numFmtId="0" fontId="0" fillId="0" borderId="1" quotePrefix="1" applyBorder="1" applyAlignment="1">${top}</xf>`,
  `<xf xfId="0" numFmtId="164" fontId="0" fillId="0" borderId="1" applyNumberFormat="1" applyBorder="1" applyAlignment="1">${top}</xf>`,
  `<xf xfId="0" numFmtId="165" fontId="0" fillId="0" borderId="1" applyNumberFormat="1" applyBorder="1" applyAlignment="1">${top}</xf>`,
  `<xf xfId="0" numFmtId="0" fontId="0" fillId="3" borderId="1" quotePrefix="1" applyFill="1" applyBorder="1" applyAlignment="1">${top}</xf>`,
]
const side = (name: string) => `<${name} style="thin"><color rgb="FFBBB4A6"/></${name}>`
const borders = [
  '<border><left/><right/><top/><bottom/><diagonal/></border>',
  `<border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border>`,
]

/** `xl/styles.xml`: the formats that `style` numbers. */
export const stylesXml = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts><fonts count="${fonts.length}">${fonts.join('')}</fonts><fills count="${fills.length}">${fills.join('')}</fills><borders count="${borders.length}">${borders.join('')}</borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${formats.length}">${formats.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
