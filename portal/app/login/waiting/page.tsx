import type { Metadata } from 'next'
import { ButtonLink, Card, PageHeader } from '@yizheng/kit/ui'
import { pageFrame } from '../../../src/page-frame.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await pageFrame()
  return { title: words('login.waitingTitle'), robots: { index: false } }
}

/** What whoever signed in for the first time meets: staff must say whose account it is. The same for everybody, so that it tells nobody anything. */
export default async function WaitingPage() {
  const { words } = await pageFrame()
  return (
    <div className="mx-auto max-w-[36rem]">
      <PageHeader title={words('login.waitingTitle')} lead={words('login.waiting')} />
      <Card>
        <div className="grid gap-6">
          <p>{words('login.waitingNext')}</p>
          <p className="text-ink-soft">{words('login.waitingHelp')}</p>
          <ButtonLink look="secondary" href="/login">
            {words('login.waitingBack')}
          </ButtonLink>
        </div>
      </Card>
    </div>
  )
}
