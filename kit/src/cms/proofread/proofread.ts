import type { PayloadRequest } from 'payload'
import { translate } from '../../label.ts'
import { wordingFinder, type Wording, type WordingFinder } from '../../proofread/find-wordings.ts'
import { textBlocks } from '../../proofread/text-blocks.ts'
import type { WordingHit } from '../../protocol.ts'
import type { Site, SiteType } from '../../site.ts'
import { localeOf } from '../actor.ts'
import { RequestError } from '../request-error.ts'
import { runSql, sql } from '../run-sql.ts'

type Doc = Readonly<Record<string, unknown>>

/** Everything in the texts of a document that stands in the list of wordings, in reading order; `names`: the texts, those declared unless told. */
export async function proofread({
  req,
  one,
  doc,
  names = one.surface.proofread ?? [],
}: {
  req: PayloadRequest
  one: SiteType
  doc: Doc
  names?: readonly string[]
}): Promise<WordingHit[]> {
  const find = await finderOf(req)
  return names.flatMap((field) =>
    textBlocks(doc[field]).flatMap(({ text }, block) =>
      find(text).map(({ wording: { wrong, ...wording }, at }) => ({
        field,
        block,
        at,
        wrong: text.slice(at, at + wrong.length),
        ...wording,
      })),
    ),
  )
}

async function finderOf(req: PayloadRequest): Promise<WordingFinder> {
  const { payload } = req
  const rows = await runSql<{ [K in keyof Wording]-?: Wording[K] | null }>({
    payload,
    req,
    query: sql`SELECT wrong, "right", level, grounds FROM wordings`,
  })
  return wordingFinder(
    rows.map(({ wrong, right, level, grounds }) => ({
      wrong: wrong!,
      level: level!,
      ...(right ? { right } : {}),
      ...(grounds ? { grounds } : {}),
    })),
  )
}

/**
 * Refuses a text that holds forbidden words and, unless somebody has `confirmed` them, words that ask for a second look.
 * @throws RequestError 422 with a sentence at each field that names the words and their places
 */
export async function refuseWordings({
  site,
  confirmed,
  ...texts
}: {
  req: PayloadRequest
  site: Site
  one: SiteType
  doc: Doc
  names?: readonly string[]
  confirmed: boolean
}): Promise<void> {
  const hits = await proofread(texts)
  const forbidden = hits.filter(({ level }) => level === 'forbidden')
  if (forbidden.length > 0) throw new RequestError(422, 'error.wordsForbidden', { fields: placesOf({ ...texts, site, hits: forbidden }) })
  if (hits.length > 0 && !confirmed) throw new RequestError(422, 'error.wordsToConfirm', { fields: placesOf({ ...texts, site, hits }) })
}

/** Most places a sentence names; the panel beside the document shows all. */
const NAMED_MOST = 5

function placesOf({
  req,
  site,
  one,
  hits,
}: {
  req: PayloadRequest
  site: Site
  one: SiteType
  hits: readonly WordingHit[]
}): NonNullable<RequestError['fields']> {
  const locale = localeOf(req)
  const say = (key: string, values: Record<string, string | number>) => translate({ messages: site.messages, locale, key, values })
  const byField = Map.groupBy(hits, ({ field }) => field)
  return Object.fromEntries(
    [...byField].map(([field, found]) => {
      const isRich = one.surface.type.fields[field]!.kind === 'rich'
      const places = found.slice(0, NAMED_MOST).map(({ block, wrong, right }) => {
        const words = right ? say('wordings.wrongRight', { wrong, right }) : say('wordings.wrongAlone', { wrong })
        return isRich ? say('wordings.inParagraph', { n: block + 1, words }) : words
      })
      const words = places.join(locale === 'zh' ? '；' : '; ')
      return [field, { key: 'error.words', values: { field: one.surface.type.fields[field]!.label, count: found.length, words } }]
    }),
  )
}
