import { expect, test } from 'vitest'
import { pageShell } from './page-shell.ts'

const html = '<html lang="zh-CN" data-theme="default"><title>数据看板</title>'

test('the page comes in the reader’s language and mode', () => {
  expect(pageShell(html, 'a=b; yz-theme=elder; yz-locale=en')).toBe('<html lang="en" data-theme="elder"><title>Dashboard</title>')
  expect(pageShell(html)).toBe(html)
})

test('a cookie cannot write into the page', () => {
  expect(pageShell(html, 'yz-theme="><script>alert(1)</script>; yz-locale=en"><b>')).toBe(html)
  expect(pageShell(html, 'yz-theme=purple')).toBe(html)
})
