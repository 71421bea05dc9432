import type { Metadata } from 'next'
import type { SearchAnswer, SearchFacet } from '@yizheng/kit'
import { currentCms, forReading, reads } from '@yizheng/kit/portal'
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
  const choices = choicesIn(query)
  const page = Math.max(1, Math.min(1000, Number.parseInt(one(query.page), 10) || 1))
  const answer = q === '' ? undefined : await (await currentCms()).read(reads.search({ q, choices, page }))
  const { words } = frame
  forReading()
  return (
    <>
      <PageHeader title={q === '' ? words('hall.searchTitle') : words('hall.searchResults', { q })}>
        <SearchBox words={words} value={q} id="search-here" large />
      </PageHeader>
      {answer ? (
        <Results answer={answer} q={q} choices={choices} frame={frame} />
      ) : (
        <p className="text-ink-soft">{words('hall.searchHint')}</p>
      )}
    </>
  )
}

type Choices = Readonly<Record<string, string>>

function Results({
  answer,
  q,
  choices,
  frame: { words, locale },
}: {
  answer: SearchAnswer
  q: string
  choices: Choices
  frame: PageFrame
}) {
  const { hits, total, exact, partly, facets, page, pages } = answer
  const address = (change: Readonly<Record<string, string | undefined>>) =>
    `/search?${new URLSearchParams(Object.entries({ q, ...choices, ...change }).flatMap(([name, value]) => (value ? [[name, value]] : []))).toString()}`
  const sort = choices.sort ?? 'relevance'
  return (
    <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[12rem_minmax(0,1fr)] elder:grid-cols-1!">
      <div className="space-y-6">
        {facets.map((facet) => (
          <Facet key={facet.name} facet={facet} choices={choices} address={address} words={words} exact={exact} />
        ))}
      </div>
      <div>
        <p role="status" className="mb-4 text-sm text-ink-soft">
          {partly ? `${words('hall.foundPartly')} ` : null}
          {words(exact ? 'hall.found' : 'hall.foundMany', { total })}
        </p>
        {hits.length > 0 ? (
          <p className="mb-4 flex gap-4 text-sm">
            {(['relevance', 'date'] as const).map((order) => (
              <a
                key={order}
                href={address({ sort: order === 'date' ? order : undefined })}
                aria-current={order === sort ? 'true' : undefined}
              >
                {words(`hall.sort.${order}`)}
              </a>
            ))}
          </p>
        ) : null}
        {hits.length === 0 ? (
          <Empty action={<ButtonLink href="/site-map">{words('hall.siteMap')}</ButtonLink>}>{words('hall.nothingFound', { q })}</Empty>
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
            {page > 1 ? <ButtonLink href={address({ page: String(page - 1) })}>{words('ui.previousPage')}</ButtonLink> : null}
            <span className="tabular text-sm">{words('hall.page', { page, pages })}</span>
            {page < pages ? <ButtonLink href={address({ page: String(page + 1) })}>{words('ui.nextPage')}</ButtonLink> : null}
          </nav>
        ) : null}
      </div>
    </div>
  )
}

function one(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? ''
}

/** The values of one facet, as links; numbers only where they are no estimate. */
function Facet({
  facet: { name, label, values },
  choices,
  address,
  words,
  exact,
}: {
  facet: SearchFacet
  choices: Choices
  address: (change: Readonly<Record<string, string | undefined>>) => string
  words: PageFrame['words']
  exact: boolean
}) {
  const field = name === 'type' || name === 'year' ? name : `f.${name}`
  const chosen = choices[field]
  if (values.length === 0 && chosen === undefined) return null
  // What a type declares goes with the type.
  const left =
    name === 'type' ? Object.fromEntries(Object.keys(choices).flatMap((key) => (key.startsWith('f.') ? [[key, undefined]] : []))) : {}
  return (
    <section aria-label={label}>
      <h2 className="mb-2 text-sm text-ink-soft">{label}</h2>
      <ul className="flex flex-wrap content-start gap-2 lg:flex-col">
        {[{ value: undefined, label: words('hall.allTypes'), count: undefined }, ...values].map((one) => (
          <li key={one.value ?? ''}>
            <a
              href={address({ ...left, [field]: one.value })}
              aria-current={one.value === chosen ? 'true' : undefined}
              className={cx(
                'flex min-h-11 items-center justify-between gap-3 border-s-4 px-3 no-underline',
                one.value === chosen ? 'border-cinnabar font-semibold' : 'border-line',
              )}
            >
              {one.label}
              {exact && one.count !== undefined ? <span className="tabular text-sm text-ink-soft">{one.count}</span> : null}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What narrows and orders, as the address says it. */
function choicesIn(query: Record<string, string | string[] | undefined>): Choices {
  return Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) =>
      /^(?:type|year|from|to|sort|f\.\w+)$/.test(name) && one(value) !== '' ? [[name, one(value)]] : [],
    ),
  )
}
