import { expect, test } from 'vitest'
import { kitMessages } from '../../messages/index.ts'
import type { Message } from './channel.ts'
import { mailText } from './mail-text.ts'

const item = { text: '提案《<script>&"\'》：提交', at: '2026-03-02T00:30:00.000Z', url: 'https://zx.example.gov.cn/proposals/7' }
const message: Message = {
  key: 'notice-1.x',
  person: { id: 1, name: '叶<b>', email: 'ye@example.gov.cn', phone: undefined },
  locale: 'zh',
  site: '松阳政协',
  digest: false,
  items: [item],
  settingsUrl: 'https://zx.example.gov.cn/desk/settings',
}

test('one notice is its own subject; the time is that of Shanghai; nothing written by people becomes markup', () => {
  const { subject, text, html } = mailText(message, kitMessages)
  expect(subject).toBe(`【松阳政协】${item.text}`)
  expect(text).toContain(`${item.text}\n2026年3月2日 08:30\n${item.url}`)
  expect(text.endsWith('\nhttps://zx.example.gov.cn/desk/settings')).toBe(true)
  expect(html).not.toContain('<script>')
  expect(html).not.toContain('<b>')
  expect(html).toContain('<a href="https://zx.example.gov.cn/proposals/7">提案《&#60;script&#62;&#38;&#34;&#39;》：提交</a>')
})

test('several make a digest that says how many; what has no page has no link', () => {
  const { subject, text, html } = mailText(
    { ...message, locale: 'en', digest: true, items: [item, { ...item, text: 'Second', url: undefined }] },
    kitMessages,
  )
  expect(subject).toBe('[松阳政协] Digest: 2 notices')
  expect(text).toContain('You have 2 notices:')
  expect(text).toContain('2 March 2026')
  expect(html.match(/<a /g)).toHaveLength(2)
  expect(html).toContain('<html lang="en">')
})
