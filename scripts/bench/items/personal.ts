import { emailOf } from '../../../cms/src/sample-logins.ts'
import type { BenchSystem } from '../bench-system.ts'
import type { Figure } from '../figure.ts'
import { logIn } from '../log-in.ts'
import { rounds } from '../rounds.ts'
import { median } from '../statistics.ts'
import { wrk } from '../wrk.ts'

const CONNECTIONS = 4
const ROUNDS = 5
const SECONDS = 4

/** A member's desk, made for each request, against the CMS answering what the page is made from in one call. */
export async function personal({ port, cmsUrl }: BenchSystem): Promise<Figure[]> {
  const token = await logIn(cmsUrl, emailOf('member'))
  const p99: number[] = []
  const page = async () => {
    const load = await wrk({
      url: `http://127.0.0.1:${port}/desk`,
      connections: CONNECTIONS,
      seconds: SECONDS,
      headers: { Cookie: `payload-token=${token}` },
    })
    p99.push(load.p99)
    return load.rate
  }
  const data = async () => {
    const url = `${cmsUrl}/api/batch?get=/api/site&get=/api/me&get=/api/me/desk`
    return (await wrk({ url, connections: CONNECTIONS, seconds: SECONDS, headers: { Authorization: `JWT ${token}` } })).rate
  }
  const results = await rounds(ROUNDS, { page, data })
  const what = `a member's desk, ${CONNECTIONS} connections`
  return [
    {
      item: 'personal',
      what,
      value: results.page.median,
      unit: 'requests/s',
      against: { what: 'its data alone, one CMS call', value: results.data.median, ratio: results.page.ratioTo(results.data) },
    },
    { item: 'personal', what: `${what}, p99`, value: median(p99), unit: 'ms' },
  ]
}
