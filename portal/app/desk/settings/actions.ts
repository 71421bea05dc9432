'use server'

import { redirect } from 'next/navigation'
import { CmsDownError, CmsError, currentCms } from '@yizheng/kit/portal'
import { settingsIn } from './settings-form.ts'

/** Keeps how the person wishes to be told, and shows the page again, which says how that went. */
export async function saveSettings(form: FormData): Promise<void> {
  let result = 'saved'
  try {
    await (await currentCms()).changeNoticeSettings(settingsIn(form))
  } catch (error) {
    if (!(error instanceof CmsError || error instanceof CmsDownError)) throw error
    result = 'failed'
  }
  redirect(`/desk/settings?result=${result}`)
}
