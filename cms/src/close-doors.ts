import { actorOf } from '@yizheng/kit/cms'
import type { Access, Endpoint, SanitizedConfig } from 'payload'
import { checkingId, checkQuery } from './check-query.ts'
import { refuseProbing } from './refuse-probing.ts'

/** Payload's own collections: the routes its admin screens use. Everything else they would answer is closed. */
const keptRoutes: Readonly<Record<string, readonly string[]>> = {
  'payload-preferences': ['get /:key', 'post /:key', 'delete /'],
  'payload-locked-documents': ['get /', 'delete /:id'],
  'payload-kv': [],
  'payload-migrations': [],
}
/**
 * Routes of the accounts that this system does without: passwords are reset by the administrator (there is no mail), and
 * whoever came first would become administrator of an empty site (`create-admin.ts` makes the first account).
 */
const closedAccountRoutes = ['/forgot-password', '/reset-password', '/verify/:id', '/init', '/first-register']
/** The server fetches no file from an address that somebody names. */
const closedUploadRoutes = ['/paste-url/:id?']
/** Answered with an internal error where nothing keeps versions. */
const versionRoutes = ['/versions', '/versions/:id']

/**
 * Closes the routes that Payload opens by itself and nothing here uses, and keeps its own collections to those who may
 * enter the admin screens (Payload leaves them to any account), and refuses queries that are malformed or look through a
 * relation.
 */
export function closeDoors(config: SanitizedConfig): SanitizedConfig {
  for (const collection of config.collections) {
    const kept = keptRoutes[collection.slug]
    if (collection.endpoints) {
      const closed = [...closedAccountRoutes, ...closedUploadRoutes, ...(collection.versions ? [] : versionRoutes)]
      collection.endpoints = collection.endpoints
        .filter((one) => (kept ? kept.includes(routeOf(one)) : !closed.includes(one.path)))
        .map(checkingId)
    }
    if (kept) {
      const { access } = collection
      for (const right of ['create', 'read', 'update', 'delete'] as const)
        access[right] = kept.length > 0 ? onlyInAdmin(access[right]) : () => false
    }
    collection.hooks.beforeOperation.unshift(checkQuery, refuseProbing)
  }
  for (const global of config.globals)
    if (global.endpoints && !global.versions) global.endpoints = global.endpoints.filter((one) => !versionRoutes.includes(one.path))
  return config
}

function routeOf({ method, path }: Endpoint): string {
  return `${method} ${path}`
}

function onlyInAdmin(right: Access): Access {
  return (args) => {
    const admin = args.req.payload.collections.users!.config.access.admin
    return actorOf(args.req.user) !== undefined && admin !== undefined && admin({ req: args.req }) === true ? right(args) : false
  }
}
