import characters from 'opencc-js/dict/TSCharacters'

/**
 * Traditional characters and their simplified forms, one for one. Not phrase by phrase, as a converter for reading would:
 * a fragment must come out as it does inside the whole.
 */
const simplified: ReadonlyMap<string, string> = new Map(
  characters.split('|').flatMap((entry): [string, string][] => {
    const [from, to] = entry.split(' ')
    return from && to && from !== to ? [[from, to]] : []
  }),
)

/** The form in which texts are compared: full-width as half-width, capital as small, traditional as simplified. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Script=Han}/gu, (one) => simplified.get(one) ?? one)
}

/** The folded text and, for each of its places, the place in the original it came from. */
export function foldWithOrigin(text: string): { folded: string; origin: number[] } {
  let folded = ''
  const origin: number[] = []
  let place = 0
  for (const character of text) {
    const form = isPlain(character) ? (simplified.get(character) ?? character) : fold(character)
    for (let unit = 0; unit < form.length; unit += 1) origin.push(place)
    folded += form
    place += character.length
  }
  origin.push(place)
  return { folded, origin }
}

/** A common Chinese character, small Latin letter or digit: folding such one by one would cost most of the time. */
function isPlain(character: string): boolean {
  const code = character.charCodeAt(0)
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39)
}
