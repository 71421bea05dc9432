import { isNamed } from './hands.ts'
import type { AnySurface } from './surface.ts'
import type { Actor } from './who.ts'

type Doc = Readonly<Record<string, unknown>>

/** Fields of a document that `actor` may not see as it stands now; of one whose state is unknown, whatever might be withheld. */
export function withheldFrom({
  surface,
  actor,
  doc = {},
}: {
  surface: AnySurface
  actor: Actor | undefined
  doc?: Doc
}): readonly string[] {
  return (surface.access.withheld ?? []).flatMap(({ fields, in: states, but }) => {
    const applies = !states || typeof doc.state !== 'string' || states.includes(doc.state)
    return applies && !isNamed({ surface, who: but, actor, doc }) ? fields : []
  })
}

/** Fields that are kept from somebody in the state a document is in, so that no index may know them. */
export function withheldFromSome({ access }: AnySurface, doc: Doc): readonly string[] {
  return (access.withheld ?? []).flatMap(({ fields, in: states }) => (!states || states.includes(doc.state as string) ? fields : []))
}
