import type { Endpoint, PayloadRequest } from 'payload'
import { declaredRule, declaredRules, type DeadlineRule } from '../../deadline.ts'
import { translate, type Locale } from '../../label.ts'
import type { DeadlineRuleAnswer, DeadlineRulesAnswer, SentRule } from '../../protocol.ts'
import type { Site, SiteType } from '../../site.ts'
import { roles, type Role } from '../../who.ts'
import { endpoint, jsonBody, signedIn, type EndpointContext } from '../endpoint.ts'
import { siteTypeOf } from '../operations/site-type.ts'
import { inTransaction } from '../operations/transaction.ts'
import { RequestError } from '../request-error.ts'
import { runSql, sql } from '../run-sql.ts'
import { checkRule, recipientName, recipientNames } from './check-rule.ts'
import { addVersion, currentRule, ruleVersions } from './rules.ts'

/** Where an administrator sees and changes the rules of all deadlines. */
export function ruleEndpoints(site: Site): Endpoint[] {
  return [
    endpoint({
      site,
      method: 'get',
      path: '/deadline-rules',
      handler: async (context): Promise<DeadlineRulesAnswer> => {
        requireAdmin(context)
        const rules = site.types.flatMap((one) => declaredRules(one.surface).map(({ state }) => ({ one, state })))
        const answers: DeadlineRuleAnswer[] = []
        for (const { one, state } of rules) answers.push(await answerOf({ ...context, one, state }))
        return { rules: answers }
      },
    }),
    endpoint({
      site,
      method: 'post',
      path: '/deadline-rules/:type/:state',
      handler: async (context): Promise<DeadlineRuleAnswer> => {
        const actor = requireAdmin(context)
        const { req, params } = context
        const { version, rule } = await jsonBody<{ version?: unknown; rule?: SentRule }>(context)
        const one = await siteTypeOf(req.payload, site, params.type ?? '')
        const state = params.state ?? ''
        if (typeof rule !== 'object' || rule === null) throw new RequestError(400, 'error.badRequest')
        await inTransaction(req, () => changeRule({ req, one, state, version, rule, actor: actor.id }))
        return answerOf({ ...context, one, state })
      },
    }),
  ]
}

/** Makes a new version of a rule. What is under way keeps the version it began with. */
async function changeRule({
  req,
  one,
  state,
  version,
  rule: sent,
  actor,
}: {
  req: PayloadRequest
  one: SiteType
  state: string
  version: unknown
  rule: SentRule
  actor: number
}): Promise<void> {
  const { payload } = req
  const declared = declaredRule(one.surface, state)
  if (!declared) throw new RequestError(404, 'error.notFound')
  const current = (await currentRule({ payload, req, one, state }))!
  if (version !== current.version) throw new RequestError(409, 'error.stale')
  const rule = checkRule(one.surface, declared, sent)
  const added = await addVersion({ payload, req, one, state, after: current.version, rule, declared, actor })
  if (!added) throw new RequestError(409, 'error.stale')
  const detail = JSON.stringify({ state, version: added.version, before: current.rule, after: rule })
  await runSql({
    payload,
    req,
    query: sql`INSERT INTO yz.audit (actor, action, type, detail) VALUES (${actor}, 'deadline:rule', ${one.slug}, ${detail}::jsonb)`,
  })
}

function requireAdmin(context: EndpointContext) {
  const actor = signedIn(context)
  if (!actor.roles.includes('admin')) throw new RequestError(403, 'error.forbidden')
  return actor
}

async function answerOf({
  req,
  site,
  locale,
  one,
  state,
}: {
  req: PayloadRequest
  site: Site
  locale: Locale
  one: SiteType
  state: string
}): Promise<DeadlineRuleAnswer> {
  const { payload } = req
  const { slug, surface } = one
  const say = (key: string) => translate({ messages: site.messages, locale, key })
  const current = (await currentRule({ payload, one, state }))!
  const versions = await ruleVersions({ payload, one, state })
  const uses = await runSql<{ rule: string; n: number }>({
    payload,
    query: sql`SELECT rule::text AS rule, count(*)::int AS n FROM yz.clocks WHERE type = ${slug} AND state = ${state} GROUP BY rule`,
  })
  const names = await runSql<{ id: number; name: string | null }>({
    payload,
    query: sql`SELECT id, name FROM users WHERE id = ANY(${sql.param(versions.flatMap(({ actor }) => actor ?? []))}::int[])`,
  })
  return {
    type: slug,
    typeLabel: say(surface.type.label),
    state,
    stateLabel: say(surface.flow!.states[state]!.label),
    version: current.version,
    rule: sendable(current.rule),
    declared: sendable(declaredRule(surface, state)!),
    recipients: recipientNames(surface).map((value) => ({ value, label: say(recipientLabel(one, value)) })),
    versions: versions.map(({ id, version, at, actor, rule }) => ({
      version,
      at,
      actor: actor === null ? null : { id: actor, title: names.find((one) => one.id === actor)?.name ?? '' },
      due: rule.due,
      running: uses.find((one) => one.rule === id)?.n ?? 0,
    })),
  }
}

function recipientLabel({ surface }: SiteType, name: string): string {
  if (name === 'author') return 'kit.author'
  return name.startsWith('holds:') ? surface.type.fields[name.slice('holds:'.length)]!.label : roles[name as Role]
}

function sendable({ label, due, warn, escalate, extension, tell }: DeadlineRule): SentRule {
  return {
    label,
    due,
    warn,
    escalate: escalate.map(({ after, to }) => ({ after, to: to.map(recipientName) })),
    extension,
    tell: { warned: tell.warned.map(recipientName), overdue: tell.overdue.map(recipientName) },
  }
}
