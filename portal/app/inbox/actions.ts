'use server'

import { redirect } from 'next/navigation'
import { CmsDownError, CmsError, currentCms, safePath } from '@yizheng/kit/portal'

/** Marks notices as read: the one of the button, or all, and shows the same page again. */
export async function markRead(form: FormData): Promise<void> {
  const id = form.get('id')
  const cms = await currentCms()
  try {
    await cms.markRead(typeof id === 'string' && /^\d{1,15}$/.test(id) ? [Number(id)] : undefined)
  } catch (error) {
    // The page shown again says what is the matter: signed out, or the service is down.
    if (!(error instanceof CmsError || error instanceof CmsDownError)) throw error
  }
  redirect(safePath(form.get('back'), '/inbox'))
}
