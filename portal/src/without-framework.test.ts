import { describe, expect, it } from 'vitest'
import { withoutFramework } from './without-framework.ts'

describe('a page for reading', () => {
  it('goes out without the scripts of the framework and without what they would read', () => {
    const next =
      '<link rel="preload" as="script" nonce="x" href="/_next/a.js"/><script src="/_next/b.js" async="" nonce="x"></script>' +
      '<script nonce="x">self.__next_f.push([1,"\\u003cp>text"])</script><script nonce="x" id="_R_">(self.x=1)</script>'
    expect(withoutFramework(`<head>${next}</head><p>text</p>`)).toBe('<head></head><p>text</p>')
  })

  it('keeps everything else: style sheets, our own script, data for search engines, and text about scripts', () => {
    const page =
      '<link rel="stylesheet" href="/_next/c.css"/><link rel="preload" as="image" href="/a.webp"/>' +
      '<script type="module" src="/reader-1.js"></script><script type="application/ld+json">{"name":"政协"}</script>' +
      '<p>&lt;script src="/_next/b.js">&lt;/script></p>'
    expect(withoutFramework(page)).toBe(page)
  })
})
