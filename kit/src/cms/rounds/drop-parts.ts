import type { PayloadRequest } from 'payload'
import type { Part } from '../../round-parts.ts'
import type { SiteType } from '../../site.ts'
import { asList, relationIds } from '../../who.ts'
import { writeFiring } from '../operations/write-step.ts'

/** Takes those who no longer take part in a round out of the relations that named them. Returns the document as it is now. */
export async function dropParts({
  req,
  one: { slug, surface },
  doc,
  round,
  parts,
}: {
  req: PayloadRequest
  one: SiteType
  doc: Record<string, unknown>
  round: string
  parts: readonly Part[]
}): Promise<Record<string, unknown>> {
  const data: Record<string, readonly number[]> = {}
  for (const name of asList(surface.flow!.rounds![round]!.of)) {
    const { to } = surface.type.fields[name]!
    const gone = parts.filter(({ ofType }) => ofType === to).map(({ ofId }) => ofId)
    const named = relationIds(doc[name])
    const rest = named.filter((id) => !gone.includes(id))
    if (rest.length < named.length) data[name] = rest
  }
  return Object.keys(data).length === 0 ? doc : writeFiring({ req, slug, before: doc, data })
}
