import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { Deadline } from './deadline.tsx'

const shown = (dueAt: string, now: string) => renderToStaticMarkup(<Deadline dueAt={dueAt} locale="zh" now={new Date(now)} />)

it('counts calendar days in Shanghai', () => {
  expect(shown('2026-11-24T15:00:00Z', '2026-11-24T01:00:00Z')).toContain('今天到期')
  // 16:30 UTC is already the next day in Shanghai.
  expect(shown('2026-11-26T01:00:00Z', '2026-11-24T16:30:00Z')).toContain('还有 1 天')
  expect(shown('2026-11-20T01:00:00Z', '2026-11-24T01:00:00Z')).toContain('已逾期 4 天')
})

it('shows its light by colour, sign and word', () => {
  const light = (now: string) =>
    renderToStaticMarkup(<Deadline dueAt="2026-11-24T15:59:59Z" warnAt="2026-11-20T16:00:00Z" locale="zh" now={new Date(now)} />)
  expect(light('2026-11-20T15:59:00Z')).toMatch(/data-light="green".*●.*还有 4 天/)
  expect(light('2026-11-20T16:00:00Z')).toMatch(/data-light="amber".*◆.*还有 3 天/)
  expect(light('2026-11-24T16:00:00Z')).toMatch(/data-light="red".*▲.*已逾期 1 天/)
})
