import type { ListAnswer, OptionsAnswer } from '../protocol.ts'
import type { Option } from '../ui/index.ts'
import type { PageContext } from './page-context.ts'
import { reads, type Read } from './reads.ts'

/** Most titles a filter or picker offers of a declared type. */
const MOST = 100

/**
 * Titles to choose from, for each of these collections, in one call. A collection the reader may not choose from is left out.
 * Throws CmsDownError.
 */
export async function relationOptions(context: PageContext, slugs: readonly string[]): Promise<ReadonlyMap<string, readonly Option[]>> {
  const wanted = [...new Set(slugs)]
  if (wanted.length === 0) return new Map()
  const answers = await context.cms.batch<readonly (OptionsAnswer | ListAnswer)[]>(wanted.map((slug) => titlesOf(context, slug)))
  return new Map(
    wanted.flatMap((slug, index): [string, readonly Option[]][] => {
      const value = answers[index]?.value
      return value ? [[slug, toOptions(context, slug, value)]] : []
    }),
  )
}

/** The CMS has an endpoint for people, organisations and columns; of any other type the list itself is asked. */
function titlesOf({ site }: PageContext, slug: string): Read<OptionsAnswer | ListAnswer> {
  const type = site.type(slug)
  const read = type && slug !== 'columns' ? reads.list(type, { fields: [type.surface.type.title], limit: MOST }) : reads.options(slug)
  return read as Read<OptionsAnswer | ListAnswer>
}

function toOptions({ site }: PageContext, slug: string, answer: OptionsAnswer | ListAnswer): readonly Option[] {
  if ('options' in answer) return answer.options.map(({ id, title }) => ({ value: String(id), label: title }))
  const title = site.type(slug)!.surface.type.title
  return answer.docs.map((row) => ({ value: String(row.id), label: String(row[title] ?? '') }))
}
