'use server'

import { redirect } from 'next/navigation'
import { handleFire, handleSubmit, type FormResult, type FormState } from '@yizheng/kit/portal'
import { pageContext } from '../../src/page-context.ts'

/** Saves or hands in what a submit page sent. */
export async function submitDocument(_before: FormState, form: FormData): Promise<FormState> {
  return follow(await handleSubmit({ context: await pageContext(), form }))
}

/** Fires the transition that a form of a detail page asks for. */
export async function fireTransition(_before: FormState, form: FormData): Promise<FormState> {
  return follow(await handleFire({ context: await pageContext(), form }))
}

function follow(result: FormResult): FormState {
  if ('goTo' in result) redirect(result.goTo)
  return result.state
}
