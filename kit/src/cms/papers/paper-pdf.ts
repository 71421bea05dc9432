import PDFDocument from 'pdfkit'
import { breakLines } from './break-lines.ts'
import type { PaperContent } from './paper-content.ts'
import { paperFonts, type PaperFont } from './paper-fonts.ts'
import { characterPitch, linePitch, page } from './page.ts'

const RED = '#e60012'
const BLACK = '#000000'
/** Stands where no typeface has a character, as in print: a reader sees that there is one. */
const MISSING = '〓'
const SPACING = characterPitch - page.body
/** Of the height of a line, above the foot of its characters. */
const ASCENT = 0.86

interface Style {
  readonly font: 'regular' | 'bold'
  readonly size: number
  readonly color?: string
}
const body: Style = { font: 'regular', size: page.body }

/** The paper as PDF, with the characters it uses embedded. */
export async function paperPdf(content: PaperContent): Promise<Uint8Array<ArrayBuffer>> {
  const sheet = new Sheet(content.title)
  const { mark, number, title, to, blocks, signed, date } = content
  if (mark) {
    const size = Math.min(36, page.textWidth / Math.max(1, [...mark].length))
    sheet.lines(mark, { style: { font: 'bold', size, color: RED }, align: 'center', pitch: linePitch * 2 })
  }
  if (number) sheet.lines(number, { style: body, align: 'center' })
  if (mark || number) sheet.rule()
  sheet.lines(title, { style: { font: 'bold', size: page.title }, align: 'center', pitch: linePitch * 1.2 })
  sheet.space(linePitch * 0.8)
  if (to) sheet.lines(`${to}：`, { style: body })
  for (const { kind, text } of blocks)
    sheet.lines(text, {
      style: kind === 'heading' ? { font: 'bold', size: page.body } : body,
      indent: kind === 'fact' ? 0 : 2,
      together: kind === 'heading' ? 2 : 1,
    })
  if (signed || date) sheet.space(linePitch)
  if (signed) sheet.lines(signed, { style: body, align: 'ending', together: date ? 2 : 1 })
  if (date) sheet.lines(date, { style: body, align: 'ending' })
  return sheet.finish()
}

/** Pages that are filled line by line from the top. */
class Sheet {
  readonly #document: PDFKit.PDFDocument
  readonly #chunks: Buffer[] = []
  readonly #done: Promise<void>
  #y: number = page.top

  constructor(title: string) {
    this.#document = new PDFDocument({
      size: [page.width, page.height],
      margin: 0,
      bufferPages: true,
      lang: 'zh-CN',
      info: { Title: title },
    })
    const { regular, bold, wider } = paperFonts()
    for (const { name, data, family } of [regular, bold, ...(wider ? [wider] : [])]) this.#document.registerFont(name, data, family)
    this.#document.on('data', (chunk: Buffer) => this.#chunks.push(chunk))
    this.#done = new Promise((resolve, reject) => this.#document.on('end', resolve).on('error', reject))
  }

  /** A paragraph. `indent` in characters; `together` lines are not parted by the end of a page. */
  lines(
    text: string,
    {
      style,
      indent = 0,
      align = 'start',
      pitch = linePitch,
      together = 1,
    }: { style: Style; indent?: number; align?: 'start' | 'center' | 'ending'; pitch?: number; together?: number },
  ): void {
    const room = align === 'ending' ? page.textWidth - 4 * characterPitch : page.textWidth
    const indented = indent * characterPitch
    const broken = breakLines({ text, width: room, indent: indented, widthOf: (part) => this.#width(part, style) })
    for (const [index, line] of broken.entries()) {
      const needed = index === 0 ? pitch * together : pitch
      if (this.#y + needed > page.top + page.textHeight + 0.5) this.#newPage()
      const width = this.#width(line, style)
      const x = align === 'start' ? (index === 0 ? indented : 0) : align === 'center' ? (page.textWidth - width) / 2 : room - width
      this.#draw(line, page.left + x, this.#y + pitch / 2, style)
      this.#y += pitch
    }
  }

  space(height: number): void {
    this.#y += height
  }

  /** The red line under the number. */
  rule(): void {
    this.#y += linePitch / 2
    this.#document
      .moveTo(page.left, this.#y)
      .lineTo(page.left + page.textWidth, this.#y)
      .lineWidth(1.5)
      .stroke(RED)
    this.#y += linePitch * 1.5
  }

  async finish(): Promise<Uint8Array<ArrayBuffer>> {
    const { start, count } = this.#document.bufferedPageRange()
    for (let at = start; at < start + count; at += 1) {
      this.#document.switchToPage(at)
      const style: Style = { font: 'regular', size: page.folio }
      const text = `— ${at + 1} —`
      const x = at % 2 === 0 ? page.textWidth - page.folio - this.#width(text, style) : page.folio
      this.#draw(text, page.left + x, page.top + page.textHeight + page.folioBelow + page.folio / 2, style)
    }
    this.#document.end()
    await this.#done
    return new Uint8Array(Buffer.concat(this.#chunks))
  }

  #newPage(): void {
    this.#document.addPage({ size: [page.width, page.height], margin: 0 })
    this.#y = page.top
  }

  /** Draws one line around `middle`. */
  #draw(text: string, x: number, middle: number, style: Style): void {
    let at = x
    for (const { font, part } of this.#runsOf(text, style)) {
      this.#document
        .font(font.name)
        .fontSize(style.size)
        .fillColor(style.color ?? BLACK)
      this.#document.text(part, at, middle + style.size * (ASCENT - 0.5), {
        lineBreak: false,
        characterSpacing: SPACING,
        baseline: 'alphabetic',
      })
      at += this.#widthIn(font, part, style.size)
    }
  }

  #width(text: string, style: Style): number {
    return this.#runsOf(text, style).reduce((sum, { font, part }) => sum + this.#widthIn(font, part, style.size), 0)
  }

  #widthIn(font: PaperFont, text: string, size: number): number {
    return this.#document.font(font.name).fontSize(size).widthOfString(text, { characterSpacing: SPACING })
  }

  /** The text in runs of one typeface each: a character the first has not is taken from the wider one. */
  #runsOf(text: string, style: Style): { font: PaperFont; part: string }[] {
    const { regular, bold, wider } = paperFonts()
    const first = style.font === 'bold' ? bold : regular
    const runs: { font: PaperFont; part: string }[] = []
    for (const character of text) {
      const font = this.#has(first, character) ? first : wider && this.#has(wider, character) ? wider : undefined
      const last = runs.at(-1)
      const shown = font ? character : MISSING
      if (last && last.font === (font ?? first)) last.part += shown
      else runs.push({ font: font ?? first, part: shown })
    }
    return runs
  }

  #has({ name }: PaperFont, character: string): boolean {
    this.#document.font(name)
    const { font } = (this.#document as unknown as { _font: { font: { hasGlyphForCodePoint(point: number): boolean } } })._font
    return font.hasGlyphForCodePoint(character.codePointAt(0)!)
  }
}
