import type { SiteType } from '../../site.ts'
import { filterNames } from '../operations/list.ts'
import type { Say } from './field-schemas.ts'
import { text } from './json-schema.ts'
import { inQuery } from './operation.ts'

/** What a list of a type may be narrowed by. */
export function filterParameters(one: SiteType, say: Say): object[] {
  const { fields } = one.surface.type
  return filterNames(one).map((name) =>
    inQuery(name, text, `${name === 'state' ? say('kit.state') : say(fields[name]!.label)}${valuesOf(one, name)}`),
  )
}

/** The values a filter takes, where they are few; several may be given, by comma. */
function valuesOf({ surface }: SiteType, name: string): string {
  const values = name === 'state' ? surface.flow?.states : surface.type.fields[name]?.values
  return values ? `：${Object.keys(values).join(', ')}` : ' (id)'
}
