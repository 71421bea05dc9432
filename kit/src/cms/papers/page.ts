/** GB/T 9704-2012, in points: A4, 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm, 22 lines of 28 characters of size 三号. */
const MM = 72 / 25.4

export const page = {
  width: 210 * MM,
  height: 297 * MM,
  top: 37 * MM,
  left: 28 * MM,
  textWidth: 156 * MM,
  textHeight: 225 * MM,
  lines: 22,
  characters: 28,
  /** 三号 and 四号 */
  body: 16,
  folio: 14,
  /** 二号, for titles */
  title: 22,
  /** 页码: its line begins 7 mm under the text. */
  folioBelow: 7 * MM,
} as const

/** From line to line. */
export const linePitch = page.textHeight / page.lines
/** From character to character: a little less than the size, so that 28 stand in a line. */
export const characterPitch = page.textWidth / page.characters

/** The names under which Word looks for the typefaces of the standard; where one is missing Word takes another. */
export const wordFonts = { mark: '方正小标宋简体', title: '方正小标宋简体', body: '仿宋_GB2312', heading: '黑体', folio: '宋体' } as const
