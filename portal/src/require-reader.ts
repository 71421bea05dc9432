import { redirect } from 'next/navigation'
import type { PageContext } from '@yizheng/kit/portal'
import type { MeAnswer } from '@yizheng/kit'
import { pageContext } from './page-context.ts'
import { pageFrame } from './page-frame.ts'

export interface SignedIn {
  readonly context: PageContext
  readonly user: NonNullable<MeAnswer['user']>
}

/** The signed-in reader of a personal page; whoever is not signed in goes to the log-in and comes back. Undefined while the CMS is down. */
export async function requireReader(path: `/${string}`): Promise<SignedIn | undefined> {
  const [context, { answer }] = await Promise.all([pageContext(), pageFrame()])
  if (!answer) return undefined
  const { user } = context.me
  if (!user) redirect(`/login?next=${encodeURIComponent(path)}`)
  return { context, user }
}
