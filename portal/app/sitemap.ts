import type { MetadataRoute } from 'next'
import { CmsClient, cmsUrl, reads } from '@yizheng/kit/portal'
import { detailPath, type ListAnswer, type SiteType } from '@yizheng/kit'
import site from '../../yizheng.config.ts'
import { publicUrl } from '../src/public-url.ts'

export const dynamic = 'force-dynamic'

const PAGE = 100
const DOCUMENTS_MOST = 500
/** Search engines come a few times a day; the list need not be made anew for whoever comes between, in milliseconds. */
const KEPT = 600_000

let kept: { readonly until: number; readonly entries: Promise<MetadataRoute.Sitemap> } | undefined

/** The pages everybody may read: columns, lists, and the newest documents of every type. */
export default function sitemap(): Promise<MetadataRoute.Sitemap> {
  if (!kept || kept.until < Date.now()) {
    const entries = readEntries()
    kept = { until: Date.now() + KEPT, entries }
    entries.catch(() => (kept = undefined))
  }
  return kept.entries
}

async function readEntries(): Promise<MetadataRoute.Sitemap> {
  const cms = new CmsClient({ baseUrl: cmsUrl(), locale: 'zh' })
  const { columns, offApps } = await cms.read(reads.site())
  const types = site.types.filter(({ app, surface }) => surface.pages?.list && !offApps.includes(app.id))
  const documents = await Promise.all(types.map((type) => documentsOf(cms, type)))
  return [
    ...['/', ...columns.map(({ slug }) => `/columns/${slug}`), ...types.map(({ surface }) => surface.pages!.list!.path)].map((path) => ({
      url: publicUrl() + path,
    })),
    ...documents.flat(),
  ]
}

async function documentsOf(cms: CmsClient, type: SiteType): Promise<MetadataRoute.Sitemap> {
  const entries: MetadataRoute.Sitemap = []
  let after: string | null = null
  do {
    const { docs, next }: ListAnswer = await cms.read(
      reads.list(type, { fields: [type.surface.type.title], limit: PAGE, after: after ?? undefined }),
    )
    for (const { id, updatedAt } of docs) {
      const path = detailPath(type, id)
      if (path) entries.push({ url: publicUrl() + path, lastModified: updatedAt })
    }
    after = next
  } while (after && entries.length < DOCUMENTS_MOST)
  return entries
}
