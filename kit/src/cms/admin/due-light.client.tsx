'use client'
import { Pill, useTranslation } from '@payloadcms/ui'
import { lightOf } from '../../ui/deadline.tsx'
import { formatDate } from '../../ui/format-date.ts'

const words = {
  zh: { red: '已逾期', amber: '临期', green: '期限内' },
  en: { red: 'overdue', amber: 'due soon', green: 'in time' },
}
const looks = { red: 'error', amber: 'warning', green: 'success' } as const

/** A deadline with its light, by colour and by word. */
export function DueLight({ dueAt, warnAt }: { dueAt: string; warnAt?: string | null | undefined }) {
  const { i18n } = useTranslation()
  const locale = i18n.language === 'en' ? 'en' : 'zh'
  const light = lightOf({ dueAt, warnAt: warnAt ?? undefined, now: new Date() })
  return <Pill size="small" pillStyle={looks[light]}>{`${formatDate(dueAt, locale)} ${words[locale][light]}`}</Pill>
}

/** In the lists of the admin. */
export function DueCell({ cellData, rowData }: { cellData?: string | null; rowData?: { warnAt?: string | null } }) {
  return cellData ? <DueLight dueAt={cellData} warnAt={rowData?.warnAt} /> : null
}
