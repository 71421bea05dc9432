import type { Metadata } from 'next'
import { queryValue, reads, type PageQuery } from '@yizheng/kit/portal'
import { Breadcrumbs, Button, ButtonLink, Empty, PageHeader, Pager, Tabs } from '@yizheng/kit/ui'
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
  const query = await searchParams
  const [after, before] = [queryValue(query, 'after'), queryValue(query, 'before')]
  return unlessDown(() => drawInbox({ after, before, unreadOnly: queryValue(query, 'unread') === '1' }))
}

interface View {
  readonly after?: string | undefined
  readonly before?: string | undefined
  readonly unreadOnly: boolean
}

async function drawInbox(view: View) {
  const { context } = await requireReader('/inbox')
  const { words, locale, cms } = context
  const { notices, unread, next, previous } = await cms.read(reads.inbox(view))
  const { unreadOnly } = view
  return (
    <div className="mx-auto max-w-[52rem]">
      <Breadcrumbs locale={locale} items={[{ label: words('desk.title'), href: '/desk' }, { label: words('inbox.title') }]} />
      <PageHeader
        title={words('inbox.title')}
        lead={unread > 0 ? words('inbox.unread', { count: unread }) : words('inbox.allRead')}
        actions={
          <>
            {unread > 0 ? (
              <form action={markRead}>
                <Button look="secondary">{words('inbox.markAll')}</Button>
              </form>
            ) : null}
            <ButtonLink look="quiet" href="/desk/settings">
              {words('settings.title')}
            </ButtonLink>
          </>
        }
      />
      <Tabs
        label={words('inbox.which')}
        tabs={[
          { href: '/inbox', label: words('inbox.all'), current: !unreadOnly },
          { href: '/inbox?unread=1', label: words('inbox.onlyUnread'), current: unreadOnly, count: unread },
        ]}
      />
      {notices.length > 0 ? (
        <NoticeList notices={notices} context={context} back={addressOf(view)} />
      ) : (
        <Empty>{words(unreadOnly ? 'inbox.allRead' : 'inbox.empty')}</Empty>
      )}
      <Pager
        locale={locale}
        {...(next ? { next: addressOf({ unreadOnly, after: next }) } : {})}
        {...(previous ? { previous: addressOf({ unreadOnly, before: previous }) } : {})}
        {...(previous ? { first: addressOf({ unreadOnly }) } : {})}
      />
    </div>
  )
}

function addressOf({ after, before, unreadOnly }: View): string {
  const query = new URLSearchParams({ ...(unreadOnly ? { unread: '1' } : {}), ...(after ? { after } : {}), ...(before ? { before } : {}) })
  return query.size > 0 ? `/inbox?${query.toString()}` : '/inbox'
}
