import { checkCatalogue } from '@yizheng/kit/testing'
import { expect, test } from 'vitest'
import app from './app.ts'

test('every text of the app exists in both languages', () => {
  expect(checkCatalogue(app)).toEqual([])
})
