import { loadPrincipals } from '@yizheng/kit/cms'
import type { BasePayload } from 'payload'
import site from '../../yizheng.config.ts'

/** Whoever is authenticated, by whatever strategy, is known with those they stand for (委托): one query a request. */
export function knowPrincipals(payload: BasePayload): void {
  payload.authStrategies = payload.authStrategies.map((strategy) => ({
    ...strategy,
    authenticate: async (args) => {
      const result = await strategy.authenticate(args)
      if (result.user) await loadPrincipals({ payload, site, user: result.user })
      return result
    },
  }))
}
