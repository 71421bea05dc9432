import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { currentCms, forReading, queryValue, reads, type PageQuery } from '@yizheng/kit/portal'
import { Breadcrumbs, ButtonLink, contentLang, Empty, PageHeader, Pager } from '@yizheng/kit/ui'
import site from '../../../../yizheng.config.ts'
import { ancestorsOf, columnsUnder, withDescendants } from '../../../src/column-tree.ts'
import { NewsEntries } from '../../../src/news-list.tsx'
import { pageFrame } from '../../../src/page-frame.ts'
import { alternates } from '../../../src/reading/alternates.ts'
import { breadcrumbs, StructuredData } from '../../../src/reading/structured-data.tsx'
import { unlessDown, type UpFrame } from '../../../src/service-down.tsx'

interface Props {
  params: Promise<{ slug: string }>
  searchParams: Promise<PageQuery>
}

const findColumn = cache(async (slug: string) => {
  const { answer } = await pageFrame()
  const column = answer?.columns.find((one) => one.slug === slug)
  if (answer && !column) notFound()
  return column
})

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const [{ slug }, query, frame] = await Promise.all([params, searchParams, pageFrame()])
  const column = await findColumn(slug)
  if (!column) return {}
  return {
    title: column.title,
    ...(column.description ? { description: column.description } : {}),
    alternates: alternates(frame, {
      after: queryValue(query, 'after'),
      feed: { url: `/columns/${slug}/feed.xml`, title: frame.words('reading.feedOfColumn', { name: frame.name, column: column.title }) },
    }),
  }
}

/** News of a column and of all columns below it, newest first. */
export default async function ColumnPage({ params, searchParams }: Props) {
  const [{ slug }, query] = await Promise.all([params, searchParams])
  return unlessDown((frame) => drawColumn(frame, slug, query))
}

async function drawColumn({ words, locale, answer, name, path }: UpFrame, slug: string, query: PageQuery) {
  const column = await findColumn(slug)
  const news = site.type('news')
  if (!column || !news) notFound()
  const cms = await currentCms()
  const { docs, next, previous } = await cms.read(
    reads.list(news, {
      fields: ['cover', 'title', 'summary', 'publishedOn'],
      filter: {
        column: withDescendants(answer.columns, column)
          .map(({ id }) => id)
          .join(','),
      },
      after: queryValue(query, 'after'),
      before: queryValue(query, 'before'),
    }),
  )
  const here = `/columns/${slug}`
  const below = columnsUnder(answer.columns, column.id)
  const crumbs = [
    ...ancestorsOf(answer.columns, column).map((one) => ({ label: one.title, href: `/columns/${one.slug}` })),
    { label: column.title },
  ]
  forReading()
  return (
    <>
      <StructuredData of={breadcrumbs({ name, crumbs, path })} />
      <Breadcrumbs locale={locale} items={crumbs} />
      <PageHeader
        title={column.title}
        lang={contentLang(locale)}
        lead={column.description}
        actions={<a href={`${here}/feed.xml`}>{words('reading.subscribe')}</a>}
      >
        {below.length > 0 ? (
          <ul aria-label={words('hall.subColumns')} className="flex flex-wrap gap-3">
            {below.map((one) => (
              <li key={one.id}>
                <ButtonLink href={`/columns/${one.slug}`}>{one.title}</ButtonLink>
              </li>
            ))}
          </ul>
        ) : null}
      </PageHeader>
      {docs.length === 0 ? (
        <Empty
          action={
            <>
              <ButtonLink href="/news">{words('hall.latest')}</ButtonLink>
              <ButtonLink href="/site-map">{words('hall.siteMap')}</ButtonLink>
            </>
          }
        >
          {words('hall.emptyColumn')}
        </Empty>
      ) : (
        <NewsEntries rows={docs} locale={locale} />
      )}
      <Pager
        locale={locale}
        next={next ? `${here}?after=${encodeURIComponent(next)}` : undefined}
        previous={previous ? `${here}?before=${encodeURIComponent(previous)}` : undefined}
        first={previous ? here : undefined}
      />
    </>
  )
}
