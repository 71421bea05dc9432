import type { PayloadRequest } from 'payload'
import { detailPath } from '../../detail-path.ts'
import type { Id } from '../../field.ts'
import { translate, type Locale } from '../../label.ts'
import type { SimilarAnswer, SimilarDocument, SimilarText } from '../../protocol.ts'
import type { Site, SiteType } from '../../site.ts'
import { formatDate } from '../../ui/format-date.ts'
import { withheldFrom } from '../../withheld.ts'
import { actorOf } from '../actor.ts'
import { candidatesOf } from './candidates.ts'
import { comparedTexts, type FieldText } from './compared-texts.ts'
import { markPassages } from './mark-passages.ts'
import { comparedOf, overlapWith, type Overlap } from './overlap.ts'
import { printsOf } from './prints.ts'

/** So many documents are compared letter for letter, and so many of them shown. */
const COMPARED = 40
const SHOWN = 8
/** Less in common is chance: of this many characters, and of this part of either text. */
const LEAST_CHARACTERS = 12
const LEAST_OF_MINE = 0.12
const LEAST_OF_OTHER = 0.25

interface Scope {
  readonly req: PayloadRequest
  readonly site: Site
  readonly one: SiteType
  readonly locale: Locale
}

/**
 * Documents with passages in common with this text, the most similar first. Only what `req.user` may read is found, and of
 * what they may not read nothing is told, not even that there is something: else anybody could find out what is in
 * proposals that are not published by writing and looking.
 */
export async function findSimilar({
  doc,
  ...scope
}: Scope & {
  /** The fields that are compared; with an id, that document is not found. */ doc: Readonly<Record<string, unknown>>
}): Promise<SimilarAnswer> {
  const { req, one } = scope
  const texts = comparedTexts(
    one.surface,
    doc,
    doc.id === undefined ? [] : withheldFrom({ surface: one.surface, actor: actorOf(req.user), doc }),
  )
  const mine = comparedOf(texts.map(({ text }) => text))
  const ids = await candidatesOf({
    req,
    one,
    prints: printsOf(mine.texts, one.slug),
    not: doc.id as Id | undefined,
    limit: COMPARED,
  })
  const compare = overlapWith(mine)
  const similar = (await readCandidates(scope, ids))
    .flatMap((other) => {
      const withheld = withheldFrom({ surface: one.surface, actor: actorOf(req.user), doc: other })
      const otherTexts = comparedTexts(one.surface, other, withheld)
      const compared = comparedOf(otherTexts.map(({ text }) => text))
      const overlap = compare(compared)
      const share = overlap.common / Math.max(1, mine.length)
      const otherShare = overlap.common / Math.max(1, compared.length)
      const isChance = overlap.common < LEAST_CHARACTERS || (share < LEAST_OF_MINE && otherShare < LEAST_OF_OTHER)
      return isChance ? [] : [{ other, otherTexts, overlap, share, otherShare }]
    })
    .sort((a, b) => b.share - a.share || b.otherShare - a.otherShare || (b.other.id as Id) - (a.other.id as Id))
    .slice(0, SHOWN)
  return { similar: similar.map((found) => shown(scope, texts, found)) }
}

async function readCandidates({ req, one }: Scope, ids: readonly Id[]): Promise<Readonly<Record<string, unknown>>[]> {
  if (ids.length === 0) return []
  const { type, similar, access } = one.surface
  const names = [type.title, ...similar!.fields, ...(similar!.show ?? []), ...(access.withheld ? heldFields(one) : [])]
  const { docs } = await req.payload.find({
    collection: one.slug as never,
    where: { id: { in: [...ids] } },
    select: Object.fromEntries([...names, 'state', 'author'].map((name) => [name, true])) as never,
    limit: ids.length,
    pagination: false,
    depth: 0,
    overrideAccess: false,
    user: req.user,
    req,
  })
  return docs
}

/** Relations by which somebody is excepted from what is withheld. */
function heldFields({ surface: { type } }: SiteType): string[] {
  return Object.keys(type.fields).filter((name) => ['users', 'organisations'].includes(type.fields[name]!.to ?? ''))
}

function shown(
  { site, one, locale }: Scope,
  texts: readonly FieldText[],
  {
    other,
    otherTexts,
    overlap,
    share,
    otherShare,
  }: { other: Readonly<Record<string, unknown>>; otherTexts: readonly FieldText[]; overlap: Overlap; share: number; otherShare: number },
): SimilarDocument {
  const { type, flow, similar } = one.surface
  const say = (key: string) => translate({ messages: site.messages, locale, key })
  const labelled = (side: 'mine' | 'other', of: readonly FieldText[]): SimilarText[] =>
    of.flatMap(({ field, text }, index) => {
      const passages = overlap.passages.flatMap((both, number) =>
        both[side].text === index ? [{ ...both[side], number: number + 1 }] : [],
      )
      return passages.length > 0 ? [{ label: say(type.fields[field]!.label), parts: markPassages(text, passages) }] : []
    })
  return {
    id: other.id as Id,
    title: String(other[type.title] ?? ''),
    path: detailPath(one, other.id as Id) ?? null,
    stateLabel: flow ? say(flow.states[other.state as string]?.label ?? String(other.state)) : null,
    facts: (similar!.show ?? []).flatMap((name) => {
      const { kind, values, label } = type.fields[name]!
      const value = other[name]
      if (typeof value !== 'string' || value === '') return []
      return [
        {
          label: say(label),
          value: kind === 'select' ? say(values?.[value] ?? value) : kind === 'date' ? formatDate(value, locale) : value,
        },
      ]
    }),
    percent: Math.round(share * 100),
    otherPercent: Math.round(otherShare * 100),
    mine: labelled('mine', texts),
    other: labelled('other', otherTexts),
  }
}
