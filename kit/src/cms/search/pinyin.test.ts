import { expect, test } from 'vitest'
import { spellingIn, spellingsOf } from './pinyin.ts'

const found = (title: string, typed: string) => spellingsOf(title).some((spelling) => spelling.startsWith(spellingIn(typed)!))

test.each([
  ['松阳县政协召开全体会议', 'songyang'],
  ['松阳县政协召开全体会议', 'zhengx'],
  ['松阳县政协召开全体会议', 'Song Yang'],
  ['松阳县政协召开全体会议', 'qthy'],
  ['松陽縣政協', 'syxzx'],
  ['重庆考察团来松', 'chongqing'],
  ['2026年旅游工作', 'lvyou'],
  ['“绿色”发展', "lü'se"],
])('%s can be begun as %s', (title, typed) => {
  expect(found(title, typed)).toBe(true)
})

test('inside a word nothing begins, and what is no pinyin is none', () => {
  expect(found('松阳县政协', 'angxian')).toBe(false)
  expect(['松', 'a', '2026', 'x1', ''].map(spellingIn)).toEqual([undefined, undefined, undefined, undefined, undefined])
  expect(spellingsOf('2026 ABC')).toEqual([])
})
