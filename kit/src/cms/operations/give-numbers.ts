import type { PayloadRequest } from 'payload'
import { numberIn, numberText, type Numbering } from '../../numbering.ts'
import type { SiteType } from '../../site.ts'
import { isEmpty } from '../../validate.ts'
import { runSql, sql } from '../run-sql.ts'
import { tableNamed } from './table-of.ts'

/**
 * The next numbers for those of `names` that are declared with a `numbering` and still empty in `doc`. The sequence stays
 * locked until the request's transaction ends: what is rolled back leaves no gap, and nobody gets the same number.
 * Numbers that people gave by hand are passed over.
 */
export async function giveNumbers({
  req,
  one: { slug, surface },
  names,
  doc,
  now,
}: {
  req: PayloadRequest
  one: SiteType
  names: readonly string[]
  doc: Readonly<Record<string, unknown>>
  now: Date
}): Promise<Record<string, string>> {
  const given: Record<string, string> = {}
  for (const name of names) {
    const { numbering } = surface.type.fields[name]!.options
    if (!numbering || !isEmpty(doc[name])) continue
    const table = tableNamed(req.payload, slug)
    for (let taken = true; taken;) {
      const n = await next(req, sequenceOf(slug, name, numbering, now))
      given[name] = numberText(numbering, { n, now })
      const rows = await runSql({ payload: req.payload, req, query: sql`SELECT 1 FROM ${table} WHERE ${table[name]} = ${given[name]}` })
      taken = rows.length > 0
    }
  }
  return given
}

async function next(req: PayloadRequest, sequence: string): Promise<number> {
  const [row] = await runSql<{ last: string }>({
    payload: req.payload,
    req,
    query: sql`INSERT INTO yz.counters (sequence, last) VALUES (${sequence}, 1)
      ON CONFLICT (sequence) DO UPDATE SET last = yz.counters.last + 1 RETURNING last::text`,
  })
  return Number(row!.last)
}

/** Lets the sequences go on after numbers that were given elsewhere. */
export async function raiseNumbers({
  req,
  one: { slug, surface },
  docs,
}: {
  req: PayloadRequest
  one: SiteType
  docs: readonly Readonly<Record<string, unknown>>[]
}): Promise<void> {
  const highest = new Map<string, number>()
  for (const [name, { options }] of Object.entries(surface.type.fields)) {
    if (!options.numbering) continue
    for (const doc of docs) {
      const found = typeof doc[name] === 'string' ? numberIn(options.numbering, doc[name]) : undefined
      if (!found) continue
      const sequence = sequenceOf(slug, name, options.numbering, new Date(Date.UTC(found.year ?? 2000, 6)))
      highest.set(sequence, Math.max(found.n, highest.get(sequence) ?? 0))
    }
  }
  for (const [sequence, n] of highest)
    await runSql({
      payload: req.payload,
      req,
      query: sql`INSERT INTO yz.counters (sequence, last) VALUES (${sequence}, ${n})
        ON CONFLICT (sequence) DO UPDATE SET last = GREATEST(yz.counters.last, excluded.last)`,
    })
}

/** The name of a sequence: the number without its number. */
function sequenceOf(slug: string, name: string, numbering: Numbering, now: Date): string {
  return `${slug}.${name} ${numberText(numbering, { n: 0, now })}`
}
