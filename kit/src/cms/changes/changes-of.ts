import type { PayloadRequest } from 'payload'
import { isRelationKind, keptFields, type Field, type Id } from '../../field.ts'
import type { SiteType } from '../../site.ts'
import { relationIds } from '../../who.ts'
import { isEmpty } from '../../validate.ts'
import { tableNamed } from '../operations/table-of.ts'
import { runSql, sql } from '../run-sql.ts'
import { plainTextOf } from '../search/plain-text.ts'
import { KEPT_CHARACTERS, valueAt, type Change, type Changes, type KeptValue, type Named } from './changes.ts'
import { diffTexts } from './diff-texts.ts'

type Doc = Readonly<Record<string, unknown>>
type Titles = ReadonlyMap<string, string>

/**
 * What people changed of a document's declared fields; undefined for nothing. What the kit keeps by itself is left out. One
 * query, and only where a relation changed: for what the others are called now.
 */
export async function changesOf({
  req,
  one: { surface },
  before,
  after,
}: {
  req: PayloadRequest
  one: Pick<SiteType, 'surface'>
  before: Doc
  after: Doc
}): Promise<Changes | undefined> {
  const { fields } = surface.type
  const kept = keptFields(fields)
  const names = Object.keys(fields).filter((name) => !kept.includes(name) && differs(fields[name]!, before[name], after[name]))
  if (names.length === 0) return undefined
  const titles = await titlesOf(
    req,
    names.flatMap((name) => (isRelationKind(fields[name]!.kind) ? [[fields[name]!.to!, [before[name], after[name]]] as const] : [])),
  )
  return bounded(
    Object.fromEntries(
      names.map((name): [string, Change] => {
        const field = fields[name]!
        const [from, to] = [keptValue(field, before[name], titles), keptValue(field, after[name], titles)]
        return [name, changeOf(field, from, to)]
      }),
    ),
  )
}

/** Two changes of a document as one; undefined where nothing is left of them. */
export function folded(fields: Readonly<Record<string, Field>>, first: Changes, second: Changes): Changes | undefined {
  const all = Object.entries({ ...first, ...second }).flatMap(([name, change]): [string, Change][] => {
    if (!first[name] || !second[name]) return [[name, change]]
    const [from, to] = [valueAt(first[name], 'before'), valueAt(second[name], 'after')]
    // The words of a formatted text may be the same again and its form not.
    if (fields[name]?.kind !== 'rich' && JSON.stringify(from) === JSON.stringify(to)) return []
    return [[name, fields[name] ? changeOf(fields[name], from, to) : { from, to }]]
  })
  return all.length === 0 ? undefined : bounded(Object.fromEntries(all))
}

function changeOf({ kind }: Field, from: KeptValue, to: KeptValue): Change {
  const isLong = kind === 'longText' || kind === 'rich'
  const isText = (value: KeptValue) => value === null || typeof value === 'string'
  if (!isLong || !isText(from) || !isText(to)) return { from, to }
  return { passages: diffTexts(from ?? '', to ?? '') }
}

function differs({ kind }: Field, before: unknown, after: unknown): boolean {
  if (kind === 'flag') return (before === true) !== (after === true)
  if (isEmpty(before) && isEmpty(after)) return false
  const comparable = (value: unknown) => JSON.stringify(isRelationKind(kind) ? relationIds(value) : (value ?? null), idAlone)
  return comparable(before) !== comparable(after)
}

/** A picture inside a formatted text may come as its number or as a whole document. */
function idAlone(key: string, value: unknown): unknown {
  return key === 'value' && typeof value === 'object' && value !== null && 'id' in value ? value.id : value
}

function keptValue({ kind, values, to }: Field, value: unknown, titles: Titles): KeptValue {
  if (kind === 'flag') return value === true
  if (isEmpty(value)) return null
  if (kind === 'rich') return plainTextOf(value)
  if (kind === 'select') return values?.[value as string] ?? String(value)
  if (isRelationKind(kind)) return relationIds(value).map((id): Named => ({ id, title: titles.get(`${to}:${id}`) ?? '' }))
  return value as string | number
}

/** What documents are called now, by `slug:id`. */
async function titlesOf(req: PayloadRequest, wanted: readonly (readonly [slug: string, values: readonly unknown[]])[]): Promise<Titles> {
  const ids = new Map<string, Set<Id>>()
  for (const [slug, values] of wanted) ids.set(slug, new Set([...(ids.get(slug) ?? []), ...relationIds(values)]))
  if (ids.size === 0) return new Map()
  const { payload } = req
  const queries = [...ids].map(([slug, some]) => {
    const table = tableNamed(payload, slug)
    const title = table[payload.collections[slug]!.config.admin.useAsTitle ?? 'id']!
    return sql`SELECT ${`${slug}:`}::text || ${table.id} AS key, ${title}::text AS title FROM ${table} WHERE ${table.id} = ANY(${sql.param([...some])}::int[])`
  })
  const rows = await runSql<{ key: string; title: string | null }>({ payload, req, query: sql.join(queries, sql` UNION ALL `) })
  return new Map(rows.map(({ key, title }) => [key, title ?? '']))
}

/** The shortest are kept whole. */
function bounded(changes: Changes): Changes {
  const bySize = Object.entries(changes).toSorted(([, a], [, b]) => sizeOf(a) - sizeOf(b))
  let size = 0
  const short = bySize.map(([name, change]): [string, Change] => {
    if ((size += sizeOf(change)) <= KEPT_CHARACTERS) return [name, change]
    return [name, { from: lengthOf(valueAt(change, 'before')), to: lengthOf(valueAt(change, 'after')) }]
  })
  const names = Object.keys(changes)
  return Object.fromEntries(short.sort(([a], [b]) => names.indexOf(a) - names.indexOf(b)))
}

function sizeOf(change: Change): number {
  return JSON.stringify(change).length
}

function lengthOf(value: KeptValue): KeptValue {
  return typeof value === 'string' ? { characters: [...value].length } : Array.isArray(value) ? value.slice(0, 20) : value
}
