import type { PayloadRequest } from 'payload'
import { branchingsIn } from '../../branching.ts'
import type { Id } from '../../field.ts'
import type { Site, SiteType } from '../../site.ts'
import { readLastStep, type Step } from '../operations/history.ts'
import { branchesSince, originOf } from './branch-rows.ts'

/**
 * Why the last step of a document cannot be taken back though it is somebody's to take back: it opened branches, one of
 * which has moved, or it is that of a branch for which nobody waits any more. The message's key; undefined where it can be.
 */
export async function recallRefusal({
  req,
  site,
  one,
  id,
  last,
}: {
  req: PayloadRequest
  site: Site
  one: SiteType
  id: Id
  last: Step | undefined
}): Promise<string | undefined> {
  const origin = await originOf({ req, site, slug: one.slug, id })
  if (origin && !origin.live) return 'error.branchOver'
  if (!last || last.from_state === last.to_state) return undefined
  for (const [name, { opens, begins }] of branchingsIn(one.surface.flow!, last.to_state))
    for (const branch of await branchesSince({ req, slug: one.slug, id, branching: name, since: last.at })) {
      const [step] = await readLastStep({ req, slug: opens, id: branch })
      if (step?.transition !== begins) return 'error.branchMoved'
    }
  return undefined
}
