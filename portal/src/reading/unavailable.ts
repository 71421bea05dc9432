import { CmsDownError } from '@yizheng/kit/portal'

/** What `make` answers; while the CMS is down, that one may come again soon. */
export async function unavailable(make: () => Promise<Response>): Promise<Response> {
  try {
    return await make()
  } catch (error) {
    if (!(error instanceof CmsDownError)) throw error
    return new Response(null, { status: 503, headers: { 'retry-after': '10', 'cache-control': 'no-store' } })
  }
}
