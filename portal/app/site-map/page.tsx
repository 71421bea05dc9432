import type { Metadata } from 'next'
import type { ColumnNode, Id } from '@yizheng/kit'
import { forReading } from '@yizheng/kit/portal'
import { PageHeader, SectionHeading } from '@yizheng/kit/ui'
import { columnsUnder } from '../../src/column-tree.ts'
import { pageFrame } from '../../src/page-frame.ts'
import { unlessDown, type UpFrame } from '../../src/service-down.tsx'
import { appItems, publicationItems } from '../../src/shell/nav-items.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await pageFrame()
  return { title: words('hall.siteMap') }
}

export default async function SiteMapPage() {
  return unlessDown(drawSiteMap)
}

async function drawSiteMap(frame: UpFrame) {
  const { words, answer } = frame
  forReading()
  return (
    <>
      <PageHeader title={words('hall.siteMap')} />
      <div className="grid gap-12 md:grid-cols-3">
        <section aria-labelledby="map-columns">
          <SectionHeading id="map-columns">{words('hall.columns')}</SectionHeading>
          <Branch columns={answer.columns} parent={null} />
        </section>
        <section aria-labelledby="map-apps">
          <SectionHeading id="map-apps">{words('hall.services')}</SectionHeading>
          <ul>
            {[
              ...publicationItems(frame),
              ...appItems(frame),
              { href: '/receipt', label: words('receipt.title') },
              { href: '/search', label: words('hall.searchTitle') },
              { href: '/login', label: words('hall.signIn') },
            ].map(({ href, label }) => (
              <li key={href}>
                <a href={href} className="inline-flex min-h-target items-center">
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </section>
        <section id="contact" aria-labelledby="map-contact">
          <SectionHeading id="map-contact">{words('hall.contact')}</SectionHeading>
          <p>{words('hall.organiser', { name: answer.marks.organiser })}</p>
          <p>{words('hall.contactWay', { contact: answer.marks.contact })}</p>
          <p>{words('hall.address', { address: answer.marks.address })}</p>
        </section>
      </div>
    </>
  )
}

function Branch({ columns, parent }: { columns: readonly ColumnNode[]; parent: Id | null }) {
  const here = columnsUnder(columns, parent)
  if (here.length === 0) return null
  return (
    <ul className={parent === null ? undefined : 'ms-1 border-s border-line ps-4'}>
      {here.map(({ id, slug, title }) => (
        <li key={id}>
          <a href={`/columns/${slug}`} className="inline-flex min-h-target items-center">
            {title}
          </a>
          <Branch columns={columns} parent={id} />
        </li>
      ))}
    </ul>
  )
}
