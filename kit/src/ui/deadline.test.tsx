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
