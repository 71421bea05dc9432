import { pinyin } from 'pinyin-pro'
import { fold } from './fold.ts'
import { wordsOf } from './words.ts'

/** Of a title this many characters are spelled out. */
const TITLE_MOST = 40
/** Nobody types more than this before choosing. */
const SYLLABLES = 6
const INITIALS = 10

/**
 * What a title can be begun to be typed as in Latin letters, from the beginning of any of its words on: in full pinyin
 * (`songyangxian…`) and by initials (`syx…`). ü is v, as on a keyboard.
 */
export function spellingsOf(title: string): string[] {
  const spellings = new Set<string>()
  for (const run of fold(title)
    .slice(0, TITLE_MOST)
    .match(/\p{Script=Han}+/gu) ?? []) {
    const syllables = pinyin(run, { toneType: 'none', type: 'array', v: true, nonZh: 'removed' })
    if (syllables.length !== [...run].length) continue
    for (const start of wordStarts(run)) {
      const rest = syllables.slice(start)
      spellings.add(rest.slice(0, SYLLABLES).join(''))
      if (rest.length > 1)
        spellings.add(
          rest
            .slice(0, INITIALS)
            .map((one) => one[0])
            .join(''),
        )
    }
  }
  return [...spellings]
}

/** What was typed, as spellings are kept; undefined where it is no pinyin. */
export function spellingIn(typed: string): string | undefined {
  const letters = fold(typed)
    .replaceAll('ü', 'v')
    .replace(/[\s']+/g, '')
  return /^[a-z]{2,40}$/.test(letters) ? letters : undefined
}

/** Places, counted in characters, at which one of the words begins. */
function wordStarts(run: string): number[] {
  const characters = [...run]
  const words = new Set(wordsOf(run))
  return characters.flatMap((_, at) =>
    at === 0 || [2, 3, 4].some((length) => words.has(characters.slice(at, at + length).join(''))) ? [at] : [],
  )
}
