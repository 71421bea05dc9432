/**
 * A process for tests to kill: takes random steps with random proposals, several at a time, without end, and writes every step
 * that was said to be done to stdout as `DOC TRANSITION`. `DATABASE_URL` says where; arguments: the ids of an author, an
 * office, a supervisor and an officer of the leading unit, that unit, and how many callers.
 */
import { fire, RequestError } from '@yizheng/kit/cms'
import { createLocalReq, getPayload } from 'payload'
import site from '../../../yizheng.config.ts'
import config from '../payload.config.ts'

const [author, office, supervisor, officer, unit, callers] = process.argv.slice(2).map(Number) as [
  number,
  number,
  number,
  number,
  number,
  number,
]
const payload = await getPayload({ config })

/** Steps by the state they leave; they lead in circles, but for the one that gives a number. */
const steps: Readonly<
  Record<string, readonly { by: number; transition: string; reason?: string; data?: Readonly<Record<string, unknown>> }[]>
> = {
  review: [
    { by: office, transition: 'sendBack', reason: '请补充' },
    { by: office, transition: 'file' },
  ],
  returned: [{ by: author, transition: 'submit' }],
  filed: [{ by: office, transition: 'assign', data: { leadUnit: unit } }],
  assigned: [
    { by: officer, transition: 'signFor' },
    { by: officer, transition: 'sendBackUnit', reason: '不属本单位职责' },
  ],
  returning: [
    { by: supervisor, transition: 'returnGrant' },
    { by: supervisor, transition: 'returnRefuse', reason: '请先办理' },
  ],
  handling: [
    { by: officer, transition: 'sendBackUnit', reason: '不属本单位职责' },
    { by: officer, transition: 'reply', data: { reply: '已经办理。', replyClass: 'A' } },
  ],
  auditing: [{ by: supervisor, transition: 'auditBack', reason: '请写明时间' }],
}

const any = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)]!

async function person(id: number) {
  return createLocalReq({ user: { ...(await payload.findByID({ collection: 'users' as never, id })), collection: 'users' } }, payload)
}

async function caller(ids: readonly number[]): Promise<never> {
  for (;;) {
    const id = any(ids)
    const { state } = (await payload.findByID({ collection: 'proposals' as never, id, depth: 0 })) as unknown as { state: string }
    const { by, ...step } = any(steps[state]!)
    try {
      await fire({ site, slug: 'proposals', id, req: await person(by), ...step })
      process.stdout.write(`${id} ${step.transition}\n`)
    } catch (error) {
      // Somebody else was faster.
      if (!(error instanceof RequestError && error.status === 409)) throw error
    }
  }
}

const { docs } = await payload.find({ collection: 'proposals' as never, pagination: false, depth: 0 })
const ids = docs.map((doc) => (doc as unknown as { id: number }).id)
await Promise.all(Array.from({ length: callers }, () => caller(ids)))
