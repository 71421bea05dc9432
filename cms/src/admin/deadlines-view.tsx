import { DefaultTemplate } from '@payloadcms/next/templates'
import { Gutter } from '@payloadcms/ui'
import { actorOf } from '@yizheng/kit/cms'
import { CalendarGaps } from '@yizheng/kit/cms/admin/calendar-gaps.tsx'
import { DeadlineRules } from '@yizheng/kit/cms/admin/deadline-rules.client.tsx'
import { notFound } from 'next/navigation'
import type { AdminViewServerProps } from 'payload'

const title = { zh: '期限规则', en: 'Deadlines' }

/** /admin/deadlines: the rules of all deadlines, for the administrator. */
export function DeadlinesView({ initPageResult, params, searchParams, viewActions }: AdminViewServerProps) {
  const { req, locale, permissions, visibleEntities } = initPageResult
  const { i18n, payload, user } = req
  if (!actorOf(user)?.roles.includes('admin')) notFound()
  return (
    <DefaultTemplate
      i18n={i18n}
      locale={locale}
      params={params}
      payload={payload}
      permissions={permissions}
      searchParams={searchParams}
      user={user ?? undefined}
      visibleEntities={visibleEntities}
      {...(viewActions ? { viewActions } : {})}
    >
      <Gutter>
        <h1>{title[i18n.language === 'en' ? 'en' : 'zh']}</h1>
        <CalendarGaps payload={payload} user={user ?? undefined} i18n={i18n} />
        <DeadlineRules />
      </Gutter>
    </DefaultTemplate>
  )
}
