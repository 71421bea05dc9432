import type { Row } from '@yizheng/kit'
import { contentLang, Gallery } from '@yizheng/kit/ui'
import { forReading } from '@yizheng/kit/portal'
import { HomeSection } from '../src/home/home-section.tsx'
import { LeadStory } from '../src/home/lead-story.tsx'
import { ProposalStrip } from '../src/home/proposal-strip.tsx'
import { readHome } from '../src/home/read-home.ts'
import { ServiceLinks } from '../src/home/service-links.tsx'
import { Headlines } from '../src/news-list.tsx'
import { organisation, StructuredData, webSite } from '../src/reading/structured-data.tsx'
import { pictureOf, textOf } from '../src/row-values.ts'
import { unlessDown, type UpFrame } from '../src/service-down.tsx'

const ANNOUNCEMENTS = 4

export default function HomePage() {
  return unlessDown(drawHome)
}

async function drawHome(frame: UpFrame) {
  const { words, locale, name } = frame
  forReading()
  const { news, announcements, artworks, columns, proposals } = await readHome(frame)
  const more = words('hall.more')
  const lead = news.find((row) => pictureOf(row, 'cover')) ?? news[0]
  const latest = news.filter((row) => row !== lead)
  return (
    <>
      <StructuredData of={webSite(frame)} />
      <StructuredData of={organisation(frame)} />
      <div className="grid gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)] elder:grid-cols-1!">
        {lead ? <LeadStory row={lead} locale={locale} /> : <h1 className="text-3xl">{name}</h1>}
        <div className="flex flex-col gap-9">
          {announcements.length > 0 ? (
            <HomeSection id="announcements" title={words('hall.announcements')} href="/announcements" more={more}>
              <Headlines
                rows={announcements.slice(0, ANNOUNCEMENTS)}
                base="/announcements"
                locale={locale}
                mark={(row) => (row.important ? words('hall.important') : undefined)}
              />
            </HomeSection>
          ) : null}
          {latest.length > 0 ? (
            <HomeSection id="latest" title={words('hall.latest')} href="/news" more={more}>
              <Headlines rows={latest} base="/news" locale={locale} />
            </HomeSection>
          ) : null}
        </div>
      </div>

      {artworks.length > 0 ? (
        <HomeSection id="gallery" title={words('hall.gallery')} href="/gallery" more={more} className="mt-16">
          <Gallery lang={contentLang(locale)} items={artworks.map(galleryItem)} />
        </HomeSection>
      ) : null}

      {/* On a phone the services and the proposals come before the columns; side by side they stand on the right. */}
      <div className="mt-16 grid items-start gap-12 lg:grid-cols-[minmax(0,8fr)_minmax(0,4fr)] elder:grid-cols-1!">
        <div className="grid gap-10 lg:order-last elder:order-first!">
          <ServiceLinks frame={frame} />
          {proposals.length > 0 ? (
            <HomeSection
              id="proposals"
              title={words('hall.proposals')}
              href="/proposals"
              more={more}
              className="border-t-4 border-tea bg-sheet px-6 pt-5 pb-4 shadow-sheet"
            >
              <ProposalStrip rows={proposals} words={words} locale={locale} />
            </HomeSection>
          ) : null}
        </div>
        <div className="grid gap-x-10 gap-y-12 md:grid-cols-2 elder:grid-cols-1!">
          {columns
            .filter((column) => column.news.length > 0)
            .map(({ slug, title, news }) => (
              <HomeSection key={slug} id={`column-${slug}`} title={title} lang={contentLang(locale)} href={`/columns/${slug}`} more={more}>
                <Headlines rows={news} base="/news" locale={locale} />
              </HomeSection>
            ))}
        </div>
      </div>
    </>
  )
}

function galleryItem(row: Row) {
  const picture = pictureOf(row, 'images')
  return {
    id: row.id,
    href: `/gallery/${row.id}`,
    title: textOf(row, 'title'),
    note: textOf(row, 'artist'),
    ...(picture ? { picture } : {}),
  }
}
