import type { Metadata } from 'next'
import type { SearchAnswer } from '@yizheng/kit'
import { currentCms, reads } from '@yizheng/kit/portal'
import { ButtonLink, cx, DateText, Empty, PageHeader } from '@yizheng/kit/ui'
import { MarkedText } from '../../src/marked-text.tsx'
import { pageFrame, type PageFrame } from '../../src/page-frame.ts'
import { unlessDown } from '../../src/service-down.tsx'
import { SearchBox } from '../../src/shell/search-box.tsx'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await pageFrame()
  return { title: words('hall.searchTitle'), robots: { index: false } }
}

export default async function SearchPage({ searchParams }: Props) {
  const query = await searchParams
  return unlessDown((frame) => drawSearch(query, frame))
}

async function drawSearch(query: Awaited<Props['searchParams']>, frame: PageFrame) {
  const q = one(query.q).normalize('NFC').trim().slice(0, 100)
  const type = one(query.type) || undefined
  const page = Math.max(1, Math.min(1000, Number.parseInt(one(query.page), 10) || 1))
  const answer = q === '' ? undefined : await (await currentCms()).read(reads.search({ q, type, page }))
  const { words } = frame
  return (
    <>
      <PageHeader title={q === '' ? words('hall.searchTitle') : words('hall.searchResults', { q })}>
        <SearchBox words={words} value={q} id="search-here" large />
      </PageHeader>
      {answer ? <Results answer={answer} q={q} type={type} frame={frame} /> : <p className="text-ink-soft">{words('hall.searchHint')}</p>}
    </>
  )
}

function Results({
  answer,
  q,
  type,
  frame: { words, locale },
}: {
  answer: SearchAnswer
  q: string
  type: string | undefined
  frame: PageFrame
}) {
  const { hits, total, exact, partly, facets, page, pages } = answer
  const types = (facets.find(({ name }) => name === 'type')?.values ?? []).map(({ value, ...rest }) => ({ type: value, ...rest }))
  const address = (change: { type?: string | undefined; page?: number }) =>
    `/search?${new URLSearchParams(Object.entries({ q, type, ...change }).flatMap(([name, value]) => (value ? [[name, String(value)]] : []))).toString()}`
  const sum = types.reduce((all, { count }) => all + count, 0)
  return (
    <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[12rem_minmax(0,1fr)] elder:grid-cols-1!">
      <ul className="flex flex-wrap content-start gap-2 lg:flex-col">
        {[{ type: undefined, label: words('hall.allTypes'), count: sum }, ...types].map((facet) => (
          <li key={facet.type ?? ''}>
            <a
              href={address({ type: facet.type })}
              aria-current={facet.type === type ? 'true' : undefined}
              className={cx(
                'flex min-h-11 items-center justify-between gap-3 border-s-4 px-3 no-underline',
                facet.type === type ? 'border-cinnabar font-semibold' : 'border-line',
              )}
            >
              {words(facet.label)}
              <span className="tabular text-sm text-ink-soft">{facet.count}</span>
            </a>
          </li>
        ))}
      </ul>
      <div>
        <p role="status" className="mb-4 text-sm text-ink-soft">
          {partly ? `${words('hall.foundPartly')} ` : null}
          {words(exact ? 'hall.found' : 'hall.foundMany', { total })}
        </p>
        {hits.length === 0 ? (
          <Empty>{words('hall.nothingFound', { q })}</Empty>
        ) : (
          <ol>
            {hits.map((hit) => (
              <li key={`${hit.type}${hit.id}`} className="border-b border-line py-5 first:pt-0">
                <h2 className="text-lg">
                  {hit.path ? (
                    <a href={hit.path}>
                      <MarkedText text={hit.titleMarked} />
                    </a>
                  ) : (
                    <MarkedText text={hit.titleMarked} />
                  )}
                </h2>
                <p className="mt-1 max-w-[44em]">
                  <MarkedText text={hit.snippet} />
                </p>
                <p className="mt-1 text-sm text-ink-soft">
                  {words(hit.typeLabel)} · <DateText at={hit.date} locale={locale} />
                </p>
              </li>
            ))}
          </ol>
        )}
        {pages > 1 ? (
          <nav aria-label={words('ui.pages')} className="mt-8 flex flex-wrap items-center justify-center gap-4">
            {page > 1 ? <ButtonLink href={address({ page: page - 1 })}>{words('ui.previousPage')}</ButtonLink> : null}
            <span className="tabular text-sm">{words('hall.page', { page, pages })}</span>
            {page < pages ? <ButtonLink href={address({ page: page + 1 })}>{words('ui.nextPage')}</ButtonLink> : null}
          </nav>
        ) : null}
      </div>
    </div>
  )
}

function one(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? ''
}
