import { currentCms, reads } from '@yizheng/kit/portal'
import site from '../../../../../yizheng.config.ts'
import { withDescendants } from '../../../../src/column-tree.ts'
import { pageFrame } from '../../../../src/page-frame.ts'
import { publicUrl } from '../../../../src/public-url.ts'
import { atomFeed } from '../../../../src/reading/atom.ts'
import { FEED_LENGTH, feedEntries, feedFields } from '../../../../src/reading/feed-entries.ts'
import { unavailable } from '../../../../src/reading/unavailable.ts'
import { xmlResponse } from '../../../../src/reading/xml-response.ts'

/** What is new in a column and in those below it. */
export async function GET(_: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  return unavailable(async () => {
    const [{ slug }, { words, name, answer }, cms] = await Promise.all([params, pageFrame(), currentCms()])
    const column = answer?.columns.find((one) => one.slug === slug)
    const news = site.type('news')
    if (!answer || !column || !news) return new Response(null, { status: answer ? 404 : 503 })
    const ids = withDescendants(answer.columns, column).map(({ id }) => id)
    const { docs } = await cms.read(reads.list(news, { fields: feedFields(news), filter: { column: ids.join(',') }, limit: FEED_LENGTH }))
    const home = `${publicUrl()}/columns/${slug}`
    return xmlResponse(
      atomFeed({
        title: words('reading.feedOfColumn', { name, column: column.title }),
        author: answer.marks.organiser || name,
        home,
        address: `${home}/feed.xml`,
        entries: feedEntries(news, docs),
      }),
      'application/atom+xml',
    )
  })
}
