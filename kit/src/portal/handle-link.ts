import { f } from '../field.ts'
import { detailPath } from '../detail-path.ts'
import { stepOf } from '../workflow.ts'
import { FORM } from './form-state.ts'
import { attempt, numberIn, text, typeOf, type FormContext, type FormResult } from './handle-form.ts'

/** The one field of the form that sends a signed link: to whom. */
export const linkFields = { person: f.one('page.linkTo', 'users', { required: true }) }

/** Sends a signed link to the person whom a form names. */
export async function handleSendLink({ context, form }: { context: FormContext; form: FormData }): Promise<FormResult> {
  const type = typeOf(context.site, form)
  const id = numberIn(form, FORM.id)
  const page = id === undefined ? undefined : detailPath(type, id)
  if (id === undefined || !page) throw new Error(`${type.slug} has no page from which a link could be sent`)
  return attempt({ context, form, type, id, fields: linkFields, names: ['person'] }, async (_, { person }) => {
    await context.cms.sendLink(type.slug, id, typeof person === 'number' ? person : 0)
    return `${page}?link=sent#links`
  })
}

/** Withdraws the signed link that a form names. */
export async function handleWithdrawLink({ context, form }: { context: FormContext; form: FormData }): Promise<FormResult> {
  const type = typeOf(context.site, form)
  const id = numberIn(form, FORM.id)
  const link = numberIn(form, FORM.link)
  const page = id === undefined ? undefined : detailPath(type, id)
  if (id === undefined || link === undefined || !page) throw new Error(`${type.slug} has no page from which a link could be withdrawn`)
  return attempt({ context, form, type, id, fields: {}, names: [] }, async () => {
    await context.cms.withdrawLink(link)
    return `${page}?link=withdrawn#links`
  })
}

/** Takes the step that a form asks for, by the signed link it was opened with; nobody is signed in. */
export async function handleSign({ context, form }: { context: FormContext; form: FormData }): Promise<FormResult> {
  const type = typeOf(context.site, form)
  const transition = text(form, FORM.transition)
  const token = text(form, FORM.link)
  const spec = type.surface.flow && stepOf(type.surface.flow, transition)
  if (!spec) throw new Error(`${type.slug} knows no step "${transition}"`)
  return attempt(
    { context, form, type, id: numberIn(form, FORM.id), fields: spec.fields, names: spec.asks, isByLink: true },
    async (state, data) => {
      await context.cms.takeByLink(token, { transition, data, ...(spec.reason ? { reason: state.reason } : {}) })
      return `/sign/${encodeURIComponent(token)}?form=${encodeURIComponent(state.key)}`
    },
  )
}
