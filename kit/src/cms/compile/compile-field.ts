import type { Field as PayloadField, PayloadRequest, Validate } from 'payload'
import { helpOf, keptFields, type Field } from '../../field.ts'
import { rolesIn, type Where } from '../../row-filter.ts'
import type { Site } from '../../site.ts'
import type { AnySurface } from '../../surface.ts'
import { checkValue, isEmpty, type Problem } from '../../validate.ts'
import { withheldFrom } from '../../withheld.ts'
import { relationIds } from '../../who.ts'
import { actorOf, localeOf } from '../actor.ts'
import { isImporting } from '../operations/firing.ts'
import { namableWhere, retiredProblem } from '../organisations/retired.ts'
import { RequestError } from '../request-error.ts'
import { bilingual } from './bilingual.ts'

/** Makes the Payload field of a declared field. `late` fields are written by a transition, or by those whom `access.update` names. */
export function compileField({
  site,
  surface,
  name,
  field,
  late,
}: {
  site: Site
  surface: AnySurface
  name: string
  field: Field
  late: boolean
}): PayloadField {
  const label = bilingual(site, field.label)
  const help = helpOf(field)
  const alwaysRequired = field.required && !surface.flow
  const mayWrite = ({ req }: { req: { user: unknown } }) => mayWriteLate(surface, req.user)
  const isWithheld = surface.access.withheld?.some(({ fields }) => fields.includes(name))
  const mayRead = ({ req, doc }: { req: { user: unknown }; doc?: object }) =>
    !withheldFrom({ surface, actor: actorOf(req.user), doc: doc as Record<string, unknown> }).includes(name)
  const nobody = () => false
  const writing =
    keptFields({ [name]: field }).length > 0
      ? { create: nobody, update: nobody }
      : late
        ? { create: mayWrite, update: mayWrite }
        : undefined
  const base = {
    name,
    label,
    required: alwaysRequired,
    ...(field.options.unique ? { unique: true } : {}),
    ...(writing || isWithheld ? { access: { ...writing, ...(isWithheld ? { read: mayRead } : {}) } } : {}),
    admin: help ? { description: bilingual(site, help) } : {},
    validate: validator({ site, field, required: alwaysRequired }),
  }
  const offered = offeredWhere(field)
  switch (field.kind) {
    case 'text':
      return { ...base, type: 'text' }
    case 'longText':
      return { ...base, type: 'textarea', admin: { ...base.admin, rows: 6 } }
    case 'rich':
      return { ...base, type: 'richText' }
    case 'number':
      return { ...base, type: 'number' }
    case 'date':
      return {
        ...base,
        type: 'date',
        index: true,
        admin: { ...base.admin, date: { pickerAppearance: 'dayAndTime', displayFormat: 'yyyy-MM-dd HH:mm' } },
      }
    case 'flag':
      return { ...base, type: 'checkbox', defaultValue: false }
    case 'select':
      return {
        ...base,
        type: 'select',
        index: true,
        options: Object.entries(field.values ?? {}).map(([value, text]) => ({ value, label: bilingual(site, text) })),
      }
    case 'one':
    case 'many':
      return {
        ...base,
        type: 'relationship',
        relationTo: field.to,
        hasMany: field.kind === 'many',
        index: field.kind === 'one',
        ...(offered ? { filterOptions: offered } : {}),
      } as PayloadField
    case 'image':
    case 'images':
    case 'files':
      return { ...base, type: 'upload', relationTo: field.to, hasMany: field.kind !== 'image' } as PayloadField
  }
}

function mayWriteLate(surface: AnySurface, user: unknown): boolean {
  const actor = actorOf(user)
  if (!actor) return false
  // Which rows the rule covers is decided by the collection's access; here only whether the person is named at all.
  return rolesIn(surface, surface.access.update).some((role) => actor.roles.includes(role))
}

function validator({ site, field, required }: { site: Site; field: Field; required: boolean }): Validate {
  return async (value: unknown, { req, previousValue }) => {
    const problem =
      required && isEmpty(value)
        ? { key: 'error.required', values: { field: field.label } }
        : (checkValue(field, value) ?? (await checkOffered({ field, value, before: previousValue, req })))
    if (!problem) return true
    return new RequestError(422, problem.key, { values: problem.values }).answer({
      messages: site.messages,
      locale: localeOf(req),
    }).error.message
  }
}

/** What a relation offers: the rows its `only` allows, and of people and organisations those that can still act. */
function offeredWhere({ to, options: { only } }: Field): Where | undefined {
  const conditions = [...(only ? [onlyWhere(only)] : []), ...(Object.hasOwn(namableWhere, to ?? '') ? [namableWhere[to!]!] : [])]
  return conditions.length > 1 ? { and: conditions } : conditions[0]
}

/** The condition of `only` in the shape Payload's queries take. */
export function onlyWhere(only: NonNullable<Field['options']['only']>): Where {
  return Object.fromEntries(Object.entries(only).map(([name, values]) => [name, { in: [...values] }]))
}

/**
 * A relation names rows that its `only` offers, and nobody who cannot act any more; what it named before stays, whatever
 * became of that row. A document that is brought in may name who has left since, and what has left the state it was in.
 */
async function checkOffered({
  field,
  value,
  before,
  req,
}: {
  field: Field
  value: unknown
  before: unknown
  req: PayloadRequest
}): Promise<Problem | undefined> {
  const { state, ...fixed } = field.options.only ?? {}
  const only = isImporting(req.context) || !state ? fixed : { ...fixed, state }
  const known = relationIds(before)
  const ids = [...new Set(relationIds(value))].filter((id) => !known.includes(id))
  if (ids.length === 0) return undefined
  const gone = isImporting(req.context) ? undefined : await retiredProblem({ req, field, ids })
  if (gone || Object.keys(only).length === 0) return gone
  const { totalDocs } = await req.payload.count({
    collection: field.to as never,
    where: { and: [{ id: { in: ids } }, onlyWhere(only)] } as never,
    overrideAccess: true,
    req,
  })
  return totalDocs === ids.length ? undefined : { key: 'error.notAllowedValue', values: { field: field.label } }
}
