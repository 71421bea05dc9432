import type { BasePayload, PayloadRequest } from 'payload'
import { runSql, sql } from '../run-sql.ts'
import { learnWords } from './words.ts'

const FRESH_MS = 10 * 60_000
const MOST = 20_000
const learnedAt = new WeakMap<BasePayload, number>()

/**
 * Teaches the cutter what a dictionary cannot know: names of members and organisations, and the words that the editors
 * keep (global `site`, field `searchWords`). Does nothing where that was less than ten minutes ago.
 */
export async function learnSiteWords({ payload, req }: { payload: BasePayload; req?: PayloadRequest }): Promise<void> {
  if (Date.now() - (learnedAt.get(payload) ?? -Infinity) < FRESH_MS) return
  learnedAt.set(payload, Date.now())
  try {
    const rows = await runSql<{ word: string }>({
      payload,
      req,
      query: sql`SELECT title AS word FROM organisations
        UNION SELECT name FROM users WHERE EXISTS (SELECT 1 FROM users_roles r WHERE r.parent_id = users.id AND r.value = 'member')
        UNION SELECT text FROM site_texts WHERE path = 'searchWords' LIMIT ${MOST}`,
    })
    learnWords(rows.map((row) => row.word))
  } catch (error) {
    learnedAt.delete(payload)
    throw error
  }
}
