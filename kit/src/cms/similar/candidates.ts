import type { PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import type { SiteType } from '../../site.ts'
import { actorOf } from '../actor.ts'
import { readableCondition } from '../metrics/readable-rows.ts'
import { tableNamed, tableOf } from '../operations/table-of.ts'
import { inTransaction } from '../operations/transaction.ts'
import { runSql, sql } from '../run-sql.ts'
import { smallestOf } from './prints.ts'

type Sql = ReturnType<typeof sql>

/** A print that more documents have is a turn of phrase, and says nothing of any two of them. */
const COMMON = 60
/** Of a text that has more prints the smallest are asked for. */
const ASKED = 400
/** Documents that share the most prints, before the right to read them narrows their number. */
const WIDE = 400
/** Where fewer were found, texts made of turns of phrase alone are looked for: by so many of them at once, at so many places of the text. */
const FEW = 3
const TOGETHER = 5
const PLACES = 6

/** Documents this person may read that share the most prints, the best first, at most `limit`. */
export async function candidatesOf({
  req,
  one,
  prints,
  not,
  limit,
}: {
  req: PayloadRequest
  one: SiteType
  /** As `printsOf` gives them. */
  prints: readonly number[]
  /** A document that is not to be found: the one that is compared. */
  not: Id | undefined
  limit: number
}): Promise<Id[]> {
  const { payload } = req
  const readable = readableCondition({ payload, one, actor: actorOf(req.user) })
  if (!readable || prints.length === 0) return []
  const asked = smallestOf(prints, ASKED)
  return inTransaction(req, async () => {
    await runSql({ payload, req, query: sql`SELECT set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true)` })
    const table = tableNamed(payload, one.slug)
    const best = async (hits: Sql) => {
      const found = await runSql<{ id: Id }>({
        payload,
        req,
        query: sql`WITH hits AS MATERIALIZED (${hits}), likely AS MATERIALIZED (
            SELECT doc, count(*) AS shared FROM hits WHERE doc IS DISTINCT FROM ${not ?? null}::int GROUP BY doc ORDER BY shared DESC, doc DESC LIMIT ${WIDE}
          )
          SELECT likely.doc AS id FROM likely JOIN ${sql.identifier(tableOf(one.slug))} ON ${table.id} = likely.doc
          WHERE ${readable} ORDER BY likely.shared DESC, likely.doc DESC LIMIT ${limit}`,
      })
      return found.map(({ id }) => id)
    }
    const found = await best(holdersOf(asked, one.slug))
    return found.length >= FEW ? found : [...new Set([...found, ...(await best(holdersTogether(asked)))])]
  })
}

/**
 * Who has each print, as far as few have it. What PostgreSQL knows to be frequent is not asked for: reading who has it takes
 * most of the time, and is thrown away.
 */
function holdersOf(prints: readonly number[], slug: string): Sql {
  return sql`SELECT doc FROM (
      SELECT hit.doc, count(*) OVER (PARTITION BY print) AS holders
      FROM (SELECT print FROM unnest(${sql.param([...prints])}::int[]) AS print EXCEPT (${FREQUENT})) AS asked
      CROSS JOIN LATERAL (SELECT doc FROM yz.text_prints WHERE prints @> ARRAY[print] AND type = ${slug} LIMIT ${COMMON + 1}) AS hit
    ) AS counted WHERE holders <= ${COMMON}`
}

const FREQUENT = sql`SELECT element FROM pg_stats, unnest(most_common_elems::text::int[], most_common_elem_freqs) AS common (element, frequency)
  WHERE schemaname = 'yz' AND tablename = 'text_prints' AND attname = 'prints' AND element IS NOT NULL
    AND frequency > ${COMMON}::float8 / (SELECT greatest(reltuples, 1) FROM pg_class WHERE oid = 'yz.text_prints'::regclass)`

/** Who has several neighbouring prints at once, at some places of the text. */
function holdersTogether(prints: readonly number[]): Sql {
  const groups = Array.from({ length: PLACES }, (_, place) => {
    const from = Math.floor((Math.max(0, prints.length - TOGETHER) * place) / (PLACES - 1))
    return prints.slice(from, from + TOGETHER)
  })
  return sql.join(
    groups.map(
      (group) => sql`(SELECT doc FROM yz.text_prints WHERE prints @> ${sql.param(group)}::int[] ORDER BY doc DESC LIMIT ${COMMON})`,
    ),
    sql` UNION ALL `,
  )
}
