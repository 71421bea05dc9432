import { actorOf } from '@yizheng/kit/cms'
import type { ServerProps } from 'payload'

/** In the navigation of the admin, for the administrator. */
export function DeadlinesLink({ i18n, user }: Pick<ServerProps, 'i18n' | 'user'>) {
  if (!actorOf(user)?.roles.includes('admin')) return null
  return (
    <a className="nav__link" href="/admin/deadlines">
      <span className="nav__link-label">{i18n.language === 'en' ? 'Deadlines' : '期限规则'}</span>
    </a>
  )
}
