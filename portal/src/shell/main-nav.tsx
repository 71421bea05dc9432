import { cx } from '@yizheng/kit/ui'
import type { PageFrame } from '../page-frame.ts'
import { appItems, columnItems, isCurrent, type NavItem } from './nav-items.ts'

/** Columns and apps. Where there is no room for them they wait in a menu that opens without scripts. */
export function MainNav({ frame }: { frame: PageFrame }) {
  const { words, path } = frame
  const columns: readonly NavItem[] = [{ href: '/', label: words('ui.home') }, ...columnItems(frame)]
  const apps = appItems(frame)
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
        <NavList items={columns} path={path} className="-ms-2.5 flex-wrap" />
        <NavList items={apps} path={path} className="-me-2.5 flex-none border-s border-line ps-3" accent />
      </div>
    </nav>
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
