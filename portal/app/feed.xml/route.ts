import { currentCms, reads } from '@yizheng/kit/portal'
import { pageFrame } from '../../src/page-frame.ts'
import { publicUrl } from '../../src/public-url.ts'
import { atomFeed } from '../../src/reading/atom.ts'
import { FEED_LENGTH, feedEntries, feedFields, isFollowed } from '../../src/reading/feed-entries.ts'
import { openTypes } from '../../src/reading/open-types.ts'
import { unavailable } from '../../src/reading/unavailable.ts'
import { xmlResponse } from '../../src/reading/xml-response.ts'

/** What is new on the site, whichever app it belongs to. */
export async function GET(): Promise<Response> {
  return unavailable(async () => {
    const [{ words, name, answer }, cms] = await Promise.all([pageFrame(), currentCms()])
    if (!answer) return new Response(null, { status: 503 })
    const types = openTypes(answer).filter(isFollowed)
    const lists = await cms.batch(types.map((one) => reads.list(one, { fields: feedFields(one), limit: FEED_LENGTH })))
    const entries = types.flatMap((one, index) => feedEntries(one, lists[index]?.value?.docs ?? []))
    return xmlResponse(
      atomFeed({
        title: words('reading.feed', { name }),
        author: answer.marks.organiser || name,
        home: `${publicUrl()}/`,
        address: `${publicUrl()}/feed.xml`,
        entries: entries.toSorted((a, b) => b.published.localeCompare(a.published)).slice(0, FEED_LENGTH),
      }),
      'application/atom+xml',
    )
  })
}
