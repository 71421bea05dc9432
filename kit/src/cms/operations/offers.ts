import type { Actor } from '../../index.ts'
import type { ActionOffer } from '../../protocol.ts'
import { extensionOffers } from '../deadlines/extension.ts'
import { depthless } from './depthless.ts'
import type { AnySurface } from '../../surface.ts'
import { asList, isOneOf } from '../../who.ts'

/**
 * The steps this person could take now: transitions, and what concerns an extension. A guard that looks at answers still to be given cannot be asked yet; it is
 * asked here only where the transition asks for nothing.
 */
export function offersFor({
  surface,
  doc,
  actor,
}: {
  surface: AnySurface
  doc: Readonly<Record<string, unknown>>
  actor: Actor | undefined
}): ActionOffer[] {
  if (!surface.flow || !actor) return []
  const { transitions } = surface.flow
  const declared = Object.entries(transitions).flatMap(([name, one]) => {
    if (!asList(one.from).includes(doc.state as string)) return []
    if (!isOneOf({ who: one.by, actor, doc, fields: surface.type.fields })) return []
    const verdict = !one.asks?.length ? (one.when?.({ doc: depthless(doc) as never, actor }) ?? true) : true
    return [
      {
        transition: name,
        label: one.label,
        asks: one.asks ?? [],
        reason: Boolean(one.reason),
        ...(verdict === true ? {} : { blocked: verdict }),
      },
    ]
  })
  return [...declared, ...extensionOffers({ surface, doc, actor })]
}
