import type { Metadata } from 'next'
import { ButtonLink, PageHeader } from '@yizheng/kit/ui'
import { pageFrame } from '../src/page-frame.ts'
import { SearchBox } from '../src/shell/search-box.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await pageFrame()
  return { title: words('hall.notFound') }
}

export default async function NotFoundPage() {
  const { words } = await pageFrame()
  return (
    <>
      <PageHeader kicker="404" title={words('hall.notFound')} lead={words('hall.notFoundText')} />
      <div className="flex flex-wrap items-center gap-6">
        <SearchBox words={words} id="search-lost" large />
        <ButtonLink href="/">{words('hall.toHome')}</ButtonLink>
      </div>
    </>
  )
}
