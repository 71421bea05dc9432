import { detailPath } from '../detail-path.ts'
import type { Fields } from '../field.ts'
import type { SiteType } from '../site.ts'
import { Breadcrumbs, NoticeBar, PageHeader, type Crumb } from '../ui/index.ts'
import { isEmpty, requiredFields } from '../validate.ts'
import { DocumentForm, type FormButton } from './document-form.client.tsx'
import { DropDraft } from './drop-draft.client.tsx'
import { editorSpecs } from './editor-spec.ts'
import { firstState } from './first-state.ts'
import { FORM, type FormAction } from './form-state.ts'
import { listTitle } from './list-page.tsx'
import { mayCreate, queryValue, type PageContext, type PageQuery } from './page-context.ts'
import { reads } from './reads.ts'
import { SimilarWhileWriting } from './similar-while-writing.client.tsx'

/** The page on which a document is written, or written on (`?id=`). Throws CmsError and CmsDownError. */
export async function SubmitPage({
  type,
  context,
  query,
  action,
}: {
  type: SiteType
  context: PageContext
  query: PageQuery
  action: FormAction
}) {
  const { words, locale, cms, me } = context
  const { surface, slug } = type
  const { fields: names, fires, label, path } = surface.pages!.submit!
  const id = queryValue(query, 'id')
  const view = id && /^[1-9]\d{0,8}$/.test(id) ? await cms.read(reads.view(type, Number(id))) : undefined
  if (view ? !view.mayEdit : !mayCreate(context, surface)) return <NoRight context={context} />

  const specs = await editorSpecs({
    fields: surface.type.fields,
    names,
    required: fires ? requiredFields(surface, fires) : names.filter((name) => surface.type.fields[name]!.required),
    context,
  })
  const saved = queryValue(query, 'saved')
  const title = view && !isEmpty(view.doc[surface.type.title]) ? String(view.doc[surface.type.title]) : words(label)
  const latest = view ? detailPath(type, view.doc.id) : undefined
  const compared = surface.similar?.fields.filter((name) => names.includes(name)) ?? []
  return (
    <div className="mx-auto max-w-[48rem]">
      <Breadcrumbs locale={locale} items={crumbs(type, context, title)} />
      <PageHeader title={title} {...(view ? { kicker: words(label) } : {})} />
      {saved ? (
        <>
          <NoticeBar kind="success">{words('page.saved')}</NoticeBar>
          <DropDraft formKey={saved} />
        </>
      ) : null}
      <DocumentForm
        // A saved draft is another form than the one it was written in.
        key={view ? `${view.doc.id}-${view.revision}` : path}
        action={action}
        initial={firstState({
          fields: surface.type.fields,
          names,
          doc: view?.doc ?? pointedTo(surface.type.fields, names, query),
          revision: view?.revision,
        })}
        specs={specs}
        hidden={{ [FORM.type]: slug, ...(view ? { [FORM.id]: String(view.doc.id) } : {}) }}
        buttons={buttons(type, context, view?.doc.state)}
        locale={locale}
        draftName={`${me.user?.id ?? 0}:${slug}:${view?.doc.id ?? 'new'}`}
        {...(latest ? { latest } : {})}
      >
        {compared.length > 0 ? <SimilarWhileWriting slug={slug} id={view?.doc.id} fields={compared} locale={locale} /> : null}
      </DocumentForm>
    </div>
  )
}

/** What the address says a new document points to: `?opinion=12`. */
function pointedTo(fields: Fields, names: readonly string[], query: PageQuery): Readonly<Record<string, unknown>> {
  const given = names.filter((name) => fields[name]!.kind === 'one' && /^[1-9]\d{0,8}$/.test(queryValue(query, name) ?? ''))
  return Object.fromEntries(given.map((name) => [name, Number(queryValue(query, name))]))
}

function buttons({ surface }: SiteType, { words }: PageContext, state: string | undefined): FormButton[] {
  const fires = surface.pages!.submit!.fires
  const transition = fires ? surface.flow!.transitions[fires] : undefined
  if (!transition) return [{ intent: 'save', label: words('form.saveChanges'), look: 'primary' }]
  const isDraft = state === undefined || state === surface.flow!.initial
  return [
    { intent: 'fire', label: words(transition.label), look: 'primary' },
    { intent: 'save', label: words(isDraft ? 'form.save' : 'form.saveChanges'), look: 'secondary' },
  ]
}

function crumbs(type: SiteType, context: PageContext, title: string): Crumb[] {
  const list = type.surface.pages?.list
  return [...(list ? [{ label: listTitle(type, context), href: list.path }] : []), { label: title }]
}

function NoRight({ context: { words } }: { context: PageContext }) {
  return <PageHeader title={words('page.noRight')} lead={words('page.noRightText')} />
}
