import type { Metadata } from 'next'
import { mayEnterAdmin } from '@yizheng/kit'
import { mayCreate, reads, type PageContext } from '@yizheng/kit/portal'
import { Button, ButtonLink, Empty, FigureCard, NoticeBar, PageHeader, SectionHeading } from '@yizheng/kit/ui'
import { pageFrame } from '../../src/page-frame.ts'
import { requireReader } from '../../src/require-reader.ts'
import { unlessDown } from '../../src/service-down.tsx'
import { NoticeList } from '../inbox/notice-list.tsx'
import { logOut } from '../login/actions.ts'
import { deskGroups, greetingAt } from './desk-group.ts'
import { DeskList } from './desk-list.tsx'

const RECENT_NOTICES = 5

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await pageFrame()
  return { title: words('desk.title'), robots: { index: false } }
}

/** What waits for a person, what they began, and where they may begin something. */
export default async function DeskPage() {
  return unlessDown(drawDesk)
}

async function drawDesk() {
  const { context, user } = await requireReader('/desk')
  const { words, cms } = context
  const [deskRead, inboxRead, delegationsRead] = await cms.batch([reads.desk(), reads.inbox(), reads.delegations()])
  if (deskRead.error) throw deskRead.error
  const { todo, mine, counts } = deskRead.value
  const groups = deskGroups(user.roles)
  const held = delegationsRead.value?.held ?? []
  const standsFor = [...new Set(held.filter(({ state }) => state === 'running').map(({ principal }) => principal.title))]
  return (
    <>
      <PageHeader
        kicker={[...groups.map((group) => words(`desk.group.${group}`)), ...(user.unit ? [user.unit.title] : [])].join(' · ')}
        title={words(greetingAt(new Date()), { name: user.name })}
        actions={
          <form action={logOut}>
            <Button look="secondary">{words('login.out')}</Button>
          </form>
        }
      />
      {standsFor.length > 0 ? <NoticeBar>{words('delegation.standsFor', { names: standsFor.join(words('page.comma')) })}</NoticeBar> : null}
      <div className="grid grid-cols-2 gap-3 sm:gap-4 sm:grid-cols-3 xl:grid-cols-6 elder:grid-cols-2!">
        <FigureCard label={words('desk.todo')} value={counts.todo} href="/desk/todo" />
        <FigureCard label={words('desk.overdue')} value={counts.overdue} alarm={counts.overdue > 0} href="/desk/todo?light=red" />
        <FigureCard label={words('desk.done')} value={counts.done} href="/desk/done" />
        <FigureCard label={words('desk.mine')} value={counts.mine} href="/desk/mine" />
        <FigureCard label={words('desk.copied')} value={counts.copied} href="/desk/copied" />
        <FigureCard label={words('desk.unread')} value={context.me.unread} href="/inbox" />
      </div>
      <div className="mt-12 grid gap-x-12 gap-y-12 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)] elder:grid-cols-1!">
        <div className="grid content-start gap-12">
          <section aria-labelledby="todo">
            <SectionHeading id="todo" href="/desk/todo" more={words('desk.all')}>
              {words('desk.todo')}
            </SectionHeading>
            {todo.length > 0 ? <DeskList items={todo} context={context} /> : <Empty>{words('desk.nothingToDo')}</Empty>}
          </section>
          {mine.length > 0 || submitLinks(context).length > 0 ? (
            <section aria-labelledby="mine">
              <SectionHeading id="mine" href="/desk/mine" more={words('desk.all')}>
                {words('desk.mine')}
              </SectionHeading>
              {mine.length > 0 ? <DeskList items={mine} context={context} /> : <Empty>{words('desk.nothingMine')}</Empty>}
              {counts.mine > mine.length ? (
                <p className="mt-4 text-sm text-ink-soft">{words('desk.mineSome', { shown: mine.length, total: counts.mine })}</p>
              ) : null}
            </section>
          ) : null}
        </div>
        <div className="grid content-start gap-12">
          <Start context={context} worksInCms={mayEnterAdmin(context.site, user)} />
          {inboxRead.value && inboxRead.value.notices.length > 0 ? (
            <section aria-labelledby="recent">
              <SectionHeading id="recent" href="/inbox" more={words('desk.allMessages')}>
                {words('desk.recent')}
              </SectionHeading>
              <NoticeList notices={inboxRead.value.notices.slice(0, RECENT_NOTICES)} context={context} />
            </section>
          ) : null}
        </div>
      </div>
    </>
  )
}

function Start({ context, worksInCms }: { context: PageContext; worksInCms: boolean }) {
  const { words } = context
  return (
    <section aria-labelledby="start">
      <SectionHeading id="start">{words('desk.start')}</SectionHeading>
      <ul className="grid gap-3 [&_a]:w-full">
        {submitLinks(context).map(({ href, label }) => (
          <li key={href}>
            <ButtonLink look="primary" href={href}>
              {label}
            </ButtonLink>
          </li>
        ))}
        {worksInCms ? (
          <li>
            <ButtonLink href="/admin">{words('desk.toCms')}</ButtonLink>
          </li>
        ) : null}
        <li>
          <ButtonLink href="/dashboard">{words('desk.toDashboard')}</ButtonLink>
        </li>
        <li>
          <ButtonLink href="/receipt">{words('desk.receipt')}</ButtonLink>
        </li>
        <li>
          <ButtonLink href="/desk/delegations">{words('delegation.title')}</ButtonLink>
        </li>
        <li>
          <ButtonLink href="/desk/settings">{words('settings.title')}</ButtonLink>
        </li>
      </ul>
    </section>
  )
}

/** The submit pages this person may use. */
function submitLinks(context: PageContext): readonly { href: string; label: string }[] {
  return context.site.types.flatMap(({ app, surface }) => {
    const submit = surface.pages?.submit
    return submit && !context.offApps.includes(app.id) && mayCreate(context, surface)
      ? [{ href: submit.path, label: context.words(submit.label) }]
      : []
  })
}
