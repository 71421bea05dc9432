import type { ReactNode } from 'react'
import type { DeskItem } from '@yizheng/kit'
import type { PageContext } from '@yizheng/kit/portal'
import { cx, Deadline, formatDate, formatMoment, StateBadge, toneOf } from '@yizheng/kit/ui'

/** Documents that wait for a person, or that they began; the most urgent ones come first. */
export function DeskList({
  items,
  context,
  box,
}: {
  items: readonly DeskItem[]
  context: PageContext
  /** What selects an item; nothing, where it cannot be. */
  box?: (item: DeskItem) => ReactNode
}) {
  const { words, locale, site } = context
  return (
    <ul>
      {items.map((item) => {
        const type = site.type(item.type)
        return (
          <li key={`${item.type}-${item.id}`} className={cx('flex border-b border-line py-4', !box && 'first:pt-0')}>
            {box?.(item)}
            <div className="grid min-w-0 flex-1 gap-x-6 gap-y-1 sm:grid-cols-[minmax(0,1fr)_auto]">
              <div className="min-w-0">
                <p className="font-serif text-lg leading-snug font-bold">{item.path ? <a href={item.path}>{item.title}</a> : item.title}</p>
                <p className="mt-1 text-sm text-ink-soft">
                  {type ? words(type.surface.type.label) : item.type}
                  {item.of === undefined ? null : (
                    <>
                      <span aria-hidden="true"> · </span>
                      {item.of}
                    </>
                  )}
                  <span aria-hidden="true"> · </span>
                  {item.step
                    ? words('desk.stepped', { action: item.step.label, date: formatMoment(item.step.at, locale) })
                    : words('desk.updated', { date: formatDate(item.updatedAt, locale) })}
                </p>
                {item.can.length > 0 ? (
                  <p className="mt-1 text-sm">
                    {words('desk.can', { actions: item.can.map((label) => words(label)).join(words('page.comma')) })}
                  </p>
                ) : null}
              </div>
              <p className="flex flex-wrap items-start gap-3 sm:flex-col sm:items-end sm:gap-1">
                {item.for ? (
                  <StateBadge label={words('delegation.for', { names: item.for.join(words('page.comma')) })} tone="waiting" />
                ) : null}
                <StateBadge label={words(item.stateLabel)} tone={toneOf(type?.surface.flow?.states[item.state])} />
                {item.dueAt ? <Deadline dueAt={item.dueAt} warnAt={item.warnAt} provisional={item.dueProvisional} locale={locale} /> : null}
              </p>
            </div>
          </li>
        )
      })}
    </ul>
  )
}
