import type { PayloadRequest } from 'payload'
import type { Where } from '../../row-filter.ts'

/** The rows of a collection that `req.user` may read, by the collection's own rule; true for all, false for none. */
export async function readableWhere(req: PayloadRequest, slug: string): Promise<Where | boolean> {
  return await req.payload.collections[slug]!.config.access.read({ req })
}
