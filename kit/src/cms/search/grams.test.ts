import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from './fold.ts'
import { gramsOf, phraseOf } from './grams.ts'

/** Whether the phrase stands somewhere in the grams of a text, as an engine would look for it. */
function contains(text: string, part: string): boolean {
  const grams = gramsOf(text)
  const phrase = phraseOf(part)
  return grams.some((_, start) =>
    phrase.every(({ token, open }, offset) => (open ? grams[start + offset]?.startsWith(token) : grams[start + offset] === token)),
  )
}

describe('a fragment of a text', () => {
  const character = fc.constantFrom(...'松陽阳县政协委员提案办理答复，。 2026年aB９〇𠮷')
  test('is found wherever it was cut out, across the borders of words', () => {
    fc.assert(
      fc.property(fc.array(character, { minLength: 1, maxLength: 30 }), fc.nat(), fc.nat(), (characters, a, b) => {
        const from = a % characters.length
        const cut = characters.slice(from, from + 1 + (b % 8))
        // Numbers and Latin words are found from their beginning; a single letter is looked for as a word of its own.
        const isLatin = (one: string | undefined) => one !== undefined && /[a-z0-9]/.test(fold(one))
        fc.pre(!(isLatin(cut[0]) && (isLatin(characters[from - 1]) || cut.length === 1)) && cut.every((one) => /[\p{L}\p{N}]/u.test(one)))
        expect(contains(characters.join(''), cut.join(''))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test.each([
    ['松阳县政协', '阳政协'],
    ['提案，办理', '提案办理'],
    ['2026年度', '2025年'],
    ['甲乙丙', '甲 乙丙'],
  ])('%s does not contain %s', (text, part) => {
    expect(contains(text, part)).toBe(false)
  })
})
