import { redirect } from 'next/navigation'
import type { PageContext } from '@yizheng/kit/portal'
import type { MeAnswer } from '@yizheng/kit'
import { pageContext } from './page-context.ts'

export interface SignedIn {
  readonly context: PageContext
  readonly user: NonNullable<MeAnswer['user']>
}

/** The signed-in reader of a personal page; whoever is not signed in goes to the log-in and comes back. */
export async function requireReader(path: `/${string}`): Promise<SignedIn> {
  const context = await pageContext()
  const { user } = context.me
  if (!user) redirect(`/login?next=${encodeURIComponent(path)}`)
  return { context, user }
}
