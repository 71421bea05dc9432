import type { Locale, Row } from '@yizheng/kit'
import { contentLang, StateBadge, toneOf } from '@yizheng/kit/ui'
import site from '../../../yizheng.config.ts'
import type { Words } from '../page-frame.ts'
import { refOf, textOf } from '../row-values.ts'

/** The newest proposals that their authors and the office have opened to the public. */
export function ProposalStrip({ rows, words, locale }: { rows: readonly Row[]; words: Words; locale: Locale }) {
  const surface = site.type('proposals')?.surface
  return (
    <ul className="grid gap-x-8 md:grid-cols-2 lg:grid-cols-1">
      {rows.map((row) => {
        const state = surface?.flow?.states[row.state ?? '']
        const category = surface?.type.fields.category?.values?.[textOf(row, 'category')]
        return (
          <li key={row.id} className="group relative border-b border-line py-3">
            <a
              href={`/proposals/${row.id}`}
              lang={contentLang(locale)}
              className="block leading-relaxed no-underline after:absolute after:inset-0 group-hover:underline"
            >
              {textOf(row, 'title')}
            </a>
            <p className="mt-1 flex flex-wrap items-center gap-x-3 text-sm text-ink-soft">
              {state ? <StateBadge label={words(state.label)} tone={toneOf(state)} /> : null}
              {category ? <span>{words(category)}</span> : null}
              {refOf(row, 'leadUnit') ? <span lang={contentLang(locale)}>{refOf(row, 'leadUnit')!.title}</span> : null}
            </p>
          </li>
        )
      })}
    </ul>
  )
}
