import { readFilter, type SiteAnswer, type SiteType } from '@yizheng/kit'
import site from '../../../yizheng.config.ts'

/** Types with pages of their own, of which everybody may read something, of apps that are on. */
export function openTypes({ offApps }: Pick<SiteAnswer, 'offApps'>): readonly SiteType[] {
  return site.types.filter(
    ({ app, surface }) =>
      surface.pages?.list && surface.pages.detail && !offApps.includes(app.id) && readFilter(surface, undefined) !== false,
  )
}
