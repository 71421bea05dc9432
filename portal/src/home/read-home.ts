import type { ListAnswer, Row } from '@yizheng/kit'
import { currentCms, reads, type Read } from '@yizheng/kit/portal'
import site from '../../../yizheng.config.ts'
import { columnsUnder, withDescendants } from '../column-tree.ts'
import type { PageFrame } from '../page-frame.ts'

export interface HomeData {
  readonly news: readonly Row[]
  readonly announcements: readonly Row[]
  readonly proposals: readonly Row[]
  readonly artworks: readonly Row[]
  readonly columns: readonly { readonly slug: string; readonly title: string; readonly news: readonly Row[] }[]
}

const COLUMN_BLOCKS = 6

/** Everything on the home page, in one call to the CMS. A part that is off or refused is empty. */
export async function readHome({ answer }: PageFrame): Promise<HomeData> {
  const cms = await currentCms()
  const all = answer?.columns ?? []
  const columns = columnsUnder(all, null).slice(0, COLUMN_BLOCKS)
  const line = ['title', 'publishedOn']
  const wanted: readonly (Read<ListAnswer> | undefined)[] = [
    list('news', { fields: ['cover', 'summary', 'column', ...line], limit: 7 }),
    list('announcements', { fields: ['important', ...line], limit: 6 }),
    list('proposals', { fields: ['title', 'category', 'leadUnit', 'state'], limit: 5 }),
    list('artworks', { fields: ['images', 'title', 'artist'], limit: 4 }),
    ...columns.map((column) =>
      list('news', {
        fields: line,
        filter: {
          column: withDescendants(all, column)
            .map(({ id }) => id)
            .join(','),
        },
        limit: 4,
      }),
    ),
  ]

  function list(slug: string, query: Parameters<typeof reads.list>[1]): Read<ListAnswer> | undefined {
    const type = site.type(slug)
    return type && !answer?.offApps.includes(type.app.id) ? reads.list(type, query) : undefined
  }

  const settled = await cms.batch(wanted.filter((one) => one !== undefined))
  let next = 0
  const rows = wanted.map((one) => (one ? (settled[next++]?.value?.docs ?? []) : []))
  const [news = [], announcements = [], proposals = [], artworks = [], ...byColumn] = rows
  return {
    news,
    announcements,
    proposals,
    artworks,
    columns: columns.map(({ slug, title }, index) => ({ slug, title, news: byColumn[index] ?? [] })),
  }
}
