'use server'

import { redirect } from 'next/navigation'
import { handleSign, type FormState } from '@yizheng/kit/portal'
import { pageContext } from '../../src/page-context.ts'

/** Takes the step that the form of a signed link asks for. */
export async function sign(_before: FormState, form: FormData): Promise<FormState> {
  const result = await handleSign({ context: await pageContext(), form })
  if ('goTo' in result) redirect(result.goTo)
  return result.state
}
