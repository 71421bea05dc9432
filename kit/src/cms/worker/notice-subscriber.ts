import type { PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import type { NoticeKind } from '../../notice-settings.ts'
import type { SiteEvent } from '../../protocol.ts'
import { audienceOf, marksOf } from '../../row-filter.ts'
import { handsOf } from '../../hands.ts'
import type { Site, SiteType } from '../../site.ts'
import type { Actor, Who } from '../../who.ts'
import { NUDGE, SEND_LINK, TRANSFER } from '../../workflow.ts'
import { handlersOf } from '../handlers/handlers.ts'
import { offApps } from '../app-switch.ts'
import { eventNames, recipientsOf } from '../deadlines/recipients.ts'
import { DELEGATIONS, delegationNotices } from '../delegation/delegation-notices.ts'
import { deputiesOf } from '../delegation/deputies.ts'
import { mustAct, turnsWaiting } from '../desk/must-act.ts'
import { whoseBranches } from '../desk/whose-branches.ts'
import type { Channel } from '../notices/channel.ts'
import { toldByLink, toldByStep } from '../notices/told-by-step.ts'
import { peopleNamed } from '../notices/people-named.ts'
import { writeNotices, type NewNotice } from '../notices/write-notices.ts'
import type { Subscriber } from './subscriber.ts'

/**
 * Puts notices into the inboxes of those whom `notify` of a declaration names, who are nudged or got a copy, and on their
 * way by these channels.
 */
export function noticeSubscriber(channels: readonly Channel[]): Subscriber {
  return {
    name: 'notices',
    async handle({ payload, site, req, events }) {
      const off = await offApps(payload)
      const notices: NewNotice[] = []
      for (const event of events) {
        if (event.type === DELEGATIONS) notices.push(...(await delegationNotices({ req, event })))
        const one = site.type(event.type)
        if (!one || off.includes(one.app.id)) continue
        const names = eventNames(event)
        for (const name of names) {
          const who = await recipientsOf({ payload, req, one, event, name })
          if (who.length > 0) notices.push(...(await noticesOf({ req, site, one, event, name, who, copied: [] })))
        }
        const { copied, principal } = await toldByStep({ req, event })
        const linked = await toldByLink({ req, event })
        if (linked.length > 0) notices.push(...(await noticesOf({ req, site, one, event, name: SEND_LINK, who: [], copied: [], linked })))
        if (copied.length > 0 || principal.length > 0)
          notices.push(...(await noticesOf({ req, site, one, event, name: names[0]!, who: [], copied, principal })))
      }
      await writeNotices({ req, notices, channels })
    },
  }
}

interface Told {
  readonly req: PayloadRequest
  readonly site: Site
  readonly one: SiteType
  readonly event: SiteEvent
  readonly name: string
  readonly who: readonly Who[]
  /** People who got a copy. */
  readonly copied: readonly Actor[]
  /** In whose name a deputy acted. */
  readonly principal?: readonly Actor[]
  /** Who was sent a signed link. */
  readonly linked?: readonly Actor[]
}

/** One notice a person, except for whoever did it, and except for those who may not read the document. */
async function noticesOf({ req, site, one, event, name, who, copied, principal = [], linked = [] }: Told): Promise<NewNotice[]> {
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
  const { surface } = one
  const audience = audienceOf(surface, doc)
  const whose = (await whoseBranches({ req, site, found: [{ one, docs: [doc] }] })).get(doc)
  const title = `${String(doc[surface.type.title] ?? '')}${whose === undefined ? '' : ` · ${whose}`}`
  const turns = await turnsWaiting({ req, one, id: event.doc })
  const handlers = await handlersOf({ req, one, id: event.doc })
  const named = await peopleNamed({ req, one, doc, who })
  const told: { person: Actor; kind: NoticeKind; always?: boolean; standsFor?: Id }[] = [
    ...named.flatMap((person) => {
      const acts = mustAct({ surface, doc, actor: person, turns, handlers })
      // Whoever has acted meanwhile need not be reminded.
      if (name === NUDGE) return acts ? [{ person, kind: 'nudge' as const }] : []
      return [{ person, kind: kindOf(event, acts) }]
    }),
    ...linked.map((person) => ({ person, kind: 'todo' as const, always: true })),
    ...principal.map((person) => ({ person, kind: 'progress' as const })),
    ...copied
      .filter(({ id }) => named.every((one) => one.id !== id))
      .map((person) => ({ person, kind: name === TRANSFER ? ('todo' as const) : ('copy' as const) })),
  ]
  // New work for whoever is away is told to those who may do it for them, unless they are told anyway. A signed link is for one person alone.
  const waited = event.link === undefined ? told.filter(({ kind }) => kind === 'todo').map(({ person }) => person.id) : []
  for (const person of await deputiesOf({ req, site, principals: waited })) {
    if (told.some((one) => one.person.id === person.id)) continue
    const principal = handsOf({ surface, actor: person, doc }).find(
      (hand) => waited.includes(hand.id) && mustAct({ surface, doc, actor: hand, turns, handlers }),
    )
    if (principal) told.push({ person, kind: 'todo', standsFor: principal.id })
  }
  return told
    .filter(({ person }) => person.id !== event.actor && marksOf(person).some((mark) => audience.includes(mark)))
    .map(({ person, ...how }) => ({ person: person.id, event, name, title, ...how }))
}

function kindOf(event: SiteEvent, acts: boolean): NoticeKind {
  if (event.kind !== 'transition') return 'deadline'
  return acts ? 'todo' : 'progress'
}
