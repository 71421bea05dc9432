import { DeclarationError } from './declaration-error.ts'
import type { Field, Gathering } from './field.ts'
import type { AnySurface } from './surface.ts'

/** Checks what the fields of a type gather from other types (see `gathers`), and that nobody else writes them. Throws a DeclarationError. */
export function checkGathering(path: string, surface: AnySurface, typeOf: (slug: string) => AnySurface | undefined): void {
  const { type, flow, pages } = surface
  for (const [name, field] of Object.entries(type.fields)) {
    const { gathers, ofAuthor, derives, required } = field.options
    if (!gathers && !ofAuthor && !derives) continue
    const at = `${path}.fields.${name}.${gathers ? 'gathers' : ofAuthor ? 'ofAuthor' : 'derives'}`
    if (gathers && (!['flag', 'number', 'many'].includes(field.kind) || required))
      throw new DeclarationError(
        at,
        `a ${required ? 'required field' : field.kind} gathers nothing`,
        'Use a flag, number or many, not required',
      )
    const asking = Object.entries(flow?.transitions ?? {}).find(([, { asks }]) => asks?.includes(name))?.[0]
    if (asking !== undefined || pages?.submit?.fields.includes(name))
      throw new DeclarationError(at, `${asking ?? 'the submit page'} asks for it, and the kit keeps it`, 'Take it out there')
    if (!gathers) continue
    const from = typeOf(gathers.from)
    if (!from) throw new DeclarationError(at, `there is no declared type "${gathers.from}"`, 'Name the collection of another type')
    checkSource(at, { field, gathers, type: type.name, from })
  }
}

function checkSource(
  at: string,
  { field, gathers, type, from }: { field: Field; gathers: Gathering; type: string; from: AnySurface },
): void {
  const { by, where = {}, take = [] } = gathers
  const { fields } = from.type
  if (fields[by]?.kind !== 'one' || fields[by].to !== type)
    throw new DeclarationError(`${at}.by`, `"${by}" of ${gathers.from} does not point to ${type}`, 'Name a relation of one to this type')
  for (const [name, values] of Object.entries(where)) {
    const known = name === 'state' ? from.flow?.states : fields[name]?.values
    const unknown = values.find((value) => !Object.hasOwn(known ?? {}, value))
    if (!known || values.length === 0 || unknown !== undefined)
      throw new DeclarationError(
        `${at}.where`,
        `"${name}" of ${gathers.from} is never "${unknown ?? ''}"`,
        'Use values of its state or of a select',
      )
  }
  if ((field.kind === 'many') !== take.length > 0)
    throw new DeclarationError(
      `${at}.take`,
      field.kind === 'many' ? 'nothing is taken' : 'only a list of relations takes some',
      'Name relations',
    )
  for (const name of take) {
    const to = name === 'author' ? 'users' : fields[name]?.to
    if (to !== field.to)
      throw new DeclarationError(
        `${at}.take`,
        `"${name}" of ${gathers.from} does not point to ${field.to}`,
        'Name relations to the same collection',
      )
  }
}
