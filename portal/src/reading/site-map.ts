import { detailPath, type SiteAnswer } from '@yizheng/kit'
import { currentCms, reads } from '@yizheng/kit/portal'
import { publicUrl } from '../public-url.ts'
import { openTypes } from './open-types.ts'
import { element, xmlDocument } from './xml.ts'

const xmlns = { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' }
/** The part with what is no document: the home page, columns, lists. */
const PAGES = 'pages.xml'

/** The index: names the parts of the map. */
export async function siteMapIndex(answer: SiteAnswer): Promise<string> {
  const types = openTypes(answer)
  const counts = await (await currentCms()).batch(types.map((one) => reads.addresses(one)))
  const parts = types.flatMap(({ slug }, index) =>
    Array.from({ length: counts[index]?.value?.parts ?? 0 }, (_, part) => `${slug}-${part + 1}.xml`),
  )
  const entries = [PAGES, ...parts].map((name) => element('sitemap', [element('loc', `${publicUrl()}/sitemaps/${name}`)]))
  return xmlDocument(element('sitemapindex', entries, xmlns))
}

/** One part of the map by its name; undefined where there is none of that name. */
export async function siteMapPart(answer: SiteAnswer, name: string): Promise<string | undefined> {
  const entry = (path: string, changed?: string) =>
    element('url', [element('loc', publicUrl() + path), ...(changed ? [element('lastmod', changed)] : [])])
  if (name === PAGES) {
    const lists = openTypes(answer).map(({ surface }) => surface.pages!.list!.path)
    const columns = answer.columns.map(({ slug }) => `/columns/${slug}`)
    return xmlDocument(
      element(
        'urlset',
        ['/', ...columns, ...lists].map((path) => entry(path)),
        xmlns,
      ),
    )
  }
  const [, slug, part] = /^([\w-]+)-([1-9]\d{0,5})\.xml$/.exec(name) ?? []
  const one = openTypes(answer).find((type) => type.slug === slug)
  if (!one) return undefined
  const { docs } = await (await currentCms()).read(reads.addresses(one, Number(part)))
  return xmlDocument(
    element(
      'urlset',
      docs.map(({ id, updatedAt }) => entry(detailPath(one, id)!, updatedAt)),
      xmlns,
    ),
  )
}
