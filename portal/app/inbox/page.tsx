import type { Metadata } from 'next'
import { queryValue, reads, type PageQuery } from '@yizheng/kit/portal'
import { Breadcrumbs, Button, Empty, PageHeader, Pager } from '@yizheng/kit/ui'
import { pageFrame } from '../../src/page-frame.ts'
import { requireReader } from '../../src/require-reader.ts'
import { unlessDown } from '../../src/service-down.tsx'
import { markRead } from './actions.ts'
import { NoticeList } from './notice-list.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await pageFrame()
  return { title: words('inbox.title'), robots: { index: false } }
}

export default async function InboxPage({ searchParams }: { searchParams: Promise<PageQuery> }) {
  const after = queryValue(await searchParams, 'after')
  return unlessDown(() => drawInbox(after))
}

async function drawInbox(after: string | undefined) {
  const { context } = await requireReader('/inbox')
  const { words, locale, cms } = context
  const { notices, unread, next } = await cms.read(reads.inbox({ after }))
  return (
    <div className="mx-auto max-w-[52rem]">
      <Breadcrumbs locale={locale} items={[{ label: words('desk.title'), href: '/desk' }, { label: words('inbox.title') }]} />
      <PageHeader
        title={words('inbox.title')}
        lead={unread > 0 ? words('inbox.unread', { count: unread }) : words('inbox.allRead')}
        actions={
          unread > 0 ? (
            <form action={markRead}>
              <Button look="secondary">{words('inbox.markAll')}</Button>
            </form>
          ) : undefined
        }
      />
      {notices.length > 0 ? (
        <NoticeList notices={notices} context={context} back={after ? `/inbox?after=${encodeURIComponent(after)}` : '/inbox'} />
      ) : (
        <Empty>{words('inbox.empty')}</Empty>
      )}
      <Pager
        locale={locale}
        {...(next ? { next: `/inbox?after=${encodeURIComponent(next)}` } : {})}
        {...(after ? { first: '/inbox' } : {})}
      />
    </div>
  )
}
