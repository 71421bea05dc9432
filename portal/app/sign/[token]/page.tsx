import type { Metadata } from 'next'
import {
  CmsDownError,
  CmsError,
  DropDraft,
  forbidCaching,
  LinkPage,
  queryValue,
  type PageContext,
  type PageQuery,
} from '@yizheng/kit/portal'
import { NoticeBar, PageHeader } from '@yizheng/kit/ui'
import { pageContext } from '../../../src/page-context.ts'
import { sign } from '../actions.ts'

interface Props {
  params: Promise<{ token: string }>
  searchParams: Promise<PageQuery>
}

/** What a signed link opens. Looking changes nothing; nobody is signed in here (see secret-pages.ts). */
export default async function SignPage({ params, searchParams }: Props) {
  const [{ token }, query, context] = [await params, await searchParams, await pageContext()]
  forbidCaching()
  const form = queryValue(query, 'form')
  return (
    <>
      {await draw(context, token)}
      {form ? <DropDraft formKey={form} /> : null}
    </>
  )
}

/** Its address is a secret: no machine is told of it. */
export async function generateMetadata(): Promise<Metadata> {
  const { words } = await pageContext()
  return {
    title: words('link.title'),
    robots: { index: false, follow: false, noarchive: true },
    alternates: { canonical: null },
    openGraph: null,
    referrer: 'no-referrer',
  }
}

async function draw(context: PageContext, token: string) {
  const { words } = context
  try {
    const answer = await context.cms.openLink(token)
    const type = context.site.type(answer.type)!
    return await LinkPage({ type, answer, token, context, action: sign })
  } catch (error) {
    if (!(error instanceof CmsError) && !(error instanceof CmsDownError)) throw error
    const isUsed = error instanceof CmsError && error.key === 'link.used'
    return (
      <div className="mx-auto max-w-[44rem]">
        <PageHeader title={words(isUsed ? 'page.linkState.used' : 'link.notOpen')} />
        <NoticeBar kind={isUsed ? 'success' : 'warning'}>{error instanceof CmsError ? error.message : words('link.down')}</NoticeBar>
      </div>
    )
  }
}
