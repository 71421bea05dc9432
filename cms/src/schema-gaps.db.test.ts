import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { declaredSchema, migratedSchema, schemaGaps, type SchemaSnapshot } from './schema-gaps.ts'
import { bootCms, type TestCms } from './testing/boot-cms.ts'

let cms: TestCms
let declared: SchemaSnapshot
beforeAll(async () => {
  cms = await bootCms(inject('postgresUrl'))
  declared = await declaredSchema(cms.payload)
})
afterAll(() => cms.close())

const made = migratedSchema(join(import.meta.dirname, 'migrations'))

test('the migrations make exactly what the declarations ask for', () => {
  expect(schemaGaps({ made, declared })).toEqual([])
})

test('a field, a value or an app that no migration makes is named; so is what is no longer declared', () => {
  const artworks = made.tables['public.artworks']!
  const { note, ...rest } = artworks.columns
  const without = { ...made, tables: { ...made.tables, 'public.artworks': { ...artworks, columns: { ...rest, fax: note } } } }
  expect(schemaGaps({ made: without, declared }).sort()).toEqual(['+ artworks.note', '- artworks.fax'])

  const { 'public.enum_artworks_script': script, ...enums } = made.enums
  expect(
    schemaGaps({ made: { ...made, enums: { ...enums, 'public.enum_artworks_script': { ...(script as object), values: [] } } }, declared }),
  ).toEqual(['~ enum_artworks_script'])
  const { 'public.artworks': _, ...tables } = made.tables
  expect(schemaGaps({ made: { ...made, tables }, declared })).toEqual(['+ artworks'])
})
