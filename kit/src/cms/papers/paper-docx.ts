import {
  AlignmentType,
  BorderStyle,
  Document,
  DocumentGridType,
  Footer,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
  type IParagraphOptions,
  type IRunOptions,
} from 'docx'
import type { PaperContent } from './paper-content.ts'
import { characterPitch, linePitch, page, wordFonts } from './page.ts'

/** Twentieths of a point, as Word counts lengths. */
const twips = (points: number) => Math.round(points * 20)
const RED = 'FF0000'

/** The paper as a Word file. */
export async function paperDocx({ mark, number, title, to, blocks, signed, date }: PaperContent): Promise<Uint8Array<ArrayBuffer>> {
  const paragraphs = [
    ...(mark
      ? [
          line([run(mark, { font: wordFonts.mark, size: markSize(mark), color: RED })], {
            alignment: AlignmentType.CENTER,
            spacing: { before: twips(linePitch), after: twips(linePitch) },
          }),
        ]
      : []),
    ...(number ? [line([run(number)], { ...body, alignment: AlignmentType.CENTER })] : []),
    ...(mark || number
      ? [
          line([], {
            border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: RED, space: 1 } },
            spacing: { line: twips(8), lineRule: LineRuleType.EXACT, after: twips(linePitch * 2) },
          }),
        ]
      : []),
    line([run(title, { font: wordFonts.title, size: page.title * 2 })], {
      alignment: AlignmentType.CENTER,
      spacing: { ...body.spacing, line: twips(linePitch * 1.2), after: twips(linePitch) },
    }),
    ...(to ? [line([run(`${to}：`)], body)] : []),
    ...blocks.map(({ kind, text }) =>
      line([run(text, kind === 'heading' ? { font: wordFonts.heading } : {})], {
        ...body,
        ...(kind === 'fact' ? {} : indent),
        ...(kind === 'heading' ? { keepNext: true } : {}),
      }),
    ),
    ...(signed || date ? [line([], body)] : []),
    ...(signed ? [line([run(signed)], { ...body, ...ending, keepNext: true })] : []),
    ...(date ? [line([run(date)], { ...body, ...ending })] : []),
  ]
  const document = new Document({
    title,
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { font: fontOf(wordFonts.body), size: page.body * 2 } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: twips(page.width), height: twips(page.height) },
            margin: {
              top: twips(page.top),
              left: twips(page.left),
              right: twips(page.width - page.left - page.textWidth),
              bottom: twips(page.height - page.top - page.textHeight),
              footer: twips(page.height - page.top - page.textHeight - page.folioBelow - page.folio),
            },
          },
          grid: {
            type: DocumentGridType.LINES_AND_CHARS,
            linePitch: twips(linePitch),
            charSpace: Math.round((characterPitch - page.body) * 4096),
          },
        },
        footers: { default: folio(AlignmentType.RIGHT), even: folio(AlignmentType.LEFT) },
        children: paragraphs,
      },
    ],
  })
  return new Uint8Array(await Packer.toArrayBuffer(document))
}

const body = { spacing: { line: twips(linePitch), lineRule: LineRuleType.EXACT, before: 0, after: 0 } } as const
const indent = { indent: { firstLine: twips(page.body * 2) } } as const
/** 右空四字 */
const ending = { alignment: AlignmentType.RIGHT, indent: { right: twips(page.body * 4) } } as const

/** So large that the name of the authority fills the line at most, and no larger than 小初. */
function markSize(mark: string): number {
  return Math.round(Math.min(36, page.textWidth / Math.max(1, [...mark].length)) * 2)
}

/** 页码: 四号, between dashes, one character from the edge; on the right of odd pages, on the left of even ones. */
function folio(alignment: (typeof AlignmentType)['RIGHT' | 'LEFT']): Footer {
  const side = alignment === AlignmentType.RIGHT ? 'right' : 'left'
  return new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: { [side]: twips(page.folio) },
        children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: fontOf(wordFonts.folio), size: page.folio * 2 })],
      }),
    ],
  })
}

function line(children: TextRun[], options: IParagraphOptions): Paragraph {
  return new Paragraph({ ...options, children })
}

function run(text: string, { font = wordFonts.body, ...options }: Omit<IRunOptions, 'font' | 'text'> & { font?: string } = {}): TextRun {
  return new TextRun({ text, font: fontOf(font), size: page.body * 2, ...options })
}

/** Latin letters and figures in Times New Roman, as offices have them. */
function fontOf(eastAsia: string) {
  return { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia, cs: 'Times New Roman' }
}
