import type { PayloadRequest } from 'payload'
import { branchingsIn } from '../../branching.ts'
import type { Id } from '../../field.ts'
import type { Site, SiteType } from '../../site.ts'
import { syncTurns } from '../rounds/sync-turns.ts'
import { syncBranches } from './carry-out.ts'
import { differs } from './depthless.ts'

/**
 * After a document was changed in the state it is in: whoever takes part in its rounds now is asked, and has a branch where
 * there are some; whoever does not is not. Returns the document as it is now.
 */
export async function syncParts(change: {
  req: PayloadRequest
  site: Site
  one: SiteType
  before: Readonly<Record<string, unknown>>
  doc: Record<string, unknown>
  actor: Id | undefined
  principal?: Id | undefined
}): Promise<Record<string, unknown>> {
  const { one, before } = change
  const doc = await syncTurns(change)
  const others = branchingsIn(one.surface.flow!, doc.state as string).some(([, { of }]) => differs(before[of], doc[of]))
  return others && doc.state === change.doc.state ? syncBranches({ ...change, doc }) : doc
}
