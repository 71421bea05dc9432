import { describe, expect, it } from 'vitest'
import { contentType, defineApp, defineSite, detailPath, f, surface } from '../index.ts'
import { resolvePage } from './resolve-page.ts'

const poem = contentType('poems', { label: '诗', title: 'title', fields: { title: f.text('题', { required: true }) } })
const site = defineSite({
  label: '样例',
  apps: [
    defineApp({
      id: 'poetry',
      label: '诗词',
      types: {
        poems: surface(poem, {
          access: { read: 'anyone', create: 'member' },
          pages: {
            list: { path: '/poems', show: ['title'] },
            detail: { path: '/poems/[id]' },
            submit: { path: '/poems/new', label: '投稿', fields: ['title'] },
          },
          ledger: { for: 'member', columns: ['title', 'author'], in: { for: 'staff' } },
        }),
      },
    }),
  ],
})
const at = (path: string, offApps: readonly string[] = []) => resolvePage({ site, offApps, path })

describe('resolvePage', () => {
  it('finds each declared page by its path', () => {
    expect(at('/poems')).toMatchObject({ kind: 'list', type: { slug: 'poems' } })
    expect(at('/poems/new')).toMatchObject({ kind: 'submit' })
    expect(at('/poems/import')).toMatchObject({ kind: 'import' })
    expect(at('/poems/12')).toMatchObject({ kind: 'detail', id: 12 })
  })

  it('finds nothing for other paths', () => {
    for (const path of [
      '/',
      '/poem',
      '/poems/',
      '/poems/0',
      '/poems/012',
      '/poems/1x',
      '/poems/-1',
      '/poems/[id]',
      '/poems/1/2',
      '/poems/2147483648',
      '/poems/99999999999999999999',
    ])
      expect(at(path), path).toBeUndefined()
  })

  it('hides the pages of an app that is switched off', () => {
    for (const path of ['/poems', '/poems/new', '/poems/import', '/poems/12']) expect(at(path, ['poetry'])).toBeUndefined()
  })
})

describe('detailPath', () => {
  it('leads back to the same document', () => {
    expect(detailPath(site.type('poems'), 7)).toBe('/poems/7')
    expect(detailPath(site.type('unknown'), 7)).toBeUndefined()
  })
})
