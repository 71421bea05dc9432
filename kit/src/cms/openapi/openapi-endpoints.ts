import type { Endpoint } from 'payload'
import type { Site } from '../../site.ts'
import { offApps } from '../app-switch.ts'
import { endpoint } from '../endpoint.ts'
import { openApi } from './open-api.ts'

/** GET /openapi.json: the description of what is on at the moment. Open to everyone; it says how to ask, not what is stored. */
export function openApiEndpoints(site: Site): Endpoint[] {
  return [
    endpoint({
      site,
      method: 'get',
      path: '/openapi.json',
      handler: async ({ req }) => {
        const off = await offApps(req.payload)
        return openApi({
          ...site,
          apps: site.apps.filter((app) => !off.includes(app.id)),
          types: site.types.filter((one) => !off.includes(one.app.id)),
        })
      },
    }),
  ]
}
