/** What stands together in a line: one character as a reader sees it, or a word of other letters and figures. */
export interface Piece {
  readonly text: string
  readonly width: number
}

const WORDS = /[\p{Script=Latin}\p{N}\p{M}.,%@_/\-:'’]*[\p{Script=Latin}\p{N}][\p{Script=Latin}\p{N}\p{M}.,%@_/\-:'’]*/gu
/** 避头尾: what begins no line, and what ends none. */
const NO_START = /^[，。、；：？！）》〉」』】”’…—～·%‰,.;:?!)\]]/u
const NO_END = /[（《〈「『【“‘([]$/u

const clusters = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/** Lines no wider than `width`; the first begins after `indent`. Punctuation begins no line where a reader would stumble. */
export function breakLines({
  text,
  width,
  indent = 0,
  widthOf,
}: {
  text: string
  width: number
  indent?: number
  widthOf: (text: string) => number
}): string[] {
  const pieces = piecesOf(text, width, widthOf)
  const lines: Piece[][] = []
  let line: Piece[] = []
  let used = indent
  for (const piece of pieces) {
    if (used + piece.width > width + 0.01 && line.length > 0) {
      const carried = carriedOver(line, piece)
      lines.push(line)
      line = carried
      used = line.reduce((sum, one) => sum + one.width, 0)
    }
    if (line.length === 0 && lines.length > 0 && piece.text.trim() === '') continue
    line.push(piece)
    used += piece.width
  }
  if (line.length > 0) lines.push(line)
  return lines.map((one) =>
    one
      .map((piece) => piece.text)
      .join('')
      .trimEnd(),
  )
}

/** Takes from the end of a line what must stand with the next piece. */
function carriedOver(line: Piece[], next: Piece): Piece[] {
  const carried: Piece[] = []
  let head = next
  while (line.length > 1 && carried.length < 4 && (NO_START.test(head.text) || NO_END.test(line.at(-1)!.text))) {
    head = line.pop()!
    carried.unshift(head)
  }
  return carried
}

function piecesOf(text: string, width: number, widthOf: (text: string) => number): Piece[] {
  const pieces: Piece[] = []
  const single = (part: string) => {
    for (const { segment } of clusters.segment(part)) pieces.push({ text: segment, width: widthOf(segment) })
  }
  let done = 0
  for (const { 0: word, index } of text.matchAll(WORDS)) {
    single(text.slice(done, index))
    const whole = widthOf(word)
    if (whole > width / 2) single(word)
    else pieces.push({ text: word, width: whole })
    done = index + word.length
  }
  single(text.slice(done))
  return pieces
}
