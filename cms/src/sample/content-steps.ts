import { daysBefore } from './day.ts'
import { seededRandom } from './random.ts'
import { richText } from './rich-text.ts'
import type { SampleDocument, SampleStep } from './proposal-steps.ts'
import type { SampleAnnouncement, SampleArchive, SampleArtwork, SampleCoverage, SampleNews, SampleRule, SampleSpeech } from './types.ts'

/** A news item with its way through review, for a site seeded at `now`. */
export function sampleNews({ title, column, daysAgo, summary, cover, body, state }: SampleNews, now: Date): SampleDocument {
  const { createdAt, publishedOn, steps } = review({ title, daysAgo, state, now })
  return {
    author: 'editor',
    createdAt,
    steps,
    data: {
      title,
      column,
      summary,
      source: '样例数据',
      publishedOn: publishedOn.toISOString(),
      body: richText(body),
      ...(cover === undefined ? {} : { cover }),
    },
  }
}

/** An announcement with its way through review. */
export function sampleAnnouncement({ title, daysAgo, issuer, important = false, body }: SampleAnnouncement, now: Date): SampleDocument {
  const { createdAt, publishedOn, steps } = review({ title, daysAgo, now })
  return {
    author: 'editor',
    createdAt,
    steps,
    data: { title, issuer: `${issuer}（样例）`, important, publishedOn: publishedOn.toISOString(), body: richText(body) },
  }
}

/** A speech with its way through review. */
export function sampleSpeech({ daysAgo, body, ...speech }: SampleSpeech, now: Date): SampleDocument {
  const { createdAt, publishedOn, steps } = review({ title: speech.title, daysAgo, now })
  return { author: 'editor', createdAt, steps, data: { ...speech, spokenOn: publishedOn.toISOString(), body: richText(body) } }
}

/** A document with its way through review. */
export function sampleRule({ daysAgo, effectiveIn, expiresIn, body, ...rule }: SampleRule, now: Date): SampleDocument {
  const { createdAt, publishedOn, steps } = review({ title: rule.title, daysAgo, now })
  const dayAfter = (days: number) => daysBefore(now, daysAgo - days, 0).toISOString()
  return {
    author: 'editor',
    createdAt,
    steps,
    data: {
      ...rule,
      issuedOn: publishedOn.toISOString(),
      ...(effectiveIn === undefined ? {} : { effectiveOn: dayAfter(effectiveIn) }),
      ...(expiresIn === undefined ? {} : { expiresOn: dayAfter(expiresIn) }),
      body: richText(body),
    },
  }
}

/** Archives with their way through review. */
export function sampleArchive({ daysAgo, body, ...archive }: SampleArchive, now: Date): SampleDocument {
  const { createdAt, publishedOn, steps } = review({ title: archive.title, daysAgo, now })
  return { author: 'editor', createdAt, steps, data: { ...archive, recordedOn: publishedOn.toISOString(), body: richText(body) } }
}

/** A report of a medium with its way through review. */
export function sampleCoverage({ daysAgo, ...report }: SampleCoverage, now: Date): SampleDocument {
  const { createdAt, publishedOn, steps } = review({ title: report.title, daysAgo, now })
  return { author: 'editor', createdAt, steps, data: { ...report, reportedOn: publishedOn.toISOString() } }
}

/** A work of the gallery; `index` is its place in the list, the newest first. */
export function sampleArtwork({ title, artist, script, picture, note }: SampleArtwork, index: number, now: Date): SampleDocument {
  return {
    author: 'staff-culture',
    createdAt: daysBefore(now, 8 + index * 19, 10),
    steps: [],
    data: { title, artist, script, images: [picture], note },
  }
}

function review({
  title,
  daysAgo,
  state = 'published',
  now,
}: {
  title: string
  daysAgo: number
  state?: SampleNews['state'] | 'published'
  now: Date
}) {
  const random = seededRandom(title)
  const hour = 14.5 + random() * 3
  const publishedOn = daysBefore(now, daysAgo, hour)
  const submit: SampleStep = { transition: 'submit', at: daysBefore(now, daysAgo, hour - 1 - random() * 3), actor: 'editor' }
  const publish: SampleStep = { transition: 'publish', at: publishedOn, actor: 'publisher' }
  const withdraw: SampleStep = {
    transition: 'withdraw',
    at: daysBefore(now, daysAgo, 19),
    actor: 'publisher',
    reason: '活动日期有误，撤回更正。',
  }
  const steps = { draft: [], review: [submit], published: [submit, publish], withdrawn: [submit, publish, withdraw] }[state]
  return { createdAt: daysBefore(now, daysAgo, 9.2 + random()), publishedOn, steps }
}
