import { answerIn, asList, stateAfter, type AnySurface } from '@yizheng/kit'
import { describe, expect, test } from 'vitest'
import site from '../../yizheng.config.ts'
import { announcements } from './sample/announcements.ts'
import { archives } from './sample/archives.ts'
import { artworks } from './sample/artworks.ts'
import { columns } from './sample/columns.ts'
import {
  sampleAnnouncement,
  sampleArchive,
  sampleArtwork,
  sampleCoverage,
  sampleNews,
  sampleRule,
  sampleSpeech,
} from './sample/content-steps.ts'
import { coverage } from './sample/coverage.ts'
import { news } from './sample/news.ts'
import { organisations } from './sample/organisations.ts'
import { memberKeys, people } from './sample/people.ts'
import { pictures } from './sample/pictures.ts'
import { sampleOpinionInstructions, sampleOpinionReports, sampleOpinions } from './sample/opinion-steps.ts'
import { rules } from './sample/rules.ts'
import { speeches } from './sample/speeches.ts'
import { sampleProposals, type SampleDocument } from './sample/proposal-steps.ts'
import { emailOf, sampleLogins } from './sample-logins.ts'

const now = new Date('2026-11-24T02:00:00Z')
const documents: Readonly<Record<string, readonly SampleDocument[]>> = {
  news: news.map((one) => sampleNews(one, now)),
  announcements: announcements.map((one) => sampleAnnouncement(one, now)),
  speeches: speeches.map((one) => sampleSpeech(one, now)),
  rules: rules.map((one) => sampleRule(one, now)),
  archives: archives.map((one) => sampleArchive(one, now)),
  coverage: coverage.map((one) => sampleCoverage(one, now)),
  proposals: sampleProposals(now),
  opinions: sampleOpinions(now),
  'opinion-reports': sampleOpinionReports(now),
  'opinion-instructions': sampleOpinionInstructions(now),
  artworks: artworks.map((one, index) => sampleArtwork(one, index, now)),
}
const withFlow = Object.keys(documents).filter((slug) => slug !== 'artworks')
const surfaceOf = (slug: string): AnySurface => site.type(slug)!.surface
const length = (text: string) => [...new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(text.normalize('NFC'))].length

/** Walks the declared graph; the error says which step is not allowed there. */
function endOf(slug: string, { data, steps }: SampleDocument): string {
  const flow = surfaceOf(slug).flow!
  // Who takes part counts here, not who they are: keys become numbers.
  const keyed = (values: object | undefined) =>
    Object.fromEntries(Object.entries(values ?? {}).map(([name, value]) => [name, Array.isArray(value) ? [...value.keys()] : value]))
  let doc: Record<string, unknown> = { ...keyed(data), author: 1 }
  return steps.reduce((state, { transition, reason, data: given }) => {
    const inRound = answerIn(flow.rounds, transition)
    if (inRound) {
      if (inRound.spec.in !== state || !inRound.spec.answers[inRound.answer])
        throw new Error(`${String(data.title)}: ${transition} is no answer in ${state}`)
      return state
    }
    doc = { ...doc, ...keyed(given) }
    const spec = flow.transitions[transition]
    if (!spec || !asList(spec.from).includes(state)) throw new Error(`${String(data.title)}: ${transition} does not leave ${state}`)
    if (spec.reason && !reason) throw new Error(`${String(data.title)}: ${transition} needs a reason`)
    return stateAfter(surfaceOf(slug), transition, { ...doc, state })
  }, flow.initial)
}

describe('the sample site', () => {
  test('is as large as promised', () => {
    expect(news.length + speeches.length + rules.length + archives.length).toBeGreaterThanOrEqual(44)
    expect(new Set(news.map(({ column }) => column)).size).toBeGreaterThanOrEqual(7)
    expect(announcements.length).toBeGreaterThanOrEqual(10)
    expect(artworks.length).toBeGreaterThanOrEqual(12)
    expect(memberKeys.length).toBeGreaterThanOrEqual(64)
    expect(organisations.filter(({ kind }) => kind === 'unit').length).toBeGreaterThanOrEqual(18)
    expect(organisations.filter(({ kind }) => kind === 'committee')).toHaveLength(8)
    expect(documents.proposals!.length).toBeGreaterThanOrEqual(84)
  })

  test.each(withFlow)('%s pass only through transitions the declaration allows, in order of time and not in the future', (slug) => {
    for (const document of documents[slug]!) {
      expect(Object.keys(surfaceOf(slug).flow!.states)).toContain(endOf(slug, document))
      const times = [document.createdAt, ...document.steps.map(({ at }) => at), now].map((at) => at.getTime())
      expect(times, String(document.data.title)).toEqual([...times].sort((one, other) => one - other))
    }
  })

  test.each(['2027-01-01T16:05:00Z', '2027-02-28T15:59:00Z', '2028-03-01T00:30:00Z'])(
    'keeps its order of time when seeded at %s',
    (moment) => {
      const then = new Date(moment)
      const all = [
        ...sampleProposals(then),
        ...sampleOpinions(then),
        ...sampleOpinionReports(then),
        ...sampleOpinionInstructions(then),
        ...news.map((one) => sampleNews(one, then)),
        ...announcements.map((one) => sampleAnnouncement(one, then)),
      ]
      for (const { createdAt, data, steps } of all) {
        const times = [createdAt, ...steps.map(({ at }) => at), then].map((at) => at.getTime())
        expect(times, String(data.title)).toEqual([...times].sort((one, other) => one - other))
      }
    },
  )

  test('has a proposal that four units handle separately, each as far as the declaration lets it', () => {
    const parts = documents.proposals!.flatMap(({ steps, ...document }) =>
      steps.flatMap(({ at, actor, branches = [] }) =>
        branches.map((branch) => ({ ...document, steps: [{ transition: 'begin', at, actor }, ...branch.steps] })),
      ),
    )
    expect(parts.map((part) => endOf('proposal-branches', part))).toEqual(['answered', 'closed', 'auditing', 'handling'])
    for (const { steps } of parts) {
      const times = [...steps.map(({ at }) => at), now].map((moment) => moment.getTime())
      expect(times).toEqual([...times].sort((one, other) => one - other))
    }
  })

  test('has replies in time and late, and cases that are overdue on the day of seeding', () => {
    const day = 86_400_000
    const handling = documents.proposals!.flatMap(({ steps }) =>
      steps.flatMap(({ transition, at }, index) =>
        transition === 'assign'
          ? [{ from: at, left: steps.slice(index + 1).find((step) => ['reply', 'sendBackUnit'].includes(step.transition)) }]
          : [],
      ),
    )
    const days = (list: typeof handling) => list.map(({ from, left }) => ((left?.at ?? now).getTime() - from.getTime()) / day)
    const answered = days(handling.filter(({ left }) => left?.transition === 'reply'))
    const open = days(handling.filter(({ left }) => left === undefined))
    expect(answered.filter((one) => one > 90).length).toBeGreaterThanOrEqual(4)
    expect(answered.filter((one) => one <= 90).length).toBeGreaterThanOrEqual(30)
    expect(open.filter((one) => one > 91).length).toBeGreaterThanOrEqual(3)
    expect(open.filter((one) => one < 60).length).toBeGreaterThanOrEqual(4)
  })

  test.each(['news', 'proposals', 'opinions'])('%s stand in every state', (slug) => {
    expect(new Set(documents[slug]!.map((one) => endOf(slug, one)))).toEqual(new Set(Object.keys(surfaceOf(slug).flow!.states)))
  })

  test.each(withFlow)('%s fill in what is required and keep to the lengths', (slug) => {
    const { fields } = surfaceOf(slug).type
    for (const document of documents[slug]!) {
      const flow = surfaceOf(slug).flow!
      const inRound = ({ transition }: { transition: string }) => answerIn(flow.rounds, transition)
      for (const step of document.steps) {
        const held = inRound(step)?.spec
        for (const name of held?.answers[inRound(step)!.answer]!.asks ?? []) {
          const { required, options } = held!.fields![name]!
          const value = String(step.data?.[name] ?? '')
          if (required) expect(value, `${String(document.data.title)}: ${name}`).not.toBe('')
          expect(length(value)).toBeLessThanOrEqual(options.max ?? Infinity)
        }
      }
      const own = document.steps.filter((step) => !inRound(step))
      const data: Record<string, unknown> = Object.assign({}, document.data, ...own.map((step) => step.data))
      for (const [name, value] of Object.entries(data)) {
        expect(fields, name).toHaveProperty(name)
        if (typeof value === 'string' && fields[name]!.options.max)
          expect(length(value), `${String(data.title)}.${name}`).toBeLessThanOrEqual(fields[name]!.options.max)
      }
      for (const { transition } of own) {
        for (const name of flow.transitions[transition]!.asks ?? [])
          if (fields[name]!.required) expect(data[name], `${String(data.title)}.${name}`).toBeTruthy()
      }
    }
  })

  test('names nobody and nothing that does not exist', () => {
    const keys = {
      users: new Set(people.map(({ key }) => key)),
      organisations: new Set(organisations.map(({ key }) => key)),
      media: new Set(pictures.map(({ name }) => name)),
      columns: new Set<string>(columns.map(({ slug }) => slug)),
    }
    for (const [slug, list] of Object.entries(documents)) {
      for (const [index, { author, data, steps }] of list.entries()) {
        for (const key of [author, ...steps.map(({ actor }) => actor)]) expect(keys.users).toContain(key)
        for (const values of [data, ...steps.map((step) => step.data ?? {})]) {
          for (const [name, value] of Object.entries(values)) {
            const { to } = surfaceOf(slug).type.fields[name] ?? {}
            // Another document of the type stands as its title, and is there before it.
            const earlier = new Set(list.slice(0, index).map((one) => one.data.title as string))
            const allowed = to === slug ? earlier : keys[to as keyof typeof keys]
            for (const key of allowed === undefined ? [] : asList(value as string))
              expect(allowed, `${String(data.title)}.${name}`).toContain(key)
          }
        }
      }
    }
    for (const { owner } of columns) expect(keys.organisations).toContain(owner)
    for (const { unit, committee } of people)
      for (const key of [unit, committee]) if (key !== undefined) expect(keys.organisations).toContain(key)
  })

  test('acts through people who hold the right', () => {
    const roles = new Map(people.map(({ key, roles, unit }) => [key, { roles: [...roles] as string[], unit }]))
    for (const [slug, list] of Object.entries(documents)) {
      for (const { author, data, steps } of list) {
        let known: Record<string, unknown> = { ...data }
        for (const { transition, actor, data: answers } of steps) {
          const flow = surfaceOf(slug).flow!
          const round =
            answerIn(flow.rounds, transition)?.spec ??
            Object.values(flow.rounds ?? {}).find(
              ({ then, answers }) => then === transition || Object.values(answers).some(({ fires }) => fires === transition),
            )
          // What a round fires by itself is done by one of those who took part in it.
          const by = round
            ? asList(round.of).map((name) => (name === 'author' ? name : { holds: name }))
            : asList(flow.transitions[transition]!.by)
          const allowed = by.some((who) =>
            who === 'author'
              ? actor === author
              : typeof who === 'string'
                ? roles.get(actor)!.roles.includes(who)
                : asList(known[who.holds] as string).some((key) => key === actor || key === roles.get(actor)!.unit),
          )
          expect(allowed, `${String(data.title)}: ${transition} by ${actor}`).toBe(true)
          known = { ...known, ...answers }
        }
      }
    }
  })

  test('can be resumed: what it looks up is unique', () => {
    const doubles = (values: readonly string[]) => values.filter((value, index) => values.indexOf(value) !== index)
    for (const list of Object.values(documents)) expect(doubles(list.map(({ data }) => data.title as string))).toEqual([])
    expect(doubles(pictures.map(({ alt }) => alt))).toEqual([])
    expect(doubles(people.map(({ key }) => key))).toEqual([])
    expect(
      doubles(
        documents.proposals!.flatMap(({ steps }) =>
          steps.flatMap(({ data }) => (data?.serial === undefined ? [] : [data.serial as string])),
        ),
      ),
    ).toEqual([])
  })

  test('marks every person as invented and every news item as a sample', () => {
    for (const { name } of people) expect(name).toMatch(/（样例）$/)
    for (const { data } of documents.news!) expect(data.source).toBe('样例数据')
  })

  test('has the accounts that the start page names', () => {
    expect(people.map(({ key }) => emailOf(key))).toEqual(expect.arrayContaining(sampleLogins.map(({ email }) => email)))
  })

  test('describes every picture in words, and draws it without a font', () => {
    for (const { alt, svg } of pictures) {
      expect(length(alt)).toBeGreaterThan(5)
      expect(svg()).not.toContain('<text')
    }
  })

  test('draws the same picture again', () => {
    for (const { svg } of pictures.slice(0, 6)) expect(svg()).toBe(svg())
  })
})
