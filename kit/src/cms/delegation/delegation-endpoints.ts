import type { Endpoint } from 'payload'
import { delegableApps } from '../../delegation.ts'
import { translate } from '../../label.ts'
import type { AllDelegationsAnswer, DelegationsAnswer } from '../../protocol.ts'
import type { Site } from '../../site.ts'
import { endpoint, jsonBody, signedIn, type EndpointContext } from '../endpoint.ts'
import { RequestError } from '../request-error.ts'
import { appoint, endDelegation, possibleDeputies } from './appoint.ts'
import { readDelegations } from './delegation-row.ts'
import { stepsInMyName } from './steps-in-my-name.ts'

/** Endpoints of deputies for a period (委托). */
export function delegationEndpoints(site: Site): Endpoint[] {
  return [
    endpoint({ site, method: 'get', path: '/me/delegations', handler: mine }),
    endpoint({
      site,
      method: 'post',
      path: '/me/delegations',
      handler: async (context) => {
        await appoint({ req: context.req, site, actor: signedIn(context), body: await jsonBody(context) })
        return mine(context)
      },
    }),
    endpoint({
      site,
      method: 'post',
      path: '/delegations/:id/end',
      handler: async (context) => {
        const actor = signedIn(context)
        const { id = '' } = context.params
        if (!/^\d{1,9}$/.test(id)) throw new RequestError(404, 'error.notFound')
        await endDelegation({ req: context.req, actor, id: Number(id) })
        return mine(context)
      },
    }),
    endpoint({
      site,
      method: 'get',
      path: '/delegations',
      handler: async (context): Promise<AllDelegationsAnswer> => {
        if (!signedIn(context).roles.includes('admin')) throw new RequestError(403, 'error.forbidden')
        return { delegations: await readDelegations({ req: context.req, whose: 'everybody' }) }
      },
    }),
  ]
}

async function mine(context: EndpointContext): Promise<DelegationsAnswer> {
  const { req, site, locale } = context
  const actor = signedIn(context)
  const [given, held, people, steps] = await Promise.all([
    readDelegations({ req, whose: { principal: actor.id } }),
    readDelegations({ req, whose: { deputy: actor.id } }),
    possibleDeputies(req, actor),
    stepsInMyName({ req, site, actor, locale }),
  ])
  return {
    given,
    held,
    people: people.map(({ id, name }) => ({ id, title: name })),
    apps: delegableApps(site).map(({ id, label }) => ({ id, label: translate({ messages: site.messages, locale, key: label }) })),
    steps,
  }
}
