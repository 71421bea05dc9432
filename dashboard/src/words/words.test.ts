import { expect, test } from 'vitest'
import en from './en.json' with { type: 'json' }
import zh from './zh.json' with { type: 'json' }

test('every word exists in both languages, with the same values to fill in', () => {
  const values = (text: string) => text.match(/\{\w+\}/g)?.sort() ?? []
  expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort())
  for (const [key, text] of Object.entries(zh)) expect(values(en[key as keyof typeof en]), key).toEqual(values(text))
})
