import { expect, test } from 'vitest'
import { mergeMessages, translate } from './label.ts'

const messages = { zh: { 'area.greeting': '您好，{name}' }, en: { 'area.greeting': 'Hello, {name}', 提案: 'Proposals' } }

test('a Chinese label is its own Chinese text and the key of its English one', () => {
  expect(translate({ messages, locale: 'zh', key: '提案' })).toBe('提案')
  expect(translate({ messages, locale: 'en', key: '提案' })).toBe('Proposals')
})

test('values are filled in; one that is not given stays visible', () => {
  expect(translate({ messages, locale: 'en', key: 'area.greeting', values: { name: 'Lan' } })).toBe('Hello, Lan')
  expect(translate({ messages, locale: 'zh', key: 'area.greeting', values: {} })).toBe('您好，{name}')
})

test('a missing translation shows the Chinese term, never an empty place', () => {
  expect(translate({ messages: { zh: { 'a.b': '甲' }, en: {} }, locale: 'en', key: 'a.b' })).toBe('甲')
  expect(translate({ messages, locale: 'en', key: '未译' })).toBe('未译')
})

test('of two catalogues the later one wins', () => {
  const merged = mergeMessages([messages, undefined, { zh: {}, en: { 提案: 'Motions' } }])
  expect(merged.en.提案).toBe('Motions')
  expect(merged.zh['area.greeting']).toBe('您好，{name}')
})
