import { APIError, type CollectionBeforeOperationHook, type FlattenedField } from 'payload'

/**
 * Refuses a query from outside that looks through a relation into another document (`author.phone`, or a query inside
 * `contains`). Payload checks such paths only in part, and an answer that depends on a hidden value tells it bit by bit.
 */
export const refuseProbing: CollectionBeforeOperationHook = ({ args, collection, req }) => {
  if (req.payloadAPI === 'local') return
  const { where, sort } = args as { where?: unknown; sort?: string | readonly string[] }
  const sorted = [sort ?? []].flat().flatMap((one) => one.split(','))
  if (looksThrough(collection.flattenedFields, where) || sorted.some((path) => crosses(collection.flattenedFields, path.replace(/^-/, ''))))
    throw new APIError('不能按关联文档的内容查询或排序。 A query cannot look through a relation.', 400, null, true)
}

function looksThrough(fields: readonly FlattenedField[], where: unknown): boolean {
  if (typeof where !== 'object' || where === null) return false
  return Object.entries(where).some(([path, condition]) => {
    if (['and', 'or'].includes(path.toLowerCase())) return [condition].flat().some((one) => looksThrough(fields, one))
    if (typeof condition !== 'object' || condition === null) return false
    return crosses(fields, path) || Object.values(condition as object).some(hasQuery)
  })
}

/** Whether a path leads through a relation to something other than its id. */
function crosses(fields: readonly FlattenedField[], path: string): boolean {
  const [first, ...rest] = path.replaceAll('__', '.').split('.')
  // Versions hold the document under `version`.
  if (first === 'version' && !fields.some((one) => one.name === 'version')) return rest.length > 0 && crosses(fields, rest.join('.'))
  const field = fields.find((one) => one.name === first)
  if (!field || (field.type !== 'relationship' && field.type !== 'upload')) return false
  return rest.length > 0 && !['id', 'value', 'relationTo'].includes(rest.join('.'))
}

/** A query as the value of an operator; plain values and lists of them are none. */
function hasQuery(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasQuery)
  return typeof value === 'object' && value !== null && !(value instanceof Date)
}
