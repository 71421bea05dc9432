'use server'

import { redirect } from 'next/navigation'
import {
  handleConfirm,
  handleFire,
  handleSendLink,
  handleSubmit,
  handleUpload,
  handleWithdrawLink,
  type FormResult,
  type FormState,
  type ImportState,
} from '@yizheng/kit/portal'
import { pageContext } from '../../src/page-context.ts'

/** Saves or hands in what a submit page sent. */
export async function submitDocument(_before: FormState, form: FormData): Promise<FormState> {
  return follow(await handleSubmit({ context: await pageContext(), form }))
}

/** Fires the transition that a form of a detail page asks for. */
export async function fireTransition(_before: FormState, form: FormData): Promise<FormState> {
  return follow(await handleFire({ context: await pageContext(), form }))
}

/** Sends a ledger to be checked. */
export async function uploadLedger({ attempt }: ImportState, form: FormData): Promise<ImportState> {
  const result = await handleUpload(await pageContext(), form)
  if ('goTo' in result) redirect(result.goTo)
  return { ...result, attempt: attempt + 1 }
}

/** Has a ledger that was checked brought in. */
export async function confirmLedger({ attempt }: ImportState, form: FormData): Promise<ImportState> {
  const result = await handleConfirm(await pageContext(), form)
  if ('goTo' in result) redirect(result.goTo)
  return { ...result, attempt: attempt + 1 }
}

/** Sends somebody a signed link. */
export async function sendLink(_before: FormState, form: FormData): Promise<FormState> {
  return follow(await handleSendLink({ context: await pageContext(), form }))
}

/** Withdraws a signed link. */
export async function withdrawLink(_before: FormState, form: FormData): Promise<FormState> {
  return follow(await handleWithdrawLink({ context: await pageContext(), form }))
}

function follow(result: FormResult): FormState {
  if ('goTo' in result) redirect(result.goTo)
  return result.state
}
