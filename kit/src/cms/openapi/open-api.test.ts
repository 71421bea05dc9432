import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, test } from 'vitest'
import { contentType, defineApp, defineSite, f, surface, workflow } from '../../index.ts'
import { compileSite } from '../compile/compile-site.ts'
import { openApi } from './open-api.ts'

const letters = surface(
  workflow(
    contentType('letters', {
      label: '来信',
      title: 'title',
      fields: {
        title: f.text('题', { required: true, max: 20, help: '一事一信' }),
        kind: f.select('类', { praise: '表扬', advice: '建议' }),
        count: f.number('件数', { min: 1, max: 9 }),
        unit: f.one('单位', 'organisations'),
        files: f.files('附件', { max: 5 }),
        body: f.rich('正文'),
      },
    }),
    {
      initial: 'draft',
      states: { draft: { label: '草稿' }, open: { label: '办理' }, done: { label: '办结', final: true } },
      transitions: {
        send: { label: '提交', from: 'draft', to: 'open', by: 'author' },
        close: { label: '办结', from: 'open', to: 'done', by: 'staff', asks: ['kind'], reason: true },
        pass: { label: '转出', from: 'open', to: 'done', by: 'staff', bulk: true },
      },
    },
  ),
  {
    access: { read: 'staff', create: 'citizen' },
    pages: { list: { path: '/letters', show: ['title'], filter: ['kind'] } },
    search: { body: ['title'] },
    metrics: { byKind: { label: '分类', chart: 'pie', count: {}, by: 'kind' } },
  },
)
const notes = surface(contentType('notes', { label: '备注', title: 'text', fields: { text: f.text('文') } }), {
  access: { read: 'staff', create: 'staff' },
})
const site = defineSite({
  label: '试验',
  apps: [
    defineApp({
      id: 'mail',
      label: '信箱',
      types: { letters, notes },
      messages: { zh: {}, en: { 来信: 'Letters', 题: 'Title', 一事一信: 'One matter a letter' } },
    }),
  ],
})
const description = openApi(site)
const schemas = description.components.schemas as Record<string, { properties: Record<string, unknown>; required?: string[] }>

test('the description is valid OpenAPI 3.1, and every reference in it leads somewhere', async () => {
  const validator = new Validator()
  expect(await validator.validate(JSON.parse(JSON.stringify(description)))).toMatchObject({ valid: true })
  expect(validator.version).toBe('3.1')
  const text = JSON.stringify(description)
  for (const [, name] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)) expect(schemas, name).toHaveProperty([name!])
})

/** Payload serves these by itself. */
const ofPayload = ['post /attachments', 'post /users/login', 'post /users/logout']

test('it describes every endpoint there is, and no other', () => {
  const { collections, endpoints } = compileSite(site)
  const made = [
    ...endpoints.map(({ method, path }) => `${method} ${path}`),
    ...collections.flatMap(({ slug, endpoints: own }) => (own || []).map(({ method, path }) => `${method} /${slug}${path}`)),
  ].map((one) => one.replace(/:(\w+)/g, '{$1}'))
  const described = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  )
  expect(described.filter((one) => !ofPayload.includes(one)).sort()).toEqual(made.sort())
})

test('every operation has a name of its own', () => {
  const ids = Object.values(description.paths).flatMap((methods) => Object.values(methods).map((one) => one.operationId as string))
  expect(new Set(ids).size).toBe(ids.length)
})

describe('schemas follow the declaration', () => {
  test('labels and help in both languages, limits, choices', () => {
    expect(schemas['letters.data']!.properties).toMatchObject({
      title: { type: ['string', 'null'], title: '题 Title', description: '一事一信 One matter a letter\n≤ 20 字 characters' },
      kind: { anyOf: [{ type: 'string', enum: ['praise', 'advice'] }, { type: 'null' }] },
      count: { type: ['number', 'null'], minimum: 1, maximum: 9 },
      unit: { type: ['integer', 'null'] },
      files: { maxItems: 5, items: { type: 'integer' } },
    })
  })
  test('a row carries relations as titles and files, and the state as one of the declared', () => {
    expect(schemas.letters!.properties).toMatchObject({
      unit: { anyOf: [{ $ref: '#/components/schemas/Ref' }, { type: 'null' }] },
      files: { type: 'array', items: { $ref: '#/components/schemas/FileRef' } },
      state: { enum: ['draft', 'open', 'done'] },
    })
  })
  test('each step asks for what the declaration says', () => {
    const close = schemas['letters.fire.close']!
    expect(close.required).toEqual(['transition', 'reason'])
    expect(close.properties).toMatchObject({
      transition: { const: 'close' },
      data: { properties: { kind: {} }, additionalProperties: false },
    })
    expect(schemas['letters.fire.send']!.required).toEqual(['transition'])
  })
  test('many can be taken through the steps that are declared so, and through no other', () => {
    expect(schemas['letters.fireMany']!.properties).toMatchObject({ transition: { enum: ['pass'] }, items: { maxItems: 100 } })
    expect(Object.keys(description.paths)).not.toContain('/notes/fire-many')
  })
  test('a type without a workflow has no steps and no state', () => {
    expect(Object.keys(description.paths)).not.toContain('/notes/{id}/fire')
    expect(schemas.notes!.properties).not.toHaveProperty('state')
    expect(schemas['notes.save']!.properties).not.toHaveProperty('fire')
  })
})
