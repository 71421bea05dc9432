import type { App } from './app.ts'
import { branchingsInto, type Branching } from './branching.ts'
import { checkBranches } from './check-branches.ts'
import { checkBulk } from './check-bulk.ts'
import { checkDeadlines } from './check-deadlines.ts'
import { checkFormer } from './check-former.ts'
import { checkHints } from './check-hints.ts'
import { checkLedger } from './check-ledger.ts'
import { checkLinks } from './check-links.ts'
import { checkFired, checkRounds } from './check-rounds.ts'
import { DeclarationError } from './declaration-error.ts'
import { isNumbering } from './numbering.ts'
import type { AnySurface, Metric, ReadRule } from './surface.ts'
import { asList, COPIED, type Who } from './who.ts'
import { isExtensionStep, KIT_STEPS, stepOf, type Transition, type Workflow } from './workflow.ts'

const ALWAYS_THERE = ['state', 'author', 'createdAt', 'dueAt']
/** Column names the kit or Payload gives every table. */
const RESERVED = [
  'id',
  'state',
  'author',
  'createdAt',
  'updatedAt',
  'dueAt',
  'warnAt',
  'dueProvisional',
  'revision',
  'overdueAt',
  'extension',
  'stateSince',
  COPIED,
]

/** Checks one app by itself: names, fields used by facets, the graph of every workflow. Throws a DeclarationError. */
export function checkApp(app: App): void {
  if (!/^[a-z][a-z0-9-]*$/.test(app.id))
    throw new DeclarationError(app.id, 'the id is no kebab-case name', 'Use small letters, digits and hyphens')
  for (const [key, surface] of Object.entries(app.types)) {
    const path = `${app.id}.${key}`
    checkFields(path, surface)
    if (surface.flow) checkFlow(`${path}.flow`, surface.flow)
    checkFacet(path, surface)
  }
  const surfaces = Object.entries(app.types)
  for (const [key, surface] of surfaces)
    checkBranches(`${app.id}.${key}`, surface, (slug) => surfaces.find(([, { type }]) => type.name === slug)?.[1])
  for (const [key, { flow }] of surfaces) if (flow) checkFired(`${app.id}.${key}.flow`, flow, firedForBranches(flow, app))
}

function checkFields(path: string, { type }: AnySurface): void {
  if (!/^[a-z][a-z0-9-]*$/.test(type.name))
    throw new DeclarationError(path, `"${type.name}" is no kebab-case name`, 'Use small letters, digits and hyphens')
  if (!type.fields[type.title])
    throw new DeclarationError(`${path}.title`, `there is no field "${type.title}"`, `Choose one of ${Object.keys(type.fields).join(', ')}`)
  for (const { fields, max } of type.together ?? []) {
    const at = `${path}.together`
    const unfit = fields.find((name) => !['text', 'longText'].includes(type.fields[name]?.kind ?? ''))
    if (unfit !== undefined) throw new DeclarationError(at, `"${String(unfit)}" is no text of the type`, 'Name texts')
    if (fields.length < 2 || !(Number.isInteger(max) && max > 0))
      throw new DeclarationError(at, 'it limits nothing', 'Name two texts or more, and a whole number above 0')
  }
  for (const [name, { kind, options }] of Object.entries(type.fields)) {
    const { startsAs, ofAuthor } = options
    if (ofAuthor !== undefined && kind !== (['unit', 'committee'].includes(ofAuthor) ? 'one' : 'text'))
      throw new DeclarationError(
        `${path}.fields.${name}.ofAuthor`,
        `a ${kind} does not hold it`,
        'Use one organisation for unit and committee, else a text',
      )
    if (startsAs !== undefined && (startsAs === name || type.fields[startsAs]?.kind !== kind || !['text', 'longText'].includes(kind)))
      throw new DeclarationError(
        `${path}.fields.${name}.startsAs`,
        `it cannot start as "${startsAs}"`,
        'Name another text of the same kind',
      )
  }
  for (const name of Object.keys(type.fields)) {
    if (RESERVED.includes(name))
      throw new DeclarationError(`${path}.fields.${name}`, `"${name}" is a name the kit uses itself`, 'Choose another name')
    const { kind, options } = type.fields[name]!
    if (options.numbering !== undefined && (kind !== 'text' || !isNumbering(options.numbering)))
      throw new DeclarationError(
        `${path}.fields.${name}.numbering`,
        `"${options.numbering}" numbers nothing`,
        'Use it on a text, with one {n} and at most {year} beside it',
      )
    if (!/^[a-z][A-Za-z0-9]*$/.test(name))
      throw new DeclarationError(`${path}.fields.${name}`, 'the name is not camelCase', 'Use letters and digits, the first one small')
  }
}

/** Unreachable states, and ends not marked final, are mistakes and not warnings. */
function checkFlow(path: string, flow: Workflow): void {
  const states = Object.keys(flow.states)
  const transitions = Object.entries(flow.transitions)
  const known = (at: string, state: string) => {
    if (!flow.states[state]) throw new DeclarationError(at, `there is no state "${state}"`, `Choose one of ${states.join(', ')}`)
  }
  known(`${path}.initial`, flow.initial)
  for (const [name, transition] of transitions) {
    const at = `${path}.transitions.${name}`
    for (const from of asList(transition.from)) known(`${at}.from`, from)
    for (const to of asList(transition.to)) known(`${at}.to`, to)
    checkTarget(at, transition)
    checkWho(`${at}.by`, asList(transition.by), flow.type.fields)
    for (const field of transition.asks ?? []) knownField(`${at}.asks`, field, flow.type.fields)
    if (['created', 'updated', 'deleted', ...KIT_STEPS].includes(name))
      throw new DeclarationError(at, `"${name}" is a name the kit uses itself`, 'Choose another name')
  }
  checkDeadlines(path, flow, (at, who) => checkWho(at, who, flow.type.fields))

  checkRounds(path, flow)
  checkLinks(path, flow, (at, who) => checkWho(at, who, flow.type.fields))
  checkFormer(path, flow)
  checkBulk(path, flow)

  const reached = new Set([flow.initial])
  for (let grew = true; grew;) {
    grew = false
    for (const [, transition] of transitions) {
      const next = asList(transition.to).filter((state) => !reached.has(state))
      if (next.length === 0 || !asList(transition.from).some((state) => reached.has(state))) continue
      for (const state of next) reached.add(state)
      grew = true
    }
  }
  for (const state of states) {
    const at = `${path}.states.${state}`
    if (!reached.has(state))
      throw new DeclarationError(at, `no transition leads here from "${flow.initial}"`, 'Add a transition to it or delete the state')
    const leaves = transitions.some(([, transition]) => transition.to !== undefined && asList(transition.from).includes(state))
    if (!leaves && !flow.states[state]!.final)
      throw new DeclarationError(at, 'nothing leads out of it', 'Add a transition from it, or mark it final: true')
  }
}

/** Transitions that fire when branches begin and end, the workflow's own and those of which it is one. */
function firedForBranches(flow: Workflow, { types }: App): string[] {
  const flows = Object.values(types).map((surface) => surface.flow)
  return [
    ...Object.values<Branching>(flow.branches ?? {}).flatMap(({ then, fails }) => [then, fails]),
    ...branchingsInto(flows, flow.type.name).flatMap(({ branching }) => [branching.begins, branching.ends]),
  ]
}

/** Where a step leads is clear: one state, one of several that `leads` chooses, or none, and then there is nothing to take back. */
function checkTarget(at: string, { to, leads, recall }: Transition): void {
  const several = asList(to).length > 1
  if (several !== (leads !== undefined))
    throw new DeclarationError(
      `${at}.leads`,
      several ? 'nothing says to which of its states it leads' : 'there is nothing to choose from',
      several ? 'Add leads, or name one state' : 'Take it out, or name several states in to',
    )
  if (to === undefined && recall)
    throw new DeclarationError(`${at}.recall`, 'the document stays where it is', 'Take it out: there is no step to go back')
}

function checkFacet(path: string, surface: AnySurface): void {
  const { access, pages, search, similar, metrics, notify, flow } = surface
  const fields = surface.type.fields
  const shown = (at: string, names: readonly string[] = []) => {
    for (const name of names) if (!ALWAYS_THERE.includes(name)) knownField(at, name, fields)
  }
  checkWho(`${path}.access.create`, asList(access.create as Who), fields)
  for (const right of ['read', 'update', 'delete'] as const)
    checkRules(`${path}.access.${right}`, asList(access[right] as ReadRule), surface)
  if (flow) checkHints(path, surface, flow, (at, who) => checkWho(at, who, fields))
  for (const [index, { fields: names, in: states, but }] of (access.withheld ?? []).entries()) {
    const at = `${path}.access.withheld[${index}]`
    for (const name of names) knownField(at, name, fields)
    for (const state of states ?? [])
      if (!flow?.states[state]) throw new DeclarationError(at, `there is no state "${state}"`, 'Use a state of the workflow')
    checkWho(at, asList(but as Who), fields)
  }
  shown(`${path}.pages.list.show`, pages?.list?.show)
  shown(`${path}.pages.list.filter`, pages?.list?.filter)
  shown(`${path}.pages.detail.show`, pages?.detail?.show)
  shown(`${path}.search.body`, search?.body)
  if (similar) checkSimilar(`${path}.similar`, surface)
  for (const name of (surface.proofread ?? []) as readonly string[]) {
    knownField(`${path}.proofread`, name, fields)
    if (!['text', 'longText', 'rich'].includes(fields[name]!.kind))
      throw new DeclarationError(`${path}.proofread`, `"${name}" is no text`, 'Name texts')
  }
  checkLedger(`${path}.ledger`, surface)
  if (pages?.submit) {
    shown(`${path}.pages.submit.fields`, pages.submit.fields)
    for (const name of pages.submit.fields) {
      const kind = fields[name]?.kind
      if (kind === 'rich' || kind === 'image' || kind === 'images')
        throw new DeclarationError(
          `${path}.pages.submit.fields`,
          `"${name}" (${kind}) is written in the CMS only`,
          'Use longText or files on a submit page',
        )
    }
    if (pages.submit.fires) knownTransition(`${path}.pages.submit.fires`, pages.submit.fires, flow)
  }
  for (const [name, metric] of Object.entries(metrics ?? {})) {
    const at = `${path}.metrics.${name}`
    checkNothingTold(at, metric, surface)
    if ((metric.chart === 'funnel') !== 'stages' in metric)
      throw new DeclarationError(at, 'a funnel, and nothing else, has stages', 'Give it stages, or choose another chart')
    if ('stages' in metric && Object.keys(metric.stages).length < 2)
      throw new DeclarationError(`${at}.stages`, 'a funnel has two stages or more', 'Add one')
    if ('answers' in metric) checkAnswered(at, metric.answers, flow)
    if ('median' in metric) for (const one of metric.median) if (one !== 'create') knownTransition(`${at}.median`, one, flow)
    if ('onTime' in metric && !flow?.states[metric.onTime]?.due)
      throw new DeclarationError(`${at}.onTime`, `the state "${metric.onTime}" has no deadline`, 'Give the state a due span')
  }
  for (const [event, who] of Object.entries(notify ?? {})) {
    const at = `${path}.notify.${event}`
    const dated = /^(.+)\.(?:warned|overdue)$/.exec(event)
    const entered = /^(.+)\.entered$/.exec(event)
    if (entered) {
      if (!flow?.states[entered[1]!]) throw new DeclarationError(at, `there is no state "${entered[1]}"`, 'Use a state of the workflow')
    } else if (dated) {
      if (!flow?.states[dated[1]!]?.due)
        throw new DeclarationError(at, `the state "${dated[1]}" has no deadline`, 'Give the state a due span')
    } else if (isExtensionStep(event) && flow) {
      if (!stepOf(flow, event)) throw new DeclarationError(at, 'no state can be extended', 'Give a state an extension, or take this out')
    } else if (flow && event.includes('.')) {
      const [round = '', answer = ''] = event.split('.')
      if (!stepOf(flow, event) && !(answer === 'open' && Object.hasOwn(flow.rounds ?? {}, round)))
        throw new DeclarationError(at, `there is no answer "${event}"`, 'Write round.answer, or round.open for the moment it opens')
    } else knownTransition(at, event, flow)
    checkWho(at, asList(who as Who), fields)
  }
}

/** What was answered may be counted where everybody who reads the document may know it, once the round is over. */
function checkAnswered(
  at: string,
  { round: name, field, share }: { readonly round: string; readonly field: string; readonly share?: readonly string[] },
  flow: Workflow | undefined,
): void {
  const round = Object.hasOwn(flow?.rounds ?? {}, name) ? flow!.rounds![name] : undefined
  if (!round) throw new DeclarationError(`${at}.answers`, `there is no round "${name}"`, 'Name a round of the workflow')
  const { values } = round.fields?.[field] ?? {}
  if (!values || !round.open?.includes(field))
    throw new DeclarationError(`${at}.answers`, `"${field}" is no open choice of "${name}"`, 'Name a select of the round that is open')
  const unknown = share?.find((value) => !Object.hasOwn(values, value))
  if (unknown !== undefined)
    throw new DeclarationError(
      `${at}.answers.share`,
      `"${field}" is never "${unknown}"`,
      `Choose some of ${Object.keys(values).join(', ')}`,
    )
}

/** A figure tells everybody who may read the rows: it must not speak of a field while that is withheld from some of them. */
function checkNothingTold(at: string, metric: Metric, { access }: AnySurface): void {
  const counts: readonly Readonly<Record<string, unknown>>[] =
    'count' in metric
      ? [metric.count]
      : 'share' in metric
        ? [metric.share, metric.of]
        : 'stages' in metric
          ? Object.values(metric.stages).map(({ count }) => count)
          : []
  const by: string | undefined = 'count' in metric ? metric.by : undefined
  for (const count of counts)
    for (const { fields, in: states } of access.withheld ?? []) {
      const told = fields.find((field) => field === by || Object.hasOwn(count, field))
      const among = count.state as readonly string[] | undefined
      if (told !== undefined && (!states || !among || among.some((state) => states.includes(state))))
        throw new DeclarationError(at, `"${told}" is withheld from some who read the figure`, 'Count only states in which it is not')
    }
}

function checkSimilar(path: string, { similar, type: { fields }, flow }: AnySurface): void {
  const { fields: compared, show = [], for: who } = similar!
  const states: readonly string[] = similar!.states ?? []
  const texts: readonly string[] = compared
  if (texts.length === 0) throw new DeclarationError(`${path}.fields`, 'nothing is compared', 'Name the texts to compare')
  for (const name of texts) {
    knownField(`${path}.fields`, name, fields)
    if (!['text', 'longText', 'rich'].includes(fields[name]!.kind))
      throw new DeclarationError(`${path}.fields`, `"${name}" is no text`, 'Compare text, longText and rich fields')
  }
  for (const name of show) knownField(`${path}.show`, name, fields)
  for (const state of states)
    if (!flow?.states[state]) throw new DeclarationError(`${path}.states`, `there is no state "${state}"`, 'Use a state of the workflow')
  checkWho(`${path}.for`, asList(who as Who), fields)
}

function checkRules(path: string, rules: readonly ReadRule[], { flow, type }: AnySurface): void {
  for (const rule of rules) {
    const long = typeof rule === 'object' && 'to' in rule ? rule : undefined
    if ((rule === 'public-states' || long?.states === 'public') && !Object.values(flow?.states ?? {}).some((state) => state.public))
      throw new DeclarationError(path, 'it speaks of public states, and there are none', 'Mark a state public: true, or take the rule out')
    if (rule === 'public-states') continue
    checkWho(path, asList(long ? long.to : (rule as Who)), type.fields)
    if (long?.flag) knownField(path, long.flag, type.fields)
    const states: readonly string[] = long?.states === undefined || long.states === 'public' ? [] : long.states
    for (const state of [...states, ...(long?.not ?? [])])
      if (!flow?.states[state]) throw new DeclarationError(path, `there is no state "${state}"`, 'Use a state of the workflow')
  }
}

function checkWho(path: string, who: readonly (Who | typeof COPIED)[], fields: AnySurface['type']['fields']): void {
  for (const one of who) {
    if (typeof one === 'string') continue
    const name: string = one.holds
    knownField(path, name, fields)
    const { to } = fields[name]!
    if (to !== 'users' && to !== 'organisations')
      throw new DeclarationError(path, `"${name}" points to ${to ?? 'nothing'}`, 'holds needs a relation to users or organisations')
  }
}

function knownField(path: string, name: string, fields: AnySurface['type']['fields']): void {
  if (!fields[name]) throw new DeclarationError(path, `there is no field "${name}"`, `Choose one of ${Object.keys(fields).join(', ')}`)
}

function knownTransition(path: string, name: string, flow: Workflow | undefined): void {
  if (!flow?.transitions[name])
    throw new DeclarationError(
      path,
      `there is no transition "${name}"`,
      flow ? `Choose one of ${Object.keys(flow.transitions).join(', ')}` : 'Give the type a workflow',
    )
}
