import type { Metadata } from 'next'
import { forReading } from '@yizheng/kit/portal'
import { ButtonLink, PageHeader, SectionHeading } from '@yizheng/kit/ui'
import { pageFrame } from '../src/page-frame.ts'
import { appItems, columnItems } from '../src/shell/nav-items.ts'
import { SearchBox } from '../src/shell/search-box.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await pageFrame()
  return { title: words('hall.notFound'), robots: { index: false } }
}

export default async function NotFoundPage() {
  const frame = await pageFrame()
  const { words } = frame
  forReading()
  return (
    <>
      <PageHeader kicker="404" title={words('hall.notFound')} lead={words('hall.notFoundText')} />
      <div className="flex flex-wrap items-center gap-6">
        <SearchBox words={words} id="search-lost" large />
        <ButtonLink href="/">{words('hall.toHome')}</ButtonLink>
        <ButtonLink href="/site-map">{words('hall.siteMap')}</ButtonLink>
      </div>
      <section aria-labelledby="ways" className="mt-12">
        <SectionHeading id="ways">{words('reading.ways')}</SectionHeading>
        <ul className="flex flex-wrap gap-x-6 gap-y-1">
          {[...columnItems(frame), ...appItems(frame)].map(({ href, label, lang }) => (
            <li key={href}>
              <a href={href} lang={lang} className="inline-flex min-h-target items-center">
                {label}
              </a>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
