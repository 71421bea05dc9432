import { drawFlow } from '../draw-flow.ts'
import type { SiteType } from '../site.ts'
import { FlowDiagram } from '../ui/index.ts'
import type { PageContext } from './page-context.ts'

/** The way a document goes, as a picture to be opened, with the place where it is now. */
export function FlowSection({ type, state, context }: { type: SiteType; state: string | undefined; context: PageContext }) {
  const { flow } = type.surface
  const { words } = context
  if (!flow) return null
  const label = words('page.flowNow', {
    type: words(type.surface.type.label),
    state: words(flow.states[state ?? '']?.label ?? state ?? ''),
  })
  return (
    <details className="no-print group mt-6 border border-line bg-sheet">
      <summary className="flex min-h-[max(var(--target),2.75rem)] list-none items-center gap-3 px-4 hover:text-cinnabar">
        <span aria-hidden="true" className="text-cinnabar transition-transform group-open:rotate-90">
          ▸
        </span>
        {words('page.flow')}
      </summary>
      <div className="overflow-x-auto border-t border-line bg-paper p-4 text-center" tabIndex={0} role="group" aria-label={label}>
        <FlowDiagram drawing={drawFlow(flow, words)} current={state} label={label} />
      </div>
    </details>
  )
}
