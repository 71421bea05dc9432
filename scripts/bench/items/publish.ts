import { setTimeout as wait } from 'node:timers/promises'
import { emailOf } from '../../../cms/src/sample-logins.ts'
import { fillNews, withClient } from '../articles.ts'
import type { BenchSystem } from '../bench-system.ts'
import type { Figure } from '../figure.ts'
import { logIn } from '../log-in.ts'
import { untilKept } from '../served-page.ts'
import { quantile } from '../statistics.ts'

const PUBLICATIONS = 200
const SIZES = [1_000, 100_000]

/**
 * From the publisher's click to the moment readers have it: the list of news and the home page, which had been kept
 * in the portal's memory and are asked for without pause, and the article's own page.
 */
export async function publish(system: BenchSystem): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const size of SIZES) {
    await fillNews({ databaseUrl: system.databaseUrl, total: size })
    const times = await publications(system)
    const what = `publish to visible, ${size.toLocaleString('en')} articles`
    figures.push(
      { item: 'publish', what: `${what}, p50`, value: quantile(times, 0.5), unit: 'ms' },
      { item: 'publish', what: `${what}, p99`, value: quantile(times, 0.99), unit: 'ms', aim: { of: 'value', atMost: 1000 } },
    )
  }
  return figures
}

/** Milliseconds each publication took to be seen. */
async function publications({ cmsUrl, databaseUrl, port }: BenchSystem): Promise<number[]> {
  const token = await logIn(cmsUrl, emailOf('publisher'))
  const ids = await newDrafts(databaseUrl)
  const times: number[] = []
  for (const id of ids) {
    const title = `发布测速 ${id}`
    const portal = `http://127.0.0.1:${port}`
    for (const path of ['/', '/news']) await untilKept(`${portal}${path}`)
    const begun = performance.now()
    const answer = await fetch(`${portal}/api/news/${id}/fire`, {
      method: 'POST',
      headers: { authorization: `JWT ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ transition: 'publish' }),
    })
    if (!answer.ok) throw new Error(`Publishing ${id} was refused: ${await answer.text()}`)
    for (const url of [`${portal}/news`, `${portal}/`, `${portal}/news/${id}`]) {
      while (!(await shows(url, title))) {
        if (performance.now() - begun > 30_000) throw new Error(`${url} does not show ${title} after 30 s`)
        await wait(2)
      }
    }
    times.push(performance.now() - begun)
    if (times.length % 50 === 0) process.stdout.write(`  ${times.length}/${ids.length}  p50 ${Math.round(quantile(times, 0.5))} ms\n`)
  }
  return times
}

/** Drafts that will head the list of news, one after the other. */
async function newDrafts(databaseUrl: string): Promise<number[]> {
  const already = await withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ count: number }>("SELECT count(*)::int AS count FROM news WHERE state = 'review'")
    return rows[0]!.count
  })
  const ids = await fillNews({ databaseUrl, total: already + PUBLICATIONS, state: 'review' })
  await withClient(databaseUrl, (client) =>
    client.query("UPDATE news SET title = '发布测速 ' || id, published_on = now() + (id || ' seconds')::interval WHERE id = ANY($1)", [
      ids,
    ]),
  )
  return ids
}

async function shows(url: string, text: string): Promise<boolean> {
  const response = await fetch(url)
  const body = await response.text()
  return response.ok && body.includes(text)
}
