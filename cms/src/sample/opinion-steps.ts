import { daysBefore, onWorkday, yearOf } from './day.ts'
import { sampleReports, type SampleOpinion } from './opinions/opinions.ts'
import type { SampleDocument, SampleStep } from './proposal-steps.ts'

type Step = Omit<SampleStep, 'at'> & { readonly day: number }

/** Steps on days counted from the one it was handed in, none of them in the future. */
function dated(now: Date, ago: number, steps: readonly Step[]): SampleStep[] {
  return steps.map(({ day, ...step }, index) => ({
    ...step,
    at: onWorkday(daysBefore(now, Math.max(1, ago - day), 9 + (index + 1) * 0.4)),
  }))
}

const issuedStates: readonly SampleOpinion['state'][] = ['issued', 'fedBack', 'archived']

function journey(one: SampleOpinion): Step[] {
  const { state, by, title, situation, analysis, advice, mergedInto } = one
  if (state === 'draft') return []
  const office = 'office'
  const submit: Step = { transition: 'submit', actor: by, day: 0 }
  if (state === 'received') return [submit]
  if (state === 'returned') return [submit, { transition: 'sendBack', actor: office, day: 2, reason: '请补充涉及的线路和站点。' }]
  if (state === 'merged') return [submit, { transition: 'combine', actor: office, day: 1, data: { mergedInto } }]
  if (state === 'kept')
    return [
      submit,
      { transition: 'keep', actor: office, day: 3, data: { feedback: '已留存。同类情况已由有关部门列入整治计划，感谢反映。' } },
    ]
  const accept: Step = { transition: 'accept', actor: office, day: 1 }
  if (state === 'editing') return [submit, accept]
  const edited = { editedTitle: title, editedSituation: situation, editedAnalysis: analysis, editedAdvice: advice }
  const sent: Step[] = [submit, accept, { transition: 'send', actor: office, day: 2, data: { ...edited, signers: ['leader'] } }]
  if (state === 'signing') return sent
  const signed: Step[] = [
    ...sent,
    { transition: 'signOff.sign', actor: 'leader', day: 3, data: { opinion: '同意签发。' } },
    { transition: 'signed', actor: 'leader', day: 3 },
  ]
  if (state === 'signed') return signed
  const issued: Step[] = [...signed, { transition: 'issue', actor: office, day: 4 }]
  if (state === 'issued') return issued
  const feedBack: Step = {
    transition: 'feedBack',
    actor: office,
    day: 50,
    data: { feedback: '您反映的情况已编发，各级采用和办理的情况见本页。感谢您的履职。' },
  }
  return state === 'fedBack' ? [...issued, feedBack] : [...issued, feedBack, { transition: 'archive', actor: office, day: 60 }]
}

/** The reports with their dates and issue numbers, for a site seeded at `now`. */
export function sampleOpinions(now: Date): SampleDocument[] {
  const documents = sampleReports.map((one): SampleDocument => ({
    author: one.by,
    createdAt: onWorkday(daysBefore(now, one.ago, 8.8)),
    data: {
      title: one.title,
      category: one.category,
      urgency: one.urgency ?? 'normal',
      situation: one.situation,
      analysis: one.analysis,
      advice: one.advice,
    },
    steps: dated(now, one.ago, journey(one)),
  }))
  const count = new Map<number, number>()
  const issues = documents
    .flatMap(({ steps }) => steps.filter(({ transition }) => transition === 'issue'))
    .sort((one, other) => one.at.getTime() - other.at.getTime())
    .map((step): [SampleStep, string] => {
      const year = yearOf(step.at)
      const next = (count.get(year) ?? 0) + 1
      count.set(year, next)
      return [step, `松阳社情民意〔${year}〕第${next}期`]
    })
  const numbers = new Map(issues)
  return documents.map((document) => ({
    ...document,
    steps: document.steps.map((step) => (numbers.has(step) ? { ...step, data: { ...step.data, issue: numbers.get(step) } } : step)),
  }))
}

const levels = { county: '县委办公室', city: '市政协研究室', province: '省政协研究室', nation: '全国政协办公厅' } as const

/** What was sent to other levels, and what became of it. */
export function sampleOpinionReports(now: Date): SampleDocument[] {
  return sampleReports
    .filter(({ state }) => issuedStates.includes(state))
    .flatMap(({ title, ago, sent = {} }) =>
      Object.entries(sent).map(([level, adopted], index): SampleDocument => {
        const day = (after: number) => daysBefore(now, Math.max(1, ago - after), 0).toISOString()
        const outcome: Step[] =
          adopted === undefined
            ? []
            : adopted
              ? [
                  {
                    transition: 'adopt',
                    actor: 'office',
                    day: 16 + index * 4,
                    data: { adoptedOn: day(15 + index * 4), adoptedBy: `${levels[level as keyof typeof levels]}《信息专报》` },
                  },
                ]
              : [{ transition: 'pass', actor: 'office', day: 45, reason: '与已采用的信息重复。' }]
        return {
          author: 'office',
          createdAt: onWorkday(daysBefore(now, ago - 5, 8.8)),
          data: { title: `${levels[level as keyof typeof levels]}：${title}`, opinion: title, level, sentOn: day(5) },
          steps: dated(now, ago, [{ transition: 'send', actor: 'office', day: 5 }, ...outcome]),
        }
      }),
    )
}

/** What leaders instructed, and what the units wrote back. */
export function sampleOpinionInstructions(now: Date): SampleDocument[] {
  return sampleReports.flatMap(({ title, ago, charged }): SampleDocument[] => {
    if (!charged) return []
    const { leader, text, unit, letter } = charged
    const officer = `unit-${unit}`
    const rest: Step[] =
      letter === undefined
        ? []
        : [
            { transition: 'letters.reply', actor: officer, day: 34, data: { letter } },
            { transition: 'replied', actor: officer, day: 34 },
            { transition: 'close', actor: 'office', day: 40 },
          ]
    return [
      {
        author: 'office',
        createdAt: onWorkday(daysBefore(now, ago - 12, 8.8)),
        data: {
          title: `${title}的批示`,
          opinion: title,
          leader,
          text,
          givenOn: daysBefore(now, ago - 11, 0).toISOString(),
          units: [unit],
        },
        steps: dated(now, ago, [{ transition: 'charge', actor: 'office', day: 12 }, ...rest]),
      },
    ]
  })
}
