import { createHash } from 'node:crypto'
import type { BasePayload } from 'payload'
import type { Site, SiteType } from '../../site.ts'
import { BUILD_BATCH, buildNext, type Derived } from '../derived/build-next.ts'
import { runSql, sql } from '../run-sql.ts'
import { comparedStates } from './compared-texts.ts'
import { printDocuments } from './print-documents.ts'

/** To be raised where prints come to be taken in another way: every site then takes them anew by itself. */
const ANALYSIS = 1
const PRINTS: Derived = { lock: 'similar-build', rows: sql`yz.text_prints`, builds: sql`yz.text_print_builds` }

/** Takes the prints of every type whose declaration has changed since; as `buildSearch`. Returns how many documents it went through. */
export async function buildSimilar({
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
  let total = 0
  for (const one of site.types.filter(({ surface }) => surface.similar)) {
    for (;;) {
      if (signal?.aborted) return total
      const step = await buildNext({
        payload,
        derived: PRINTS,
        slug: one.slug,
        fingerprint: fingerprintOf(one),
        write: ({ req, ids }) => printDocuments({ req, one, ids }),
      })
      if (!step) break
      total += step.handled
      if (step.handled > 0) onProgress?.({ type: one.slug, done: step.done })
    }
  }
  if (total > BUILD_BATCH) await runSql({ payload, query: sql`ANALYZE yz.text_prints` })
  return total
}

/** Tells apart all that decides what is kept of a type's documents. */
function fingerprintOf({ surface }: SiteType): string {
  const parts = [ANALYSIS, surface.similar!.fields, comparedStates(surface), surface.access.withheld]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}
