import { importPath } from '../import-path.ts'
import type { SiteType } from '../site.ts'
import { CmsDownError, CmsError } from './cms-error.ts'
import { FORM } from './form-state.ts'
import type { PageContext } from './page-context.ts'

/** What a form of the import page is drawn from: why it came back. */
export interface ImportState {
  readonly message?: string
  /** Counts the refusals, so that each one is noticed. */
  readonly attempt: number
}

/** A server action that takes such a form. */
export type ImportAction = (state: ImportState, form: FormData) => Promise<ImportState>

/** Names of what the forms send. */
export const IMPORT = { file: 'file', version: 'version', ignore: 'ignore' } as const

/** Said above what a check found, where confirming led to another check. */
export const checkedAnew = ['problemsNow', 'changed'] as const

type Result = { readonly goTo: string } | { readonly message: string }
type Context = Pick<PageContext, 'site' | 'cms' | 'words'>

/** Sends a ledger to be checked; leads to what was found. */
export async function handleUpload(context: Context, form: FormData): Promise<Result> {
  const type = typeIn(context, form)
  const file = form.get(IMPORT.file)
  if (!(file instanceof File) || file.size === 0) return { message: context.words('ledger.noFile') }
  return attempt(context, async () => `${importPath(type)!}?file=${(await context.cms.sendLedger(type.slug, file)).id}`)
}

/** Confirms a ledger that was checked; leads to what came of it. */
export async function handleConfirm(context: Context, form: FormData): Promise<Result> {
  const type = typeIn(context, form)
  const id = String(form.get(FORM.id))
  if (!/^\d{1,9}$/.test(id)) throw new Error('There is no file to confirm')
  const page = `${importPath(type)!}?file=${id}`
  return attempt(context, async () => {
    try {
      await context.cms.confirmLedger(type.slug, Number(id), {
        version: String(form.get(IMPORT.version)),
        ignoreUnknown: form.has(IMPORT.ignore),
      })
      return page
    } catch (error) {
      const anew = checkedAnew.find((said) => error instanceof CmsError && error.key === `ledger.${said}`)
      if (!anew) throw error
      return `${page}&said=${anew}`
    }
  })
}

async function attempt({ words }: Context, work: () => Promise<string>): Promise<Result> {
  try {
    return { goTo: await work() }
  } catch (error) {
    if (error instanceof CmsDownError) return { message: words('ledger.down') }
    if (error instanceof CmsError) return { message: error.message }
    throw error
  }
}

function typeIn({ site }: Context, form: FormData): SiteType {
  const type = site.type(String(form.get(FORM.type)))
  if (!type || !importPath(type)) throw new Error('There is no ledger to bring in')
  return type
}
