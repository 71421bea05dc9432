import { expect, test } from 'vitest'
import { adminRoles } from './admin-roles.ts'
import { contentType } from './content-type.ts'
import { f } from './field.ts'
import { surface } from './surface.ts'

const note = contentType('notes', { label: '便笺', title: 'title', fields: { title: f.text('标题') } })
const rolesOf = (facet: Parameters<typeof surface>[1]) =>
  [...adminRoles({ types: [{ app: undefined as never, key: 'notes', slug: 'notes', surface: surface(note, facet as never) }] })].sort()

test('who edits enters the admin screens, and who writes what the portal has no page for', () => {
  expect(rolesOf({ access: { read: 'anyone', create: 'staff', update: [{ to: ['editor', 'author'] }] } })).toEqual([
    'admin',
    'editor',
    'staff',
  ])
})

test('who only reads, or writes on the portal, does not', () => {
  expect(
    rolesOf({
      access: { read: ['leader', 'supervisor'], create: 'member' },
      pages: { submit: { path: '/notes/new', label: '写便笺', fields: ['title'] } },
    }),
  ).toEqual(['admin'])
  expect(rolesOf({ access: { read: 'anyone', create: 'signed-in', update: 'author' } })).toEqual(['admin'])
})
