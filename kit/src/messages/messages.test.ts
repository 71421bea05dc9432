import { expect, test } from 'vitest'
import { kitMessages } from '../index.ts'
import { checkMessages, missingLabels, roleLabels } from '../testing/index.ts'

test('every message of the kit exists in both languages, with the same values', () => {
  expect(Object.keys(kitMessages.zh).length).toBeGreaterThan(50)
  expect(checkMessages(kitMessages)).toEqual([])
})

test('every role has its English term', () => {
  expect(missingLabels(roleLabels, kitMessages)).toEqual([])
})

test('the check finds a text that is missing in one language, and values that differ', () => {
  expect(checkMessages({ zh: { 'a.b': '{x} 甲', 'a.c': '乙' }, en: { 'a.b': 'A', 'a.d': 'D', 提案: 'Proposals' } })).toEqual([
    'a.c has no English text',
    'a.d has no Chinese text',
    'a.b speaks of other values in English',
  ])
})
