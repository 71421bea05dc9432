import type { PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import type { NoticeKind } from '../../notice-settings.ts'
import type { SiteEvent } from '../../protocol.ts'
import { audienceOf, marksOf } from '../../row-filter.ts'
import type { SiteType } from '../../site.ts'
import { relationIds, type Actor, type Who } from '../../who.ts'
import { actorOf } from '../actor.ts'
import { offApps } from '../app-switch.ts'
import { eventNames, recipientsOf } from '../deadlines/recipients.ts'
import { mustAct } from '../desk/must-act.ts'
import type { Channel } from '../notices/channel.ts'
import { writeNotices, type NewNotice } from '../notices/write-notices.ts'
import type { Subscriber } from './subscriber.ts'

/** Puts notices into the inboxes of those whom `notify` of a declaration names, and on their way by these channels. */
export function noticeSubscriber(channels: readonly Channel[]): Subscriber {
  return {
    name: 'notices',
    async handle({ payload, site, req, events }) {
      const off = await offApps(payload)
      const notices: NewNotice[] = []
      for (const event of events) {
        const one = site.type(event.type)
        if (!one || off.includes(one.app.id)) continue
        for (const name of eventNames(event)) {
          const who = await recipientsOf({ payload, req, one, event, name })
          if (who.length > 0) notices.push(...(await noticesOf({ req, one, event, name, who })))
        }
      }
      await writeNotices({ req, notices, channels })
    },
  }
}

/** One notice a person, except for whoever did it, and except for those who may not read the document. */
async function noticesOf({
  req,
  one,
  event,
  name,
  who,
}: {
  req: PayloadRequest
  one: SiteType
  event: SiteEvent
  name: string
  who: readonly Who[]
}): Promise<NewNotice[]> {
  const { docs } = await req.payload.find({
    collection: one.slug as never,
    where: { id: { equals: event.doc } },
    limit: 1,
    pagination: false,
    depth: 0,
    overrideAccess: true,
    req,
  })
  const doc = docs[0] as unknown as Record<string, unknown> | undefined
  if (!doc) return []
  const audience = audienceOf(one.surface, doc)
  const title = String(doc[one.surface.type.title] ?? '')
  return (await peopleNamed({ req, one, doc, who }))
    .filter((person) => person.id !== event.actor && marksOf(person).some((mark) => audience.includes(mark)))
    .map((person) => ({ person: person.id, event, name, kind: kindOf({ one, event, doc, person }), title }))
}

/** Why this person is told. */
function kindOf({
  one: { surface },
  event,
  doc,
  person,
}: {
  one: SiteType
  event: SiteEvent
  doc: Readonly<Record<string, unknown>>
  person: Actor
}): NoticeKind {
  if (event.kind !== 'transition') return 'deadline'
  return mustAct({ surface, doc, actor: person }) ? 'todo' : 'progress'
}

async function peopleNamed({
  req,
  one,
  doc,
  who,
}: {
  req: PayloadRequest
  one: SiteType
  doc: Readonly<Record<string, unknown>>
  who: readonly Who[]
}): Promise<Actor[]> {
  const roles: string[] = []
  const people: Id[] = []
  const units: Id[] = []
  for (const rule of who) {
    if (rule === 'author') people.push(...relationIds(doc.author))
    else if (typeof rule === 'string') roles.push(rule)
    else (one.surface.type.fields[rule.holds]!.to === 'organisations' ? units : people).push(...relationIds(doc[rule.holds]))
  }
  const named = [
    ...(roles.length > 0 ? [{ roles: { in: roles } }] : []),
    ...(people.length > 0 ? [{ id: { in: people } }] : []),
    ...(units.length > 0 ? [{ unit: { in: units } }] : []),
  ]
  if (named.length === 0) return []
  const { docs } = await req.payload.find({
    collection: 'users' as never,
    where: { or: named } as never,
    select: { name: true, roles: true, unit: true, disabled: true } as never,
    sort: 'id',
    pagination: false,
    depth: 0,
    overrideAccess: true,
    req,
  })
  return docs.flatMap((user) => actorOf(user) ?? [])
}
