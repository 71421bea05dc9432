import type { PayloadRequest } from 'payload'
import type { Actor } from '../../index.ts'
import type { MeAnswer } from '../../protocol.ts'
import type { Site } from '../../site.ts'
import { countUnread } from './inbox.ts'

/** Answers GET /api/me: who is signed in, and how many notices they have not read. */
export async function me({ req, site, actor }: { req: PayloadRequest; site: Site; actor: Actor | undefined }): Promise<MeAnswer> {
  if (!actor) return { user: null, unread: 0 }
  const [unit, unread] = await Promise.all([unitOf(req, actor), countUnread({ req, site, actor })])
  return { user: { id: actor.id, name: actor.name, roles: actor.roles, unit }, unread }
}

async function unitOf(req: PayloadRequest, { unit }: Actor): Promise<{ id: number; title: string } | null> {
  if (unit === undefined) return null
  const found = (await req.payload.findByID({
    collection: 'organisations' as never,
    id: unit,
    select: { title: true } as never,
    depth: 0,
    disableErrors: true,
    overrideAccess: true,
  })) as { title?: string } | null
  return found ? { id: unit, title: found.title ?? '' } : null
}
