import { expect, test } from 'vitest'
import { contentType, defineApp, defineSite, f, surface, type App, type Only } from './index.ts'

function app(id: string, { slug = id, path, to, only }: { slug?: string; path?: `/${string}`; to?: string; only?: Only } = {}): App {
  const type = contentType(slug, {
    label: slug,
    title: 'title',
    fields: { title: f.text('题'), ...(to ? { other: f.one('相关', to, only ? { only } : {}) } : {}) },
  })
  return defineApp({
    id,
    label: id,
    types: {
      things: surface(type, {
        access: { read: 'anyone', create: 'staff' },
        ...(path ? { pages: { list: { path, show: ['title'] } } } : {}),
      }),
    },
    messages: { zh: {}, en: { [id]: id.toUpperCase() } },
  })
}
const site = (...apps: App[]) => defineSite({ label: '试验', apps })

test('a site knows every type by its slug, in the order of its apps', () => {
  const made = site(app('b'), app('a', { to: 'b' }))
  expect(made.types.map((one) => one.slug)).toEqual(['b', 'a'])
  expect(made.type('a')?.app.id).toBe('a')
  expect(made.type('nothing')).toBeUndefined()
  expect(made.messages.en.a).toBe('A')
})

test('relations may lead to another app and to what the CMS has by itself, and nowhere else', () => {
  expect(() => site(app('a', { to: 'organisations' }))).not.toThrow()
  expect(() => site(app('a', { to: 'b' }))).toThrow(
    'a.things.fields.other: there is no collection "b". Choose one of users, organisations, media, attachments, a.',
  )
})

test('a relation is narrowed by what the other collection has, and by values it knows', () => {
  expect(() => site(app('a', { to: 'organisations', only: { kind: ['unit', 'office'] } }))).not.toThrow()
  expect(() => site(app('a', { to: 'organisations', only: { kind: ['units'] } }))).toThrow(
    'a.things.fields.other.only: "units" is no value of "kind". Choose some of cppcc, office, committee, unit.',
  )
  expect(() => site(app('a', { to: 'users', only: { kind: ['unit'] } }))).toThrow(
    'a.things.fields.other.only: "users" cannot be narrowed by "kind". Choose one of roles.',
  )
  expect(() => site(app('a', { to: 'b', only: { kind: ['unit'] } }), app('b'))).toThrow(
    'a.things.fields.other.only: "b" cannot be narrowed by "kind". Name a select field its list is filtered by.',
  )
  expect(() => site(app('a', { to: 'organisations', only: { kind: [] } }))).toThrow('is no value of "kind"')
})

test('two apps that collide are refused, naming both', () => {
  expect(() => site(app('a'), app('a', { slug: 'c' }))).toThrow('a: the id "a" is taken by a. Choose another one.')
  expect(() => site(app('a', { slug: 'same' }), app('b', { slug: 'same' }))).toThrow(
    'b.things: the collection name "same" is taken by a.things.',
  )
  expect(() => site(app('a', { slug: 'users' }))).toThrow('a.things: the collection name "users" is taken by the CMS itself.')
  expect(() => site(app('a', { path: '/list' }), app('b', { path: '/list' }))).toThrow(
    'b.things.pages.list: the page path "/list" is taken by a.things.pages.list.',
  )
})
