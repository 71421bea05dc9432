'use server'

import { redirect } from 'next/navigation'
import { CmsDownError, CmsError, currentCms } from '@yizheng/kit/portal'
import { requestIn, typedIn, type DelegationFormState } from './delegation-form.ts'

/** Appoints a deputy. What is wrong comes back with all that was typed. */
export async function appointDeputy(state: DelegationFormState, form: FormData): Promise<DelegationFormState> {
  const typed = typedIn(form)
  try {
    await (await currentCms()).appointDeputy(requestIn(typed))
  } catch (error) {
    if (!(error instanceof CmsError || error instanceof CmsDownError)) throw error
    const known = error instanceof CmsError ? error : undefined
    return { typed, message: known?.message, errors: known?.fields ?? {}, attempt: state.attempt + 1 }
  }
  redirect('/desk/delegations?result=appointed')
}

/** Ends a delegation before its time. */
export async function endDelegation(form: FormData): Promise<void> {
  let result = 'ended'
  try {
    await (await currentCms()).endDelegation(Number(form.get('id')))
  } catch (error) {
    if (!(error instanceof CmsError || error instanceof CmsDownError)) throw error
    result = 'failed'
  }
  redirect(`/desk/delegations?result=${result}`)
}
