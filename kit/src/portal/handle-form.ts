import { detailPath } from '../detail-path.ts'
import type { Fields, Id } from '../field.ts'
import type { Site, SiteType } from '../site.ts'
import { stepOf } from '../workflow.ts'
import { CmsDownError, CmsError } from './cms-error.ts'
import type { HeldFiles } from './editor-spec.ts'
import { FORM, type FormProblem, type FormState } from './form-state.ts'
import { formData, isFormKind, typedValues } from './form-values.ts'
import type { PageContext } from './page-context.ts'
import { reads } from './reads.ts'

/** What a form led to: somewhere else, or back to itself with a problem. */
export type FormResult = { readonly goTo: string } | { readonly state: FormState }

/** As much of a page's context as handling its form takes. */
export type FormContext = Pick<PageContext, 'site' | 'cms' | 'words' | 'me'>

/** Saves what a submit page sent, and hands it in where that was the button. Problems come back in the state; never throws for them. */
export async function handleSubmit({ context, form }: { context: FormContext; form: FormData }): Promise<FormResult> {
  const type = typeOf(context.site, form)
  const { submit } = type.surface.pages ?? {}
  if (!submit) throw new Error(`${type.slug} has no submit page`)
  const id = numberIn(form, FORM.id)
  const handIn = submit.fires !== undefined && text(form, FORM.intent) !== 'save'
  return attempt({ context, form, type, id, fields: type.surface.type.fields, names: submit.fields }, async (state, data) => {
    const answer = await context.cms.save(type.slug, {
      data,
      key: state.key,
      ...(id === undefined ? {} : { id, ...(state.revision === undefined ? {} : { revision: state.revision }) }),
      ...(handIn ? { fire: submit.fires } : {}),
    })
    const form = encodeURIComponent(state.key)
    if (!handIn && submit.fires !== undefined) return `${submit.path}?id=${answer.id}&saved=${form}`
    return `/receipt/${answer.receipt}?form=${form}&to=${encodeURIComponent(detailPath(type, answer.id) ?? '')}`
  })
}

/** Fires the transition that a form of a detail page asks for. */
export async function handleFire({ context, form }: { context: FormContext; form: FormData }): Promise<FormResult> {
  const type = typeOf(context.site, form)
  const id = numberIn(form, FORM.id)
  const transition = text(form, FORM.transition)
  const principal = numberIn(form, FORM.for)
  const spec = type.surface.flow && stepOf(type.surface.flow, transition)
  const page = id === undefined ? undefined : detailPath(type, id)
  if (id === undefined || !page) throw new Error(`${type.slug} has no page from which "${transition}" could be fired`)
  if (!spec) return stepGone({ context, form, type, id })
  return attempt({ context, form, type, id, fields: spec.fields, names: spec.asks }, async (state, data) => {
    await context.cms.fire(type.slug, id, {
      transition,
      data,
      ...(spec.reason ? { reason: state.reason } : {}),
      ...(state.copy.length > 0 ? { copy: state.copy.map(Number) } : {}),
      ...(principal === undefined ? {} : { for: principal }),
      ...(state.revision === undefined ? {} : { revision: state.revision }),
    })
    return `${page}?done=${encodeURIComponent(transition)}&form=${encodeURIComponent(state.key)}`
  })
}

/** The page was opened before the flow was changed. What was typed stays. */
function stepGone(sent: Omit<Attempt, 'fields' | 'names'>): FormResult {
  const { fields } = sent.type.surface.type
  const problem: FormProblem = { kind: 'refused', message: sent.context.words('error.stepGone'), fields: [] }
  return { state: { ...stateIn({ ...sent, fields, names: Object.keys(fields) }), problem } }
}

/** A form that was sent, and what it is about. */
export interface Attempt {
  readonly context: FormContext
  readonly form: FormData
  readonly type: SiteType
  readonly id: Id | undefined
  readonly fields: Fields
  readonly names: readonly string[]
  /** By a signed link: nobody need be signed in. */
  readonly isByLink?: boolean
}

/** Uploads the files, then sends the rest. Whatever goes wrong, the state holds all that was typed and uploaded. */
export async function attempt(
  one: Attempt,
  send: (state: FormState, data: Record<string, unknown>) => Promise<string>,
): Promise<FormResult> {
  const { context, fields } = one
  let state = stateIn(one)
  try {
    const uploads = await uploadAll(one, state.files)
    state = { ...state, files: uploads.files, values: { ...state.values, ...idsOf(uploads.files) } }
    if (uploads.problems.length > 0)
      return { state: { ...state, problem: { kind: 'invalid', message: context.words('form.failed'), fields: uploads.problems } } }
    return { goTo: await send(state, formData({ fields, values: state.values })) }
  } catch (error) {
    const problem = problemOf(error, one)
    return { state: { ...state, problem, ...(problem.kind === 'stale' ? { revision: await newestRevision(one) } : {}) } }
  }
}

function stateIn({ form, fields, names }: Attempt): FormState {
  const values = typedValues({ fields, names, form })
  const fileFields = names.filter((name) => fields[name]?.kind === 'files')
  return {
    values,
    files: Object.fromEntries(
      fileFields.map((name) => [
        name,
        (values[name] as readonly string[]).map((id) => ({ id, filename: text(form, FORM.filename + id) || id })),
      ]),
    ),
    reason: text(form, FORM.reason).normalize('NFC'),
    copy: form.getAll(FORM.copy).filter((one): one is string => typeof one === 'string' && /^\d{1,10}$/.test(one)),
    revision: numberIn(form, FORM.revision),
    key: text(form, FORM.key),
    attempt: (numberIn(form, FORM.attempt) ?? 0) + 1,
  }
}

async function uploadAll(
  { context, form, fields, names }: Attempt,
  held: HeldFiles,
): Promise<{ files: HeldFiles; problems: FormProblem['fields'] }> {
  const files: Record<string, HeldFiles[string]> = { ...held }
  const problems: { name: string; message: string }[] = []
  for (const name of names.filter((one) => isFormKind(fields[one]!))) {
    for (const file of form.getAll(FORM.upload + name)) {
      if (!(file instanceof File) || file.size === 0) continue
      try {
        const id = await context.cms.upload(file)
        files[name] = [...(files[name] ?? []), { id: String(id), filename: file.name }]
      } catch (error) {
        if (!(error instanceof CmsError) || error.status === 401) throw error
        problems.push({ name, message: context.words('form.uploadFailed', { name: file.name, why: error.message }) })
      }
    }
  }
  return { files, problems }
}

function problemOf(error: unknown, { context: { words, me }, names, isByLink = false }: Attempt): FormProblem {
  if (error instanceof CmsDownError) return { kind: 'down', message: words('form.down'), fields: [] }
  if (!(error instanceof CmsError)) throw error
  const { key, status, message } = error
  const inOrder = [...names, ...Object.keys(error.fields).filter((name) => !names.includes(name))]
  const fields = inOrder.flatMap((name) =>
    error.fields[name] ? [{ name: name === 'reason' ? FORM.reason : name === 'copy' ? FORM.copy : name, message: error.fields[name] }] : [],
  )
  const kind =
    status === 401 || (status < 500 && !me.user && !isByLink)
      ? 'signed-out'
      : key === 'error.stale'
        ? 'stale'
        : status === 409
          ? 'conflict'
          : fields.length > 0
            ? 'invalid'
            : 'refused'
  return { kind, message, fields }
}

/** After a person was told that the content had changed, sending again is meant to replace what is there now. */
async function newestRevision({ context, type, id }: Attempt): Promise<number | undefined> {
  if (id === undefined) return undefined
  try {
    return (await context.cms.read(reads.view(type, id))).revision
  } catch (error) {
    if (error instanceof CmsError || error instanceof CmsDownError) return undefined
    throw error
  }
}

function idsOf(files: HeldFiles): Record<string, readonly string[]> {
  return Object.fromEntries(Object.entries(files).map(([name, list]) => [name, list.map(({ id }) => id)]))
}

/** The type that a form is about. */
export function typeOf(site: Site, form: FormData): SiteType {
  const slug = text(form, FORM.type)
  const type = site.type(slug)
  if (!type) throw new Error(`There is no type "${slug}"`)
  return type
}

/** What a form holds under a name, as text. */
export function text(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** The same as a whole number; undefined for anything else. */
export function numberIn(form: FormData, name: string): number | undefined {
  const value = text(form, name)
  return /^\d{1,10}$/.test(value) ? Number(value) : undefined
}
