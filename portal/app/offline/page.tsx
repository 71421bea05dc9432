import type { Metadata } from 'next'
import { forReading } from '@yizheng/kit/portal'
import { ButtonLink, Empty, PageHeader, SectionHeading } from '@yizheng/kit/ui'
import { pageFrame } from '../../src/page-frame.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await pageFrame()
  return { title: words('reading.offline'), robots: { index: false } }
}

/** What a browser shows that has no network and no copy of the page asked for. It was fetched beforehand; the list is the browser's own. */
export default async function OfflinePage() {
  const { words } = await pageFrame()
  forReading()
  return (
    <>
      <PageHeader
        title={words('reading.offline')}
        lead={words('reading.offlineText')}
        actions={
          <ButtonLink href="" look="primary">
            {words('hall.retry')}
          </ButtonLink>
        }
      />
      <section aria-labelledby="kept">
        <SectionHeading id="kept">{words('reading.kept')}</SectionHeading>
        <ul data-reader="kept-pages" hidden />
        <div data-reader="kept-none">
          <Empty>{words('reading.keptNone')}</Empty>
        </div>
      </section>
    </>
  )
}
