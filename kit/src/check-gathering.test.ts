import { describe, expect, test } from 'vitest'
import { defineApp } from './app.ts'
import { contentType } from './content-type.ts'
import { f, type FieldOptions, type Gathering } from './field.ts'
import { defineSite } from './site.ts'
import { surface, type LinkedList } from './surface.ts'

const rights = { read: 'staff', create: 'staff' } as const

/** A site whose matter gathers from its records, and lists them. */
function siteWith({
  gathers = { from: 'records', by: 'matter', where: { level: ['city'] } },
  kind = f.flag,
  list = { label: '记录', of: 'records', by: 'matter', show: ['level'] },
  submitted = ['title'],
  more = {},
}: {
  gathers?: Gathering
  kind?: (label: string, options: FieldOptions) => ReturnType<typeof f.flag>
  list?: LinkedList
  submitted?: readonly string[]
  more?: FieldOptions
} = {}) {
  const matter = contentType('matters', {
    label: '事项',
    title: 'title',
    fields: { title: f.text('标题'), adopted: kind('采用', { gathers, ...more }), people: f.many('人员', 'users') },
  })
  const record = contentType('records', {
    label: '记录',
    title: 'title',
    fields: {
      title: f.text('标题'),
      matter: f.one('事项', 'matters'),
      level: f.select('层级', { city: '市' }),
      people: f.many('人员', 'users'),
    },
  })
  const matters = surface(matter, {
    access: rights,
    pages: {
      detail: { path: '/matters/[id]', lists: { records: list } },
      submit: { path: '/matters/new', label: '写', fields: submitted as readonly 'title'[] },
    },
  })
  return defineSite({
    label: '站',
    apps: [defineApp({ id: 'a', label: '甲', types: { matters, records: surface(record, { access: rights }) } })],
  })
}

describe('what is gathered', () => {
  test('is accepted where every part of it is there', () => expect(() => siteWith()).not.toThrow())
  test.each([
    ['another collection', { gathers: { from: 'nothing', by: 'matter' } }, 'there is no declared type "nothing"'],
    ['a relation that leads elsewhere', { gathers: { from: 'records', by: 'people' } }, '"people" of records does not point to matters'],
    ['a value that never is', { gathers: { from: 'records', by: 'matter', where: { level: ['moon'] } } }, 'is never "moon"'],
    ['a state of a type without states', { gathers: { from: 'records', by: 'matter', where: { state: ['sent'] } } }, 'is never "sent"'],
    ['people into a flag', { gathers: { from: 'records', by: 'matter', take: ['people'] } }, 'only a list of relations takes some'],
    ['a kind that gathers nothing', { kind: f.text as never }, 'a text gathers nothing'],
    ['a required field', { more: { required: true } }, 'a required field gathers nothing'],
    ['a field the form asks for', { submitted: ['title', 'adopted'] }, 'asks for it, and the kit keeps it'],
  ])('is refused for %s', (_, wrong, message) => expect(() => siteWith(wrong as never)).toThrow(message))
})

describe('a list of what points to a document', () => {
  test.each([
    ['another collection', { of: 'nothing' }, 'there is no declared type "nothing"'],
    ['a relation that leads elsewhere', { by: 'people' }, '"people" of records does not point to matters'],
    ['a field that is not there', { show: ['colour'] }, 'there is no field "colour" in records'],
    ['a row named by what names nothing', { heading: 'level' }, '"level" of records names no row'],
    ['records that no page writes', { add: true }, 'no submit page of records asks for "matter"'],
  ])('is refused for %s', (_, wrong, message) =>
    expect(() => siteWith({ list: { label: '记录', of: 'records', by: 'matter', show: ['level'], ...wrong } })).toThrow(message),
  )
})
