import { countCharacters, type Problem } from '@yizheng/kit'

/** Longest alternative text, in characters: a screen reader reads it in one breath. */
export const ALT_MOST = 120

/** What says that there is a picture, and not what is in it; a number may follow. */
const SAYS_NOTHING =
  /^(微信|qq)?(新闻|活动|会议|现场|封面)?(图片?|照片|相片|配图|插图|题图|截图|图像|pictures?|photos?|images?|img|dsc|dscn|screenshots?|untitled|未命名)$/i

/** Why a text does not stand in for a picture to whoever cannot see it: empty, too long, the file's name or a mere “图片”. */
export function checkAlt(alt: unknown, filename?: string | null): Problem | undefined {
  const text = typeof alt === 'string' ? alt.trim() : ''
  if (text === '') return { key: 'error.altMissing', values: {} }
  const count = countCharacters(text)
  if (count > ALT_MOST) return { key: 'error.altTooLong', values: { max: ALT_MOST, count } }
  const isFile = /\.(jpe?g|png|webp|avif|gif|heic)$/i.test(text) || (filename ? bare(text) === bare(filename) : false)
  const words = text.replace(/[\d\p{P}\p{S}\s]+/gu, '')
  return isFile || words === '' || SAYS_NOTHING.test(words) ? { key: 'error.altSaysNothing', values: {} } : undefined
}

/** A file's name without its ending and without the number that the library puts behind a name it has already. */
function bare(name: string): string {
  return name
    .replace(/\.[a-z0-9]{2,5}$/i, '')
    .replace(/-\d+$/, '')
    .trim()
    .toLowerCase()
}
