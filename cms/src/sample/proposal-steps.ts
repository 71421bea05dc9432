import { branchSteps } from './branch-steps.ts'
import { daysBefore, onWorkday, yearOf } from './day.ts'
import { people } from './people.ts'
import { proposals, type CategorisedProposal } from './proposals.ts'
import { seededRandom } from './random.ts'

type Data = Readonly<Record<string, unknown>>

/** One transition of a sample document. People and organisations stand as their keys. */
export interface SampleStep {
  readonly transition: string
  readonly at: Date
  readonly actor: string
  readonly data?: Data
  readonly reason?: string
  /** What was done with the branches it opened. */
  readonly branches?: readonly { readonly of: string; readonly steps: readonly SampleStep[] }[]
}

/** A sample document with its whole past. In `data`, users and organisations stand as their keys. */
export interface SampleDocument {
  readonly author: string
  readonly createdAt: Date
  readonly data: Data
  readonly steps: readonly SampleStep[]
}

/** The proposals with their dates and numbers, for a site seeded at `now`. */
export function sampleProposals(now: Date): SampleDocument[] {
  const documents = proposals.map((proposal) => withSteps(proposal, now))
  return numbered(numbered(documents, { by: 'file', field: 'serial', before: '', between: '' }), {
    by: 'archive',
    field: 'archiveNumber',
    before: 'TA',
    between: '-',
  })
}

const phones = new Map(people.map(({ key, phone }) => [key, phone]))

interface Undated {
  readonly transition: string
  readonly actor: string
  /** Days after the step before. */
  readonly after: number
  readonly data?: Data
  readonly reason?: string
}

function withSteps(proposal: CategorisedProposal, now: Date): SampleDocument {
  const random = seededRandom(proposal.title)
  const between = (low: number, high: number) => Math.round(low + random() * (high - low))
  const undated = journey(proposal, between)
  const ago = startOf(proposal, undated, between)
  let daysAgo = ago
  const pace = Math.min(0.7, 9 / undated.length)
  const steps = undated.map(({ after, ...step }, index): SampleStep => {
    daysAgo -= after
    // Later steps come later in the day, so that two of them on one day keep their order.
    const at = onWorkday(daysBefore(now, daysAgo, 8.6 + (index + 1 + random() * 0.8) * pace))
    return { ...step, at, ...(step.transition === 'assignSeparately' ? { branches: branchSteps(proposal, now) } : {}) }
  })
  return {
    author: proposal.by,
    createdAt: onWorkday(daysBefore(now, ago, 8.6 + random() * 0.5)),
    data: {
      title: proposal.title,
      category: proposal.category,
      situation: proposal.situation.join('\n\n'),
      advice: proposal.advice.map((point, index) => `${index + 1}. ${point}`).join('\n'),
      ...(proposal.collective ? { collective: proposal.collective } : {}),
      cosponsors: proposal.with ?? [],
      mobile: phones.get(proposal.by),
      meet: true,
      suggestedUnits: proposal.suggest ?? [proposal.lead],
      open: proposal.open ?? true,
    },
    steps,
  }
}

function journey(proposal: CategorisedProposal, between: (low: number, high: number) => number): Undated[] {
  const { by, lead, assist = [], state, ago } = proposal
  const officer = (unit: string) => (unit === 'education' ? 'unit' : `unit-${unit}`)
  const submit = (after: number): Undated => ({ transition: 'submit', actor: by, after })
  const assign = (unit: string, after: number): Undated => ({
    transition: 'assign',
    actor: 'office',
    after,
    data: { leadUnit: unit, assistUnits: unit === lead ? assist : [] },
  })
  const signFor: Undated = { transition: 'signFor', actor: officer(lead), after: between(1, 3) }
  if (state === 'draft') return []
  const handIn = (low: number, high: number): Undated[] => [submit(between(low, high)), ...confirmed(proposal)]
  if (state === 'cosigning') return [submit(between(0, 2))]
  const opening: Undated[] = [
    ...handIn(0, 2),
    ...(proposal.sentBackFor === undefined
      ? []
      : [{ transition: 'sendBack', actor: 'office', after: between(3, 6), reason: proposal.sentBackFor }, ...handIn(4, 9)]),
  ]
  if (state === 'review') return opening
  if (state === 'returned') return [...opening, { transition: 'sendBack', actor: 'office', after: between(4, 7), reason: proposal.reason! }]
  if (state === 'declined')
    return [
      ...opening,
      { transition: 'decline', actor: 'office2', after: between(4, 9), data: proposal.declined!, reason: proposal.reason! },
    ]
  if (state === 'merged')
    return [...opening, { transition: 'merge', actor: 'office', after: between(4, 9), data: { mergedInto: proposal.mergedInto } }]
  const filed: Undated[] = [
    ...opening,
    { transition: 'file', actor: 'office', after: between(4, 9), data: { session: ago > 300 ? '11-1' : '11-2' } },
  ]
  if (proposal.key) filed.push({ transition: 'distinguish', actor: 'office', after: 1, data: { key: true } })
  if (state === 'filed') return filed
  if (state === 'separate') {
    const separateUnits = (proposal.separate ?? []).map(({ unit }) => unit)
    return [...filed, { transition: 'assignSeparately', actor: 'office', after: between(6, 10), data: { separateUnits } }]
  }
  const { firstLead } = proposal
  const assigned: Undated[] =
    firstLead === undefined
      ? [...filed, assign(lead, between(6, 18))]
      : [
          ...filed,
          assign(firstLead.unit, between(5, 10)),
          { transition: 'sendBackUnit', actor: officer(firstLead.unit), after: between(2, 4), reason: firstLead.reason },
          { transition: 'returnGrant', actor: 'supervisor', after: 1 },
          assign(lead, between(3, 6)),
        ]
  if (state === 'assigned') return assigned
  if (state === 'returning')
    return [...assigned, { transition: 'sendBackUnit', actor: officer(lead), after: between(1, 3), reason: proposal.reason! }]
  const signedFor = [...assigned, signFor]
  const opinions = assist.map((unit, index): Undated => ({
    transition: 'opinions.give',
    actor: officer(unit),
    after: index === 0 ? between(8, 20) : between(0, 2),
    data: { opinion: opinionOf(between(0, sampleOpinions.length - 1)) },
  }))
  // Assist units have a month; where that is not over, their opinions are still awaited.
  const advised = ago > 45 || state !== 'handling' ? [...signedFor, ...opinions] : signedFor
  if (state === 'handling') return advised
  const reply = (text: string, after: number): Undated => ({
    transition: 'reply',
    actor: officer(lead),
    after,
    data: { reply: text, replyClass: proposal.replyClass },
  })
  const signed = assist.map((unit, index): Undated => ({
    transition: 'countersign.agree',
    actor: officer(unit),
    after: index === 0 ? between(1, 3) : between(0, 1),
  }))
  const countersigned: Undated[] =
    assist.length === 0 ? [] : [...signed, { transition: 'countersigned', actor: officer(assist.at(-1)!), after: 0 }]
  const audited: Undated[] = [...countersigned, { transition: 'auditPass', actor: 'supervisor', after: between(1, 3) }]
  const { redone } = proposal
  // What signing for it and the opinions took is part of the time until the reply.
  const taken = signFor.after + opinions.reduce((days, { after }) => days + after, 0)
  const replied: Undated[] =
    redone === undefined
      ? [...advised, reply(proposal.reply!, (proposal.late ? between(96, 110) : between(38, 82)) - taken)]
      : [
          ...advised,
          reply(redone.reply, between(45, 60) - taken),
          ...audited,
          { transition: 'ratings.redo', actor: by, after: between(3, 6), reason: redone.reason },
          { transition: 'redo', actor: by, after: 0 },
          reply(proposal.reply!, between(18, 28)),
        ]
  if (state === 'countersigning') return [...replied, ...signed.slice(1)]
  if (state === 'auditing') return [...replied, ...countersigned]
  const answered: Undated[] = [...replied, ...audited]
  if (state === 'answered') return answered
  const raters = [by, ...(proposal.with ?? [])]
  const rated = raters.map((actor, index): Undated => ({
    transition: 'ratings.rate',
    actor,
    after: index === 0 ? between(2, 6) : between(0, 1),
    data: {
      process: 'satisfied',
      result: proposal.rating,
      ...(proposal.rating === 'fair' ? { comment: '希望后续进展继续告知委员。' } : {}),
    },
  }))
  const evaluated: Undated[] = [...answered, ...rated, { transition: 'evaluate', actor: raters.at(-1)!, after: 0 }]
  if (state === 'evaluated') return evaluated
  const close = (): Undated => ({ transition: 'close', actor: 'office', after: between(2, 7) })
  const { outcome } = proposal
  const settled: Undated[] =
    outcome === undefined
      ? []
      : [{ transition: 'settle', actor: officer(lead), after: between(60, 120), data: { outcome, outcomeClass: 'A' } }, close()]
  const closed = [...evaluated, close(), ...settled]
  if (proposal.excellent) closed.push({ transition: 'distinguish', actor: 'office', after: 20, data: { excellent: true } })
  return state === 'archived' ? [...closed, { transition: 'archive', actor: 'office', after: between(10, 40) }] : closed
}

const sampleOpinions = [
  '同意主办单位的办理思路，我单位将按职责分工做好配合。',
  '涉及我单位的事项已列入工作计划，请主办单位在答复中一并说明。',
  '建议分步实施，先行试点；所需数据我单位可以提供。',
]
const opinionOf = (index: number) => sampleOpinions[index]!

/** All who were invited confirm; without any there is nothing to confirm. */
function confirmed({ with: cosponsors = [] }: CategorisedProposal): Undated[] {
  const last = cosponsors.at(-1)
  if (last === undefined) return []
  const agreed = cosponsors.map((actor, index): Undated => ({ transition: 'cosign.agree', actor, after: index === 0 ? 1 : 0 }))
  return [...agreed, { transition: 'cosigned', actor: last, after: 0 }]
}

/**
 * Days before now on which the proposal was begun. Those that are to be signed for, or stand from countersigning to evaluated, reached their state a few days ago, so
 * that the next step is due now; the others began on the day the data tell.
 */
const recent: readonly CategorisedProposal['state'][] = ['assigned', 'returning', 'countersigning', 'auditing', 'answered', 'evaluated']

function startOf(proposal: CategorisedProposal, steps: readonly Undated[], between: (low: number, high: number) => number): number {
  if (!recent.includes(proposal.state)) return proposal.ago
  const shortest = proposal.state === 'countersigning' ? 1 : 2
  return steps.reduce((days, { after }) => days + after, between(shortest, proposal.state === 'auditing' ? 5 : 11))
}

/** Gives the steps of this name their numbers through the year, in the order of time. */
function numbered(
  documents: readonly SampleDocument[],
  { by, field, before, between }: { by: string; field: string; before: string; between: string },
): SampleDocument[] {
  const steps = documents
    .flatMap((document) => document.steps.filter(({ transition }) => transition === by))
    .sort((one, other) => one.at.getTime() - other.at.getTime())
  const count = new Map<number, number>()
  const numbers = new Map<SampleStep, string>()
  for (const step of steps) {
    const year = yearOf(step.at)
    const next = (count.get(year) ?? 0) + 1
    count.set(year, next)
    numbers.set(step, `${before}${year}${between}${String(next).padStart(3, '0')}`)
  }
  return documents.map((document) => ({
    ...document,
    steps: document.steps.map((step) => (numbers.has(step) ? { ...step, data: { ...step.data, [field]: numbers.get(step) } } : step)),
  }))
}
