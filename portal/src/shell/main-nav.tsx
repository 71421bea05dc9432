import { cx } from '@yizheng/kit/ui'
import type { PageFrame } from '../page-frame.ts'
import { fit, MORE, widthOf } from './fit.ts'
import { appItems, columnItems, isCurrent, publicationItems, type NavItem } from './nav-items.ts'

/** Columns and apps. Where there is no room for them they wait in a menu that opens without scripts. */
export function MainNav({ frame }: { frame: PageFrame }) {
  const { words, path } = frame
  const columns: readonly NavItem[] = [{ href: '/', label: words('ui.home') }, ...columnItems(frame), ...publicationItems(frame)]
  const apps = appItems(frame)
  const appParts = fit(apps, APPS_ROOM)
  const columnParts = fit(columns, ROOM - widthOf(appParts.shown) - (appParts.more.length > 0 ? MORE : 0))
  return (
    <nav aria-label={words('hall.nav')} className="rule-double">
      <details className="group mx-auto max-w-page px-edge lg:hidden elder:block!">
        <summary className="flex min-h-11 list-none items-center justify-between border-t border-line font-semibold">
          {words('hall.menu')}
          <span aria-hidden="true" className="group-open:rotate-180">
            ▾
          </span>
        </summary>
        <div className="grid grid-cols-2 gap-x-6 pb-4">
          <NavList items={columns} path={path} className="flex-col" />
          <NavList items={apps} path={path} className="flex-col" accent />
        </div>
      </details>
      <div className="mx-auto hidden max-w-page items-stretch justify-between gap-x-6 px-edge lg:flex elder:hidden!">
        <Row parts={columnParts} frame={frame} className="-ms-2.5" />
        <Row parts={appParts} frame={frame} className="-me-2.5 flex-none border-s border-line ps-3" accent end />
      </div>
    </nav>
  )
}

/** The narrowest page on which this stands has so much room, in rem, beside the gap between columns and apps. */
const ROOM = 58
const APPS_ROOM = 20

/** One row, whatever there is: what has no room in it waits in a menu at its end. */
function Row({
  parts: { shown, more },
  frame: { words, path },
  className,
  accent = false,
  end = false,
}: {
  parts: ReturnType<typeof fit>
  frame: PageFrame
  className: string
  accent?: boolean
  /** It stands at the end of the page, and so does its menu. */
  end?: boolean
}) {
  return (
    <div className={cx('flex', className)}>
      <NavList items={shown} path={path} className="whitespace-nowrap" accent={accent} />
      {more.length > 0 ? (
        <details data-menu className="group relative">
          <summary
            className={cx('inline-flex min-h-11 list-none items-center px-2.5 whitespace-nowrap hover:text-cinnabar', accent && 'text-tea')}
          >
            {words('reading.moreMenu')}
            <span aria-hidden="true" className="ms-1 group-open:rotate-180">
              ▾
            </span>
          </summary>
          <div
            className={cx(
              'absolute top-full z-10 min-w-40 border border-line-strong bg-sheet py-1 shadow-sheet',
              end ? 'end-0' : 'start-0',
            )}
          >
            <NavList items={more} path={path} className="flex-col whitespace-nowrap" accent={accent} />
          </div>
        </details>
      ) : null}
    </div>
  )
}

function NavList({
  items,
  path,
  className,
  accent = false,
}: {
  items: readonly NavItem[]
  path: string
  className: string
  accent?: boolean
}) {
  return (
    <ul className={cx('flex', className)}>
      {items.map((item) => {
        const current = isCurrent(item, path)
        return (
          <li key={item.href}>
            <a
              href={item.href}
              lang={item.lang}
              aria-current={current}
              className={cx(
                'inline-flex min-h-11 items-center border-b-2 px-2.5 no-underline hover:border-cinnabar',
                current ? 'border-cinnabar font-semibold text-cinnabar' : 'border-transparent',
                accent && !current && 'text-tea',
              )}
            >
              {item.label}
            </a>
          </li>
        )
      })}
    </ul>
  )
}
