import { Gallery, NoticeBar, SectionHeading } from '@yizheng/kit/ui'
import { CmsDownError } from '@yizheng/kit/portal'
import { LeadStory } from '../src/home/lead-story.tsx'
import { ProposalStrip } from '../src/home/proposal-strip.tsx'
import { readHome, type HomeData } from '../src/home/read-home.ts'
import { Headlines } from '../src/news-list.tsx'
import { pageFrame, type PageFrame } from '../src/page-frame.ts'
import { pictureOf, textOf } from '../src/row-values.ts'

export default async function HomePage() {
  const frame = await pageFrame()
  const data = await readOrDown(frame)
  if (!data)
    return (
      <>
        <h1 className="mb-6 text-3xl">{frame.name}</h1>
        <NoticeBar kind="warning">{frame.words('hall.down')}</NoticeBar>
      </>
    )
  return <Home data={data} frame={frame} />
}

function Home({ data, frame: { words, locale, name } }: { data: HomeData; frame: PageFrame }) {
  const more = words('hall.more')
  const lead = data.news.find((row) => pictureOf(row, 'cover')) ?? data.news[0]
  const latest = data.news.filter((row) => row !== lead)
  return (
    <>
      <div className="grid gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)] elder:grid-cols-1!">
        {lead ? <LeadStory row={lead} locale={locale} /> : <h1 className="text-3xl">{name}</h1>}
        <div className="flex flex-col gap-9">
          {data.announcements.length > 0 ? (
            <section aria-labelledby="announcements">
              <SectionHeading id="announcements" href="/announcements" more={more}>
                {words('hall.announcements')}
              </SectionHeading>
              <Headlines
                rows={data.announcements.slice(0, 4)}
                base="/announcements"
                mark={(row) => (row.important ? words('hall.important') : undefined)}
              />
            </section>
          ) : null}
          {latest.length > 0 ? (
            <section aria-labelledby="latest">
              <SectionHeading id="latest" href="/news" more={more}>
                {words('hall.latest')}
              </SectionHeading>
              <Headlines rows={latest} base="/news" />
            </section>
          ) : null}
        </div>
      </div>

      {data.artworks.length > 0 ? (
        <section aria-labelledby="gallery" className="mt-16">
          <SectionHeading id="gallery" href="/gallery" more={more}>
            {words('hall.gallery')}
          </SectionHeading>
          <Gallery
            items={data.artworks.map((row) => ({
              id: row.id,
              href: `/gallery/${row.id}`,
              title: textOf(row, 'title'),
              note: textOf(row, 'artist'),
              ...(pictureOf(row, 'images') ? { picture: pictureOf(row, 'images')! } : {}),
            }))}
          />
        </section>
      ) : null}

      <div className="mt-16 grid gap-x-12 gap-y-12 lg:grid-cols-[minmax(0,8fr)_minmax(0,4fr)] elder:grid-cols-1!">
        <div className="grid content-start gap-x-10 gap-y-12 md:grid-cols-2 elder:grid-cols-1!">
          {data.columns
            .filter(({ news }) => news.length > 0)
            .map(({ slug, title, news }) => (
              <section key={slug} aria-labelledby={`column-${slug}`}>
                <SectionHeading id={`column-${slug}`} href={`/columns/${slug}`} more={more}>
                  {title}
                </SectionHeading>
                <Headlines rows={news} base="/news" />
              </section>
            ))}
        </div>
        {data.proposals.length > 0 ? (
          <section aria-labelledby="proposals" className="self-start border-t-4 border-tea bg-sheet px-6 pt-5 pb-6 shadow-sheet">
            <SectionHeading id="proposals" href="/proposals" more={more}>
              {words('hall.proposals')}
            </SectionHeading>
            <ProposalStrip rows={data.proposals} words={words} />
          </section>
        ) : null}
      </div>
    </>
  )
}

/** While the CMS is down and nothing is kept, the home page says so and still leads everywhere. */
async function readOrDown(frame: PageFrame): Promise<HomeData | undefined> {
  try {
    return await readHome(frame)
  } catch (error) {
    if (error instanceof CmsDownError) return undefined
    throw error
  }
}
