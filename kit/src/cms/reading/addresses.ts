import type { PayloadRequest } from 'payload'
import { ADDRESSES_A_PART, type AddressesAnswer } from '../../protocol.ts'
import type { Where } from '../../row-filter.ts'
import type { SiteType } from '../../site.ts'
import { readableWhere } from '../access/readable-where.ts'

/**
 * Answers GET /api/{slug}/addresses: which documents there are, for a map of the site. They stand in parts by their ids, so that
 * a document stays in its part and a part is one range of the primary key, however many there are.
 */
export async function addresses({
  req,
  one,
  part,
}: {
  req: PayloadRequest
  one: SiteType
  /** From 1; undefined: how many parts there are, and nothing else. */
  part: number | undefined
}): Promise<AddressesAnswer> {
  const readable = await readableWhere(req, one.slug)
  if (readable === false) return { parts: 0, docs: [] }
  const find = async (range: readonly Where[], sort: string, limit: number) => {
    const { docs } = await req.payload.db.find({
      collection: one.slug,
      where: { and: [...range, ...(readable === true ? [] : [readable])] } as never,
      sort: [sort],
      limit,
      pagination: false,
      joins: false,
      req,
      select: { updatedAt: true } as never,
    })
    return docs as unknown as { readonly id: number; readonly updatedAt: string }[]
  }
  const [last] = await find([], '-id', 1)
  const parts = Math.ceil((last?.id ?? 0) / ADDRESSES_A_PART)
  if (part === undefined) return { parts, docs: [] }
  const until = part * ADDRESSES_A_PART
  const range = [{ id: { greater_than: until - ADDRESSES_A_PART } }, { id: { less_than_equal: until } }]
  const docs = await find(range, 'id', ADDRESSES_A_PART)
  return { parts, docs: docs.map(({ id, updatedAt }) => ({ id, updatedAt })) }
}
