import { pbkdf2, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { StartRefusal } from '@yizheng/kit/cms'
import type { BasePayload } from 'payload'
import { emailOf, samplePassword } from './sample-logins.ts'

const derive = promisify(pbkdf2)
interface Account {
  readonly id: number
  readonly email: string
  readonly salt?: string | null
  readonly hash?: string | null
}

/** Thrown where a public site would open with accounts whose password everybody knows. */
export class SampleAccountsError extends StartRefusal {
  constructor(count: number, one: string) {
    super(
      [
        `正式环境中有 ${count} 个账号（如 ${one}）仍用样例密码，不能启动。请运行 first-admin.ts 建立管理员并停用样例账号；仅作演示的站点可设 YZ_SAMPLE_SITE=1。`,
        `${count} accounts (such as ${one}) still have the sample password, so this site does not open to the public. Run first-admin.ts: it makes an administrator and switches the sample accounts off. For a mere demonstration set YZ_SAMPLE_SITE=1.`,
      ].join('\n'),
    )
    this.name = 'SampleAccountsError'
  }
}

/** @throws SampleAccountsError where an account that can sign in still has the sample password */
export async function refuseSampleAccounts(payload: BasePayload): Promise<void> {
  const open = await sampleAccounts(payload)
  // The sample site gives one hash to all; each is tried once.
  const weak: Account[] = []
  for (const [, alike] of Map.groupBy(open, ({ salt, hash }) => `${salt}:${hash}`)) {
    const { salt, hash } = alike[0]!
    if (salt && hash && (await isSamplePassword(salt, hash))) weak.push(...alike)
  }
  if (weak.length > 0) throw new SampleAccountsError(weak.length, weak[0]!.email)
}

/** Switches every sample account off; returns how many were on. */
export async function retireSampleAccounts(payload: BasePayload): Promise<number> {
  const open = await sampleAccounts(payload)
  for (const { id } of open) await payload.update({ collection: 'users', id, data: { disabled: true }, depth: 0 })
  return open.length
}

async function sampleAccounts(payload: BasePayload): Promise<readonly Account[]> {
  const { docs } = await payload.find({
    collection: 'users',
    where: { and: [{ email: { like: emailOf('') } }, { disabled: { not_equals: true } }] },
    pagination: false,
    depth: 0,
    showHiddenFields: true,
  })
  return docs as unknown as Account[]
}

/** Asks the stored hash as Payload does; signing in instead would count as a failed attempt and lock the account in the end. */
async function isSamplePassword(salt: string, stored: string): Promise<boolean> {
  const [, version, hash] = /^(pbkdf2-sha256-v1:)?([0-9a-f]+)$/.exec(stored) ?? []
  if (hash === undefined) throw new Error('The stored passwords have a form that sample-accounts.ts does not know')
  const derived = await derive(samplePassword, salt, version ? 600_000 : 25_000, hash.length / 2, 'sha256')
  return timingSafeEqual(derived, Buffer.from(hash, 'hex'))
}
