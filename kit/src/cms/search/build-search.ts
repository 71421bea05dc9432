import { createHash } from 'node:crypto'
import type { BasePayload } from 'payload'
import type { Site, SiteType } from '../../site.ts'
import { buildTypes, type Derived } from '../derived/build-types.ts'
import { runSql, sql } from '../run-sql.ts'
import { indexDocuments } from './index-documents.ts'
import { postgresSearchIndex } from './postgres-search-index.ts'
import type { SearchIndex } from './search-index.ts'
import { learnSiteWords } from './site-words.ts'

/** To be raised where texts come to be analysed in another way: every site then builds its index anew by itself. */
const ANALYSIS = 3
const SEARCH: Derived = { lock: 'search-build', rows: sql`yz.search`, builds: sql`yz.search_builds` }

/**
 * Brings the index to what the declarations and the analysis are now, from the database, while the system runs: a type
 * whose declaration has changed since it was built, or all of them with `anew`. Goes on where it was interrupted; several
 * processes share the work. Returns how many documents it went through.
 */
export async function buildSearch({
  payload,
  site,
  index = postgresSearchIndex,
  anew = false,
  signal,
  onProgress,
}: {
  payload: BasePayload
  site: Site
  index?: SearchIndex
  anew?: boolean
  signal?: AbortSignal
  onProgress?: (progress: { type: string; done: number }) => void
}): Promise<number> {
  const types = site.types.filter(({ surface }) => surface.search)
  if (anew) await runSql({ payload, query: sql`UPDATE yz.search_builds SET fingerprint = ''` })
  await learnSiteWords({ payload })
  return buildTypes({
    payload,
    derived: SEARCH,
    types,
    fingerprintOf,
    write: ({ req, one, ids }) => indexDocuments({ req, site, one, ids, index }),
    signal,
    onProgress,
  })
}

/** Tells apart all that decides what the index keeps of a type's documents. */
function fingerprintOf({ surface: { type, flow, access, search, pages } }: SiteType): string {
  const parts = [ANALYSIS, type.title, type.fields, flow?.states, access.read, search, pages?.list?.sort]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}
