import { type Field } from '../field.ts'
import type { ListAnswer, OptionsAnswer } from '../protocol.ts'
import type { Option } from '../ui/index.ts'
import type { PageContext } from './page-context.ts'
import { reads, type Read } from './reads.ts'

/** Most titles a filter or picker offers of a declared type. */
const MOST = 100

/**
 * Titles to choose from, for each of these relations, in one call: what its `only` allows. A relation to a collection the
 * reader may not choose from is left out. Throws CmsDownError.
 */
export async function relationOptions(context: PageContext, fields: readonly Field[]): Promise<ReadonlyMap<Field, readonly Option[]>> {
  const asked = fields.map((field) => ({ field, read: titlesOf(context, field) }))
  const wanted = [...new Map(asked.map(({ read }) => [read.path, read])).values()]
  if (wanted.length === 0) return new Map()
  const answers = await context.cms.batch<readonly (OptionsAnswer | ListAnswer)[]>(wanted)
  return new Map(
    asked.flatMap(({ field, read }): [Field, readonly Option[]][] => {
      const value = answers[wanted.findIndex((one) => one.path === read.path)]?.value
      return value ? [[field, toOptions(context, field.to!, value)]] : []
    }),
  )
}

/** The CMS has an endpoint for people, organisations and columns; of any other type the list itself is asked. */
function titlesOf({ site }: PageContext, { to, options }: Field): Read<OptionsAnswer | ListAnswer> {
  const only = Object.fromEntries(Object.entries(options.only ?? {}).map(([name, values]) => [name, values.join(',')]))
  const type = site.type(to!)
  const read =
    type && to !== 'columns' ? reads.list(type, { fields: [type.surface.type.title], filter: only, limit: MOST }) : reads.options(to!, only)
  return read as Read<OptionsAnswer | ListAnswer>
}

function toOptions({ site }: PageContext, slug: string, answer: OptionsAnswer | ListAnswer): readonly Option[] {
  if ('options' in answer) return answer.options.map(({ id, title }) => ({ value: String(id), label: title }))
  const title = site.type(slug)!.surface.type.title
  return answer.docs.map((row) => ({ value: String(row.id), label: String(row[title] ?? '') }))
}
