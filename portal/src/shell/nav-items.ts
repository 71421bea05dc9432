import { readFilter, type Actor, type MeAnswer } from '@yizheng/kit'
import { contentLang } from '@yizheng/kit/ui'
import site from '../../../yizheng.config.ts'
import { columnsUnder } from '../column-tree.ts'
import type { PageFrame } from '../page-frame.ts'

export interface NavItem {
  readonly href: string
  readonly label: string
  readonly lang?: string | undefined
}

/** The columns at the top of the tree. */
export function columnItems({ answer, locale }: PageFrame): readonly NavItem[] {
  return columnsUnder(answer?.columns ?? [], null).map(({ slug, title }) => ({
    href: `/columns/${slug}`,
    label: title,
    lang: contentLang(locale),
  }))
}

/** The list pages beside the columns: of the app that has them. News are reached by their columns, so their list is left out where there are columns. */
export function publicationItems(frame: PageFrame): readonly NavItem[] {
  return listItems(frame, true)
}

/** The list pages of all other apps, and the dashboard. */
export function appItems(frame: PageFrame): readonly NavItem[] {
  return [...listItems(frame, false), { href: '/dashboard', label: frame.words('hall.dashboard') }]
}

/** The list pages of the apps that are on, of which this reader may read something. */
function listItems({ answer, words, me }: PageFrame, withColumns: boolean): readonly NavItem[] {
  const off = answer?.offApps ?? []
  return site.types.flatMap(({ app, slug, surface }) => {
    const list = surface.pages?.list
    if (!list || Object.hasOwn(app.types, 'columns') !== withColumns) return []
    if (readFilter(surface, actorOf(me)) === false || off.includes(app.id) || (slug === 'news' && answer?.columns.length)) return []
    const alone = Object.values(app.types).filter((one) => one.pages?.list).length === 1
    return [{ href: list.path, label: words(alone ? app.label : surface.type.label) }]
  })
}

function actorOf({ user }: MeAnswer): Actor | undefined {
  return user ? { id: user.id, name: user.name, roles: user.roles, ...(user.unit ? { unit: user.unit.id } : {}) } : undefined
}

/** Whether `item` is the page itself or leads to it. */
export function isCurrent(item: NavItem, path: string): 'page' | 'true' | undefined {
  if (item.href === path) return 'page'
  return item.href !== '/' && path.startsWith(`${item.href}/`) ? 'true' : undefined
}
