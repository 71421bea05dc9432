import type { Fields, Id, KeysOfKind } from './field.ts'
import type { Label } from './label.ts'

/** The roles of a consultative body, with their terms. A person may hold several. */
export const roles = {
  citizen: '市民',
  member: '委员',
  staff: '机关干部',
  'proposal-office': '提案委',
  'handling-unit': '承办单位',
  supervisor: '督办',
  leader: '领导',
  editor: '编辑',
  publisher: '发布',
  admin: '系统管理员',
} as const satisfies Record<string, Label>

/** One of {@link roles}, as `by`, `access` and `notify` name it. */
export type Role = keyof typeof roles

/** Someone who acts: signed in, with roles, perhaps belonging to an organisation. */
export interface Actor {
  readonly id: Id
  readonly name: string
  readonly roles: readonly Role[]
  /** The organisation the person belongs to (node of the organisation tree). */
  readonly unit?: Id
  /** Those whose deputy they are at the moment (委托). Never of a principal: nobody hands on what was handed to them. */
  readonly standsFor?: readonly Principal[]
}

/** Somebody who is stood for (委托人), with the content types this is for. */
export interface Principal extends Omit<Actor, 'standsFor'> {
  readonly types: readonly string[]
}

/**
 * Whom a rule speaks of: a role, everybody, any signed-in person, the document's author, or whoever is named by one of
 * the document's relations (`holds` a field that points to users or organisations).
 */
export type Who<F extends Fields = Fields> = Role | 'anyone' | 'signed-in' | 'author' | { readonly holds: KeysOfKind<F, 'one' | 'many'> }

/** Whoever was told of a document for information (抄送), and the field of the document that names them. */
export const COPIED = 'copied'

/** A list, or one thing standing for a list of one. */
export type OneOrMore<T> = T | readonly T[]

/** The list that a {@link OneOrMore} stands for; empty for undefined. */
export function asList<T>(value: OneOrMore<T> | undefined): readonly T[] {
  return value === undefined ? [] : Array.isArray(value) ? (value as readonly T[]) : [value as T]
}

/** Ids in a stored relation, whatever its depth: `7`, `{id: 7}`, or a list of either. */
export function relationIds(value: unknown): Id[] {
  if (value === null || value === undefined) return []
  if (Array.isArray(value)) return value.flatMap(relationIds)
  if (typeof value === 'object') return relationIds((value as { id?: unknown }).id)
  return typeof value === 'number' ? [value] : Number.isInteger(Number(value)) ? [Number(value)] : []
}

/** Whether `actor` is one of `who` for this document. Deny by default: nobody signed in is only `anyone`. */
export function isOneOf({
  who,
  actor,
  doc,
  fields,
}: {
  who: OneOrMore<Who>
  actor: Actor | undefined
  doc?: Readonly<Record<string, unknown>>
  fields: Fields
}): boolean {
  return asList(who).some((one) => {
    if (one === 'anyone') return true
    if (!actor) return false
    if (one === 'signed-in') return true
    if (one === 'author') return doc !== undefined && relationIds(doc.author).includes(actor.id)
    if (typeof one === 'string') return actor.roles.includes(one)
    const mine = fields[one.holds]?.to === 'organisations' ? actor.unit : actor.id
    return mine !== undefined && doc !== undefined && relationIds(doc[one.holds]).includes(mine)
  })
}
