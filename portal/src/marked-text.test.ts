import { expect, it } from 'vitest'
import { splitMarks } from './marked-text.tsx'

it('shows marks as marks and everything else as text', () => {
  expect(splitMarks('a &amp; <mark>茶</mark><script>')).toEqual([
    { text: 'a & ', marked: false },
    { text: '茶', marked: true },
    { text: '<script>', marked: false },
  ])
})
