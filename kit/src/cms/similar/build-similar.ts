import { createHash } from 'node:crypto'
import type { BasePayload } from 'payload'
import type { Site, SiteType } from '../../site.ts'
import { buildTypes, type Derived } from '../derived/build-types.ts'
import { sql } from '../run-sql.ts'
import { comparedStates } from './compared-texts.ts'
import { printDocuments } from './print-documents.ts'

/** To be raised where prints come to be taken in another way: every site then takes them anew by itself. */
const ANALYSIS = 1
const PRINTS: Derived = { lock: 'similar-build', rows: sql`yz.text_prints`, builds: sql`yz.text_print_builds` }

/** Takes the prints of every type whose declaration has changed since; as `buildSearch`. Returns how many documents it went through. */
export function buildSimilar({
  payload,
  site,
  signal,
  onProgress,
}: {
  payload: BasePayload
  site: Site
  signal?: AbortSignal
  onProgress?: (progress: { type: string; done: number }) => void
}): Promise<number> {
  return buildTypes({
    payload,
    derived: PRINTS,
    types: site.types.filter(({ surface }) => surface.similar),
    fingerprintOf,
    write: printDocuments,
    signal,
    onProgress,
  })
}

/** Tells apart all that decides what is kept of a type's documents. */
function fingerprintOf({ surface }: SiteType): string {
  const parts = [ANALYSIS, surface.similar!.fields, comparedStates(surface), surface.access.withheld]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}
