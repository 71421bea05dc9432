import type { Metadata } from 'next'
import { CmsDownError, currentCms, DropDraft, forbidCaching, queryValue, reads, safePath, type PageQuery } from '@yizheng/kit/portal'
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
  const providers = me.user ? [] : await signInProviders()
  return (
    <div className="mx-auto max-w-[28rem]">
      <PageHeader title={words('login.title')} lead={words('login.lead')} />
      {query.out && !me.user ? (
        <>
          <NoticeBar kind="success">{words('login.loggedOut')}</NoticeBar>
          <DropDraft />
        </>
      ) : null}
      {query.sso && !me.user ? (
        <NoticeBar kind="error">{words(query.sso === 'off' ? 'login.ssoOff' : 'login.ssoRefused')}</NoticeBar>
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
          <>
            {providers.length > 0 ? (
              <div className="mb-6 grid gap-3 border-b border-line pb-6">
                {providers.map(({ name, label }) => (
                  <ButtonLink key={name} look="primary" href={`/saml/${name}/login?next=${encodeURIComponent(next ?? '/desk')}`}>
                    {words('login.sso', { name: label })}
                  </ButtonLink>
                ))}
                <p className="text-sm text-ink-soft">{words('login.ssoOr')}</p>
              </div>
            ) : null}
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
          </>
        )}
      </Card>
    </div>
  )
}

/** None while the CMS is down: the form then says so itself. */
async function signInProviders() {
  try {
    return (await (await currentCms()).read(reads.signInProviders())).providers
  } catch (error) {
    if (error instanceof CmsDownError) return []
    throw error
  }
}
