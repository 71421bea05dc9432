import { pageFrame } from '../../../src/page-frame.ts'
import { siteMapPart } from '../../../src/reading/site-map.ts'
import { unavailable } from '../../../src/reading/unavailable.ts'
import { xmlResponse } from '../../../src/reading/xml-response.ts'

/** One part of the map of the site. */
export async function GET(_: Request, { params }: { params: Promise<{ part: string }> }): Promise<Response> {
  return unavailable(async () => {
    const [{ answer }, { part }] = await Promise.all([pageFrame(), params])
    const xml = answer && (await siteMapPart(answer, part))
    return xml ? xmlResponse(xml, 'application/xml') : new Response(null, { status: answer ? 404 : 503 })
  })
}
