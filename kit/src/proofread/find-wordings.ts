/** An entry of the list the office keeps: words that are wrong, and what to write instead. */
export interface Wording {
  readonly wrong: string
  /** Absent where there is nothing to put in its place. */
  readonly right?: string
  /** `forbidden` stops a step, `warn` asks. */
  readonly level: 'forbidden' | 'warn'
  /** Where that is laid down. */
  readonly grounds?: string
}

/** A place where an entry stands in a text. */
export interface FoundWording {
  readonly wording: Wording
  /** Offset in the text, in UTF-16 units. */
  readonly at: number
}

/** Finds the entries of a list in texts: of entries that begin at one place the longest, and none within another. */
export type WordingFinder = (text: string) => FoundWording[]

/**
 * Makes the finder of a list. A text is gone through once, and at each character only the entries that begin with it are
 * compared. What stands within its own right form is right: 政协 in 人民政协. Capitals make no difference.
 */
export function wordingFinder(list: readonly Wording[]): WordingFinder {
  const byFirst = new Map<string, { lower: string; wording: Wording }[]>()
  for (const wording of list) {
    const lower = wording.wrong.toLowerCase()
    if (lower !== '') byFirst.set(lower[0]!, [...(byFirst.get(lower[0]!) ?? []), { lower, wording }])
  }
  for (const entries of byFirst.values()) entries.sort((a, b) => b.lower.length - a.lower.length)
  return (text) => {
    const lower = text.toLowerCase()
    // A few letters of other scripts change their length with their case.
    const searched = lower.length === text.length ? lower : text
    const found: FoundWording[] = []
    for (let at = 0; at < searched.length;) {
      const entry = byFirst.get(searched[at]!)?.find((one) => searched.startsWith(one.lower, at) && !isWithinRight(searched, at, one))
      if (entry) found.push({ wording: entry.wording, at })
      at += entry ? entry.lower.length : 1
    }
    return found
  }
}

function isWithinRight(text: string, at: number, { lower, wording }: { lower: string; wording: Wording }): boolean {
  const right = (wording.right ?? '').toLowerCase()
  for (let within = right.indexOf(lower); within !== -1; within = right.indexOf(lower, within + 1))
    if (text.startsWith(right, at - within)) return true
  return false
}
