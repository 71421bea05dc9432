import { pageFrame } from '../../src/page-frame.ts'
import { siteMapIndex } from '../../src/reading/site-map.ts'
import { unavailable } from '../../src/reading/unavailable.ts'
import { xmlResponse } from '../../src/reading/xml-response.ts'

/** The map of the site for search engines: an index, whose parts hold every public page. */
export async function GET(): Promise<Response> {
  return unavailable(async () => {
    const { answer } = await pageFrame()
    return answer ? xmlResponse(await siteMapIndex(answer), 'application/xml') : new Response(null, { status: 503 })
  })
}
