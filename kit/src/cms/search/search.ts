import type { PayloadRequest } from 'payload'
import { detailPath } from '../../detail-path.ts'
import { translate, type Locale } from '../../label.ts'
import type { SearchAnswer, SearchFacet, SearchHit, SuggestAnswer } from '../../protocol.ts'
import { marksOf } from '../../row-filter.ts'
import type { Site } from '../../site.ts'
import { actorOf } from '../actor.ts'
import { offApps } from '../app-switch.ts'
import { lookUp } from '../operations/present.ts'
import { markText, snippetOf, termsOf } from './mark.ts'
import { isEmpty, parseQuery } from './parse-query.ts'
import type { SearchIndex, SearchKey, SearchReader, SearchResult } from './search-index.ts'
import { learnSiteWords } from './site-words.ts'

const PAGE_SIZE = 10
const PAGES_MOST = 50
const QUERY_MOST = 100
const SUGGESTIONS = 8
/** Looked up beyond those shown, for titles that several documents carry and rights that changed a moment ago. */
const SUGGESTIONS_SPARE = 8

/** What a person may ask, beside the words. */
export interface SearchChoices {
  readonly type?: string | undefined
  /** Declared facet → wanted value; only together with the type that declares them. */
  readonly facets: Readonly<Record<string, string>>
  readonly year?: string | undefined
  /** First and last day, `YYYY-MM-DD`, in China. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly sort: 'relevance' | 'date'
  readonly page: number
}

interface Scope {
  readonly req: PayloadRequest
  readonly site: Site
  readonly index: SearchIndex
  readonly locale: Locale
  readonly text: string
}

/**
 * Answers GET /api/search: what this person may read. The index narrows by the audience; every hit of the page is then
 * looked up with the person's own rights, should a right have changed a moment ago. Where nothing holds all that was
 * typed, what holds some of it is shown, and the answer says so.
 */
export async function search({ choices, ...scope }: Scope & { choices: SearchChoices }): Promise<SearchAnswer> {
  const { req, site, index, locale, text } = scope
  const { payload } = req
  await learnSiteWords({ payload })
  const query = parseQuery(text.slice(0, QUERY_MOST))
  if (isEmpty(query)) return { hits: [], total: 0, exact: true, partly: false, facets: [], page: 1, pages: 0 }
  const page = Math.min(Math.max(1, choices.page), PAGES_MOST)
  const facets = ['type', 'year', ...declaredFacets(site, choices.type)]
  const ask = async (match: 'all' | 'any') =>
    index.find(
      {
        ...(await readerOf(scope)),
        query,
        match,
        only: onlyOf(choices),
        from: choices.from && startOfDay(choices.from),
        before: choices.to && startOfDay(choices.to, 1),
        sort: choices.sort,
        facets,
        offset: (page - 1) * PAGE_SIZE,
        limit: PAGE_SIZE,
      },
      { payload, req },
    )
  const whole = await ask('all')
  // Nothing at all, whatever the narrowing: else the narrowing is to be undone, not the words.
  const isNowhere = whole.total === 0 && whole.facets.type?.length === 0
  const partly = isNowhere && query.parts.length + query.phrases.length > 1 ? await ask('any') : undefined
  const found = partly && partly.total > 0 ? partly : whole
  const readable = await readableKeys(req, found.hits)
  const terms = termsOf(query)
  const say = sayIn(scope)
  return {
    hits: found.hits
      .filter((hit) => readable.has(keyOf(hit)))
      .map((hit): SearchHit => {
        const one = site.type(hit.type)!
        return {
          type: hit.type,
          typeLabel: say(one.surface.type.label),
          id: hit.doc,
          title: hit.title,
          titleMarked: markText(hit.title, terms),
          snippet: snippetOf(hit.body, terms),
          path: detailPath(one, hit.doc) ?? null,
          date: hit.date,
        }
      }),
    total: found.total,
    exact: found.exact,
    partly: found === partly,
    facets: await Promise.all(facets.map((name) => labelled({ req, site, locale, type: choices.type, name, found }))),
    page,
    pages: Math.min(Math.ceil(found.total / PAGE_SIZE), PAGES_MOST),
  }
}

/** Answers GET /api/suggest: titles this person may read that hold what was typed so far, each once. */
export async function suggest(scope: Scope): Promise<SuggestAnswer> {
  const { req, site, index, text } = scope
  // PostgreSQL takes no NUL in a text.
  const typed = text.slice(0, QUERY_MOST).replaceAll('\0', ' ').trim()
  if (typed === '') return { suggestions: [] }
  const keys = await index.suggest(
    { ...(await readerOf(scope)), text: typed, limit: SUGGESTIONS + SUGGESTIONS_SPARE },
    { payload: req.payload, req },
  )
  const readable = await readableKeys(req, keys)
  const say = sayIn(scope)
  const byTitle = new Map(keys.filter((key) => readable.has(keyOf(key))).map((key) => [key.title, key]))
  return {
    suggestions: [...byTitle.values()].slice(0, SUGGESTIONS).map((key) => {
      const one = site.type(key.type)!
      return { title: key.title, typeLabel: say(one.surface.type.label), path: detailPath(one, key.doc) ?? null }
    }),
  }
}

/** Facets that this type declares. */
export function declaredFacets(site: Site, type: string | undefined): readonly string[] {
  return (type === undefined ? undefined : site.type(type)?.surface.search?.facets) ?? []
}

async function readerOf({ req, site }: Scope): Promise<SearchReader> {
  const off = await offApps(req.payload)
  return {
    marks: marksOf(actorOf(req.user)),
    types: site.types.filter((one) => one.surface.search && !off.includes(one.app.id)).map((one) => one.slug),
  }
}

function onlyOf({ type, year, facets }: SearchChoices): Record<string, string> {
  return { ...(type === undefined ? {} : { type }), ...(year === undefined ? {} : { year }), ...facets }
}

/** The moment a day begins in China, or the day so many days later. */
function startOfDay(day: string, later = 0): string {
  return new Date(Date.parse(`${day}T00:00:00+08:00`) + later * 86_400_000).toISOString()
}

/** A counted facet as it travels: with labels, values nobody may know left out. */
async function labelled({
  req,
  site,
  locale,
  type,
  name,
  found,
}: {
  req: PayloadRequest
  site: Site
  locale: Locale
  type: string | undefined
  name: string
  found: SearchResult
}): Promise<SearchFacet> {
  const say = sayIn({ site, locale })
  const counted = found.facets[name] ?? []
  const values = (labelOf: (value: string) => string | undefined) =>
    counted.flatMap(({ value, count }) => {
      const label = labelOf(value)
      return label === undefined ? [] : [{ value, label, count }]
    })
  if (name === 'type') return { name, label: say('kit.kind'), values: values((value) => say(site.type(value)!.surface.type.label)) }
  if (name === 'year')
    return { name, label: say('kit.year'), values: values((value) => value).toSorted((a, b) => Number(b.value) - Number(a.value)) }
  const { surface } = site.type(type!)!
  const field = surface.type.fields[name]
  if (!field) {
    const states = surface.flow?.states ?? {}
    return { name, label: say('kit.state'), values: values((value) => states[value] && say(states[value].label)) }
  }
  if (field.kind === 'select')
    return { name, label: say(field.label), values: values((value) => field.values?.[value] && say(field.values[value])) }
  const titles = await lookUp({ req, site, slug: field.to!, ids: counted.map(({ value }) => Number(value)) })
  return { name, label: say(field.label), values: values((value) => (titles.get(Number(value)) as { title?: string } | undefined)?.title) }
}

/** Those of the keys that this person may read, as `keyOf` names them. */
export async function readableKeys(req: PayloadRequest, keys: readonly SearchKey[]): Promise<Set<string>> {
  const bySlug = Map.groupBy(keys, (key) => key.type)
  const readable = await Promise.all(
    [...bySlug].map(async ([slug, some]) => {
      const ids = some.map((key) => key.doc)
      const { docs } = await req.payload.find({
        collection: slug as never,
        where: { id: { in: ids } },
        select: { createdAt: true } as never,
        limit: ids.length,
        pagination: false,
        depth: 0,
        overrideAccess: false,
        user: req.user,
        disableErrors: true,
      })
      return (docs as unknown as { id: number }[]).map((doc) => keyOf({ type: slug, doc: doc.id }))
    }),
  )
  return new Set(readable.flat())
}

/** A key as one text. */
export function keyOf({ type, doc }: SearchKey): string {
  return `${type}/${doc}`
}

function sayIn({ site, locale }: Pick<Scope, 'site' | 'locale'>): (key: string) => string {
  return (key) => translate({ messages: site.messages, locale, key })
}
