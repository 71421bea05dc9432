/**
 * The mark `fire` leaves in a request's context while it writes a document. Only this module can set it: a
 * caller of REST, GraphQL, the admin screen or the Local API has no way to make one.
 */
const FIRING: unique symbol = Symbol('yizheng firing')

/** Whether this write is `fire`'s own (or the import of a document with its history). */
export function isFiring(context: object | undefined): boolean {
  return (context as { [FIRING]?: unknown } | undefined)?.[FIRING] === true
}

/**
 * A request's context with the mark. The word beside it means nothing by itself: a context without any word Payload takes for
 * empty, and drops it, mark and all, at the first call within the write.
 */
export function asFiring(context: object = {}): Record<string, unknown> {
  return { ...context, firing: 'see firing.ts', [FIRING]: true }
}

/** Likewise of the import of a document, which is as it was elsewhere: what it points to may have gone on since. */
const IMPORTING: unique symbol = Symbol('yizheng importing')

export function isImporting(context: object | undefined): boolean {
  return (context as { [IMPORTING]?: unknown } | undefined)?.[IMPORTING] === true
}

export function asImporting(): Record<string, unknown> {
  return { ...asFiring(), [IMPORTING]: true }
}
