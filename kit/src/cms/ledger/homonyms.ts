import type { PayloadRequest } from 'payload'
import type { Id } from '../../field.ts'
import { runSql, sql } from '../run-sql.ts'

/**
 * People who share their name with others, as a ledger has to call them: with what tells them apart in brackets (界别, unit,
 * workplace), as it is read again.
 */
export async function readHomonyms(req: PayloadRequest): Promise<ReadonlyMap<Id, string>> {
  const people = await runSql<{ id: Id; name: string; sector: string | null; unit: string | null; workplace: string | null }>({
    payload: req.payload,
    req,
    query: sql`SELECT u.id, u.name, u.sector, o.title AS unit, u.workplace FROM users u LEFT JOIN organisations o ON o.id = u.unit_id
      WHERE u.name IN (SELECT name FROM users GROUP BY name HAVING count(*) > 1)`,
  })
  return new Map(
    people.flatMap((one): [Id, string][] => {
      const others = people.filter(({ id, name }) => id !== one.id && name === one.name)
      const marks = [one.sector, one.unit, one.workplace]
      const mark = marks.find((mark) => mark && !others.some(({ sector, unit, workplace }) => [sector, unit, workplace].includes(mark)))
      return mark ? [[one.id, `${one.name}（${mark}）`]] : []
    }),
  )
}
