/** What stands in a paper, whatever file it becomes. */
export interface PaperContent {
  /** 发文机关标志 */
  readonly mark: string | undefined
  /** 发文字号 */
  readonly number: string | undefined
  readonly title: string
  /** 主送机关 */
  readonly to: string | undefined
  readonly blocks: readonly PaperBlock[]
  /** 署名 and 成文日期 */
  readonly signed: string | undefined
  readonly date: string | undefined
}

/** A paragraph of a paper; `fact` begins at the margin, the others with two characters of space. */
export interface PaperBlock {
  readonly kind: 'heading' | 'paragraph' | 'fact'
  readonly text: string
}

/** The paragraphs of a text. */
export function paragraphsOf(text: string): PaperBlock[] {
  return text
    .normalize('NFC')
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => ({ kind: 'paragraph', text: line }))
}
