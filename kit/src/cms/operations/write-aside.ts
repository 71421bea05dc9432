import type { Id } from '../../field.ts'
import { appendEvent } from '../events/append-event.ts'
import { doorOf } from '../door.ts'
import { runSql, sql } from '../run-sql.ts'
import type { Locked } from './fire.ts'
import { writeAudit } from './write-step.ts'

/** Writes a step beside the way of a document (see `ASIDE`): history, audit and event; the document stays as it is. */
export async function writeAside({
  locked: { firing, one, actor, before },
  principal,
  reason,
  told,
  detail = {},
}: {
  locked: Locked
  /** In whose name, where it was not the actor's own. */
  principal: Id | undefined
  reason: string | undefined
  /** Whom it is for; whoever must act unless told. */
  told?: Id | undefined
  /** What the audit notes beside the state. */
  detail?: Readonly<Record<string, unknown>>
}): Promise<void> {
  const { req, id, transition } = firing
  const { payload } = req
  const { slug } = one
  const state = before.state as string
  const [step] = await runSql<{ id: number }>({
    payload,
    req,
    query: sql`INSERT INTO yz.history (type, doc, transition, from_state, to_state, actor, principal, reason, copied, door)
      VALUES (${slug}, ${id}, ${transition}, ${state}, ${state}, ${actor.id}, ${principal ?? null}, ${reason ?? null},
        ${told === undefined ? null : sql.param([told])}::int[], ${doorOf(req)}) RETURNING id::int AS id`,
  })
  await writeAudit({ req, slug, id, actor: actor.id, principal, action: `fire:${transition}`, detail: { state, ...detail } })
  await appendEvent({
    payload,
    req,
    event: { kind: 'transition', type: slug, doc: id, transition, from: state, to: state, actor: actor.id, step: step!.id },
  })
}
