import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safePath } from './safe-path.ts'

describe('safePath', () => {
  it('keeps a path of this site with its query and anchor', () => {
    for (const path of ['/', '/desk', '/proposals/12?done=file#timeline', '/search?q=%E5%9B%9B', '/proposals/new'])
      expect(safePath(path, '/desk')).toBe(path)
  })

  it('refuses whatever leads to another host', () => {
    for (const evil of [
      '//evil',
      '///evil',
      '/\\evil',
      '\\\\evil',
      '/..//evil',
      '/.//evil',
      '/a/..//evil',
      '/%2e%2e//evil',
      '/\t/evil',
      '/\n/evil',
      '\t//evil',
      'https://evil',
      'javascript:alert(1)',
      'evil',
      '',
      ' /desk',
      '//evil@localhost',
      '/\u0000/evil',
      undefined,
      null,
      7,
      ['/desk'],
    ])
      expect(safePath(evil, '/desk'), String(evil)).toBe('/desk')
  })

  it('never leaves the site, whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('/', '\\', '.', '%2e', '%2f', '\t', '@', ':', 'a', '?', '#') })),
        (next) => {
          const here = 'https://yizheng.example'
          expect(new URL(safePath(`/${next}`, '/desk'), here).origin).toBe(here)
        },
      ),
      { numRuns: 2_000 },
    )
  })
})
