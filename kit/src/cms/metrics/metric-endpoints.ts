import type { Endpoint } from 'payload'
import { readFilter } from '../../row-filter.ts'
import type { Site } from '../../site.ts'
import { endpoint } from '../endpoint.ts'
import { offApps } from '../app-switch.ts'
import { siteTypeOf } from '../operations/site-type.ts'
import { RequestError } from '../request-error.ts'
import { drillDown } from './drill-down.ts'
import { hintStream } from './hint-stream.ts'
import { readMetrics } from './read-metrics.ts'

/** Endpoints of the dashboard: figures, the rows behind them, and hints that they changed. Open to everyone, each sees their own. */
export function metricEndpoints(site: Site): Endpoint[] {
  return [
    endpoint({
      site,
      method: 'get',
      path: '/metrics',
      handler: ({ req, actor, locale }) => readMetrics({ payload: req.payload, site, actor, locale }),
    }),
    endpoint({
      site,
      method: 'get',
      path: '/metrics/stream',
      handler: async ({ req, actor }) => {
        const off = await offApps(req.payload)
        const types = site.types.filter(
          (one) => one.surface.metrics && !off.includes(one.app.id) && readFilter(one.surface, actor) !== false,
        )
        return hintStream({ payload: req.payload, types: new Set([...types.map((one) => one.slug), 'site']), gone: req.signal })
      },
    }),
    endpoint({
      site,
      method: 'get',
      path: '/metrics/:slug/:metric/rows',
      handler: async ({ req, actor, locale, params, query }) => {
        const one = await siteTypeOf(req.payload, site, params.slug ?? '')
        const name = params.metric ?? ''
        const metrics = one.surface.metrics ?? {}
        const metric = Object.hasOwn(metrics, name) ? metrics[name] : undefined
        const part = query.get('part') ?? 'whole'
        if (!metric || readFilter(one.surface, actor) === false) throw new RequestError(404, 'error.notFound')
        if (part !== 'part' && part !== 'whole') throw new RequestError(400, 'error.badRequest')
        return drillDown({
          req,
          site,
          one,
          actor,
          name,
          metric,
          key: query.get('key'),
          part,
          after: query.get('after'),
          limit: Number(query.get('limit') ?? NaN),
          locale,
        })
      },
    }),
  ]
}
