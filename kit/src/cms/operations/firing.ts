/**
 * The mark `fire` leaves in a request's context while it writes a document. Only this module's importers can set it: a
 * caller of REST, GraphQL, the admin screen or the Local API has no way to make one.
 */
export const FIRING: unique symbol = Symbol('yizheng firing')

/** Whether this write is `fire`'s own (or the import of a document with its history). */
export function isFiring(context: object | undefined): boolean {
  return (context as { [FIRING]?: unknown } | undefined)?.[FIRING] === true
}
