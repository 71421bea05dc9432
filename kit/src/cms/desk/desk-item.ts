import type { Actor, Locale } from '../../index.ts'
import { detailPath } from '../../detail-path.ts'
import { translate } from '../../label.ts'
import type { DeskItem } from '../../protocol.ts'
import type { Site, SiteType } from '../../site.ts'
import { dueOf } from '../operations/due-of.ts'
import { offersFor } from '../operations/offers.ts'
import { bulkSteps, stepOf, type Workflow } from '../../workflow.ts'
import type { WaitingRound } from '../rounds/waiting-docs.ts'

export type Doc = Readonly<Record<string, unknown>>

/** A step that leaves the document where it is waits for nobody. */
function isAside({ transitions }: Workflow, name: string): boolean {
  return Object.hasOwn(transitions, name) && transitions[name]!.to === undefined
}

/** A document as a line of the desk. */
export function deskItem({
  site,
  actor,
  locale,
  one,
  doc,
  rounds = [],
  of,
  step,
}: {
  site: Site
  actor: Actor
  locale: Locale
  one: SiteType
  doc: Doc
  /** Rounds in which it waits for this person, or for those they stand for. */
  rounds?: readonly WaitingRound[] | undefined
  /** For whom it is, of a branch. */
  of?: string | undefined
  /** The person's own last step. */
  step?: { readonly at: string; readonly transition: string } | undefined
}): DeskItem {
  const { slug, surface } = one
  const say = (key: string) => translate({ messages: site.messages, locale, key })
  const state = String(doc.state)
  const offers = offersFor({ surface, doc, actor }).filter(
    ({ blocked, transition }) => blocked === undefined && !isAside(surface.flow!, transition),
  )
  const steps = [
    ...rounds.map(({ round, principal }) => ({ label: surface.flow!.rounds![round]!.label, name: principal?.name })),
    ...offers.map((offer) => ({ label: offer.label, name: offer.for?.title })),
  ]
  const many = bulkSteps(surface.flow!)
  const names = [...new Set(steps.flatMap(({ name }) => name ?? []))]
  return {
    type: slug,
    id: doc.id as number,
    title: String(doc[surface.type.title] ?? ''),
    ...(of === undefined ? {} : { of }),
    state,
    stateLabel: say(surface.flow!.states[state]?.label ?? state),
    path: detailPath(one, doc.id as number) ?? null,
    ...dueOf(doc),
    updatedAt: String(doc.updatedAt),
    can: [...new Set(steps.map(({ label }) => say(label)))],
    ...(names.length > 0 ? { for: names } : {}),
    ...(step ? { step: { at: step.at, label: say(stepOf(surface.flow!, step.transition)?.label ?? step.transition) } } : {}),
    revision: Number(doc.revision ?? 1),
    bulk: offers.filter(({ transition }) => many.includes(transition)).map(({ transition, label }) => ({ transition, label: say(label) })),
  }
}
