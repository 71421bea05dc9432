import { expect, it } from 'vitest'
import { adminLanguage } from './admin-language.ts'

it('is Chinese for everybody who did not choose English', () => {
  expect(adminLanguage(undefined)).toBe('zh')
  expect(adminLanguage('yz-theme=elder; yz-locale=zh')).toBe('zh')
  expect(adminLanguage('other-yz-locale=en')).toBe('zh')
  expect(adminLanguage('yz-theme=elder; yz-locale=en')).toBe('en')
})
