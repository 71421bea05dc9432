import type { Metadata } from 'next'
import { DropDraft, forbidCaching, queryValue, safePath, type PageQuery } from '@yizheng/kit/portal'
import { Button, ButtonLink, Card, NoticeBar, PageHeader } from '@yizheng/kit/ui'
import { pageFrame } from '../../src/page-frame.ts'
import { logOut } from './actions.ts'
import { LoginForm } from './login-form.client.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await pageFrame()
  return { title: words('login.title'), robots: { index: false } }
}

export default async function LoginPage({ searchParams }: { searchParams: Promise<PageQuery> }) {
  forbidCaching()
  const [query, { words, locale, me }] = await Promise.all([searchParams, pageFrame()])
  const wanted = queryValue(query, 'next')
  const next = wanted === undefined ? undefined : safePath(wanted, '/desk')
  return (
    <div className="mx-auto max-w-[28rem]">
      <PageHeader title={words('login.title')} lead={words('login.lead')} />
      {query.out && !me.user ? (
        <>
          <NoticeBar kind="success">{words('login.loggedOut')}</NoticeBar>
          <DropDraft />
        </>
      ) : null}
      <Card>
        {me.user ? (
          <form action={logOut} className="grid gap-6">
            <p>{words('login.already', { name: me.user.name })}</p>
            <ButtonLink look="primary" href={next ?? '/desk'}>
              {words('desk.title')}
            </ButtonLink>
            <Button look="secondary">{words('login.out')}</Button>
          </form>
        ) : (
          <LoginForm
            next={next}
            locale={locale}
            texts={{
              email: words('login.email'),
              password: words('login.password'),
              submit: words('login.submit'),
              help: words('login.help'),
              'login.missing': words('login.missing'),
              'login.wrong': words('login.wrong'),
              'login.locked': words('login.locked'),
              'login.down': words('login.down'),
            }}
          />
        )}
      </Card>
    </div>
  )
}
