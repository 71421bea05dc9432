import type { PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import { translate, type Locale } from '../../label.ts'
import type { RoundView, Turn } from '../../protocol.ts'
import type { Part } from '../../round-parts.ts'
import type { Round } from '../../round.ts'
import type { Site, SiteType } from '../../site.ts'
import { lookUp } from '../operations/present.ts'
import { runSql, sql } from '../run-sql.ts'
import type { TurnEnd } from './turns.ts'

interface TurnRow extends Record<string, unknown> {
  readonly round: string
  readonly of_type: Part['ofType']
  readonly of_id: Id
  readonly answer: string | null
  readonly answered_at: Date | string | null
  readonly actor: Id | null
  readonly principal: Id | null
  readonly reason: string | null
  readonly data: Readonly<Record<string, unknown>>
  readonly ended: TurnEnd | null
}

const OUT = ['dropped', 'lapsed', 'spared'] as const

/**
 * Where those who take part in a document's rounds stand, each with the latest answer. Those involved see all of it;
 * others see of a round that is over who answered what, and the fields declared `open`.
 */
export async function viewRounds({
  req,
  site,
  one,
  doc,
  locale,
  involved,
}: {
  req: PayloadRequest
  site: Site
  one: SiteType
  doc: Readonly<Record<string, unknown>>
  locale: Locale
  involved: boolean
}): Promise<RoundView[]> {
  const rounds = one.surface.flow?.rounds
  if (!rounds) return []
  const rows = await runSql<TurnRow>({
    payload: req.payload,
    req,
    query: sql`SELECT DISTINCT ON (round, of_type, of_id) id, round, of_type, of_id, answer, answered_at, actor, principal, reason, data, ended
      FROM yz.turns WHERE type = ${one.slug} AND doc = ${doc.id as Id} ORDER BY round, of_type, of_id, turns.id DESC`,
  })
  if (rows.length === 0) return []
  const names = {
    users: await titles(req, site, 'users', [
      ...rows.filter((row) => row.of_type === 'users').map((row) => row.of_id),
      ...rows.flatMap((row) => [row.actor ?? [], row.principal ?? []].flat()),
    ]),
    organisations: await titles(
      req,
      site,
      'organisations',
      rows.filter((row) => row.of_type === 'organisations').map((row) => row.of_id),
    ),
  }
  const say = (key: string) => translate({ messages: site.messages, locale, key })
  return Object.entries<Round>(rounds).flatMap(([name, round]): RoundView[] => {
    const open = round.in === doc.state
    const mine = rows.filter((row) => row.round === name && (row.answer !== null || row.ended !== 'closed'))
    if (mine.length === 0 || (open && !involved)) return []
    const turns = mine.map((row): Turn => {
      const isVoid = row.ended === 'void' || row.ended === 'recalled'
      const answer = isVoid ? null : row.answer
      const shown = involved ? Object.keys(row.data) : Object.keys(row.data).filter((field) => round.open?.includes(field))
      return {
        of: { id: row.of_id, title: names[row.of_type].get(row.of_id) ?? '' },
        answer,
        label: answer === null ? null : say(round.answers[answer]?.label ?? answer),
        at: answer === null || row.answered_at === null ? null : new Date(row.answered_at).toISOString(),
        by:
          involved && answer !== null && row.actor !== null && (row.of_type === 'organisations' || row.principal !== null)
            ? { id: row.actor, title: names.users.get(row.actor) ?? '' }
            : null,
        ...(involved && answer !== null && row.principal !== null
          ? { for: { id: row.principal, title: names.users.get(row.principal) ?? '' } }
          : {}),
        reason: involved && answer !== null ? row.reason : null,
        values: answer === null ? {} : Object.fromEntries(shown.map((field) => [field, row.data[field]])),
        out: OUT.find((end) => end === row.ended) ?? null,
      }
    })
    return [{ round: name, label: say(round.label), open, turns }]
  })
}

async function titles(req: PayloadRequest, site: Site, slug: Part['ofType'], ids: readonly Id[]): Promise<Map<Id, string>> {
  if (ids.length === 0) return new Map()
  const found = await lookUp({ req, site, slug, ids: [...new Set(ids)] })
  return new Map([...found].map(([id, one]) => [id, (one as { title: string }).title]))
}
