import type { PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import type { Locale } from '../../label.ts'
import { FIRE_MANY_MOST, type FireManyAnswer, type FireManyRequest, type Ref } from '../../protocol.ts'
import type { Site, SiteType } from '../../site.ts'
import { bulkSteps } from '../../workflow.ts'
import { actorOf } from '../actor.ts'
import { refusalOf } from '../refusal-of.ts'
import { RequestError } from '../request-error.ts'
import { fire } from './fire.ts'
import { readLastStep } from './history.ts'
import { siteTypeOf } from './site-type.ts'

interface Many {
  readonly req: PayloadRequest
  readonly site: Site
  readonly slug: string
  readonly locale: Locale
}

/**
 * Takes a step that is declared `bulk` for many documents, each through `fire` in a transaction of its own. One that is
 * refused does not hold up the others, and sending the same again changes nothing more.
 *
 * @throws RequestError 400 for no such step, no documents or too many · 401 nobody is signed in
 */
export async function fireMany({
  body,
  ...many
}: Many & { body: Partial<Record<keyof FireManyRequest, unknown>> }): Promise<FireManyAnswer> {
  const { req, site, slug, locale } = many
  const one = await siteTypeOf(req.payload, site, slug)
  if (!actorOf(req.user)) throw new RequestError(401, 'error.signIn')
  const { transition } = body
  if (typeof transition !== 'string' || !bulkSteps(one.surface.flow!).includes(transition)) throw new RequestError(400, 'error.notInBulk')
  const items = itemsIn(body.items)
  const titles = await titlesOf({ req, one, ids: [...items.keys()] })
  const done: Ref[] = []
  const refused: FireManyAnswer['refused'][number][] = []
  for (const [id, revision] of items) {
    const ref = { id, title: titles.get(id) ?? '' }
    try {
      await fire({ site, slug, id, transition, revision, req })
      done.push(ref)
    } catch (error) {
      const { key, message } = (await refusalIn({ req, one, id, transition, error })).answer({ messages: site.messages, locale }).error
      refused.push({ ...ref, key, message })
    }
  }
  return { done, refused }
}

/** Each document once, in the order they were sent, with the revision that was seen. */
function itemsIn(sent: unknown): ReadonlyMap<Id, number | undefined> {
  if (!Array.isArray(sent) || sent.length === 0) throw new RequestError(400, 'error.badRequest')
  if (sent.length > FIRE_MANY_MOST) throw new RequestError(400, 'error.tooManyAtOnce', { values: { max: FIRE_MANY_MOST } })
  const items = new Map<Id, number | undefined>()
  for (const item of sent as unknown[]) {
    const { id, revision } = Object(item) as { id?: unknown; revision?: unknown }
    if (!isNatural(id) || !(revision === undefined || isNatural(revision))) throw new RequestError(400, 'error.badRequest')
    if (!items.has(id)) items.set(id, revision)
  }
  return items
}

function isNatural(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) > 0 && (value as number) < 2 ** 31
}

/** Titles of what this person may read. */
async function titlesOf({ req, one, ids }: { req: PayloadRequest; one: SiteType; ids: readonly Id[] }): Promise<ReadonlyMap<Id, string>> {
  const { title } = one.surface.type
  const { docs } = await req.payload.find({
    collection: one.slug as never,
    where: { id: { in: ids } },
    select: { [title]: true } as never,
    pagination: false,
    depth: 0,
    overrideAccess: false,
    user: req.user,
    disableErrors: true,
    req,
  })
  return new Map((docs as unknown as Record<string, unknown>[]).map((doc) => [doc.id as Id, String(doc[title] ?? '')]))
}

/** Why a step was not taken; where the person has just taken it themselves, that. What is our own mistake goes to the log. */
async function refusalIn({
  req,
  one,
  id,
  transition,
  error,
}: {
  req: PayloadRequest
  one: SiteType
  id: Id
  transition: string
  error: unknown
}): Promise<RequestError> {
  const refusal = refusalOf(error) ?? new RequestError(500, 'error.unexpected')
  if (refusal.status >= 500) req.payload.logger.error({ err: error as Error, doc: `${one.slug}/${id}`, transition, msg: 'step failed' })
  if (refusal.status !== 409) return refusal
  const [last] = await readLastStep({ req, slug: one.slug, id })
  return last?.transition === transition && last.actor === req.user?.id ? new RequestError(409, 'error.doneAlready') : refusal
}
