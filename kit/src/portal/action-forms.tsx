import { detailPath } from '../detail-path.ts'
import type { ActionOffer, ViewAnswer } from '../protocol.ts'
import { answerIn } from '../round.ts'
import type { SiteType } from '../site.ts'
import { Button, ButtonLink, NoticeBar, SectionHeading } from '../ui/index.ts'
import { requiredFields } from '../validate.ts'
import { NUDGE, RECALL, stepOf } from '../workflow.ts'
import { DocumentForm } from './document-form.client.tsx'
import { editorSpecs, type EditorSpec } from './editor-spec.ts'
import { firstState } from './first-state.ts'
import { FORM, type FormAction } from './form-state.ts'
import type { PageContext } from './page-context.ts'
import { reads } from './reads.ts'

/** What this person may do with the document now, each with its form. Throws CmsDownError. */
export async function ActionForms({
  type,
  view,
  context,
  action,
}: {
  type: SiteType
  view: ViewAnswer
  context: PageContext
  action: FormAction
}) {
  const { words } = context
  const submit = type.surface.pages?.submit
  // What the submit page fires is done there, where the whole text can be corrected.
  const written = submit && view.mayEdit ? view.can.find(({ transition }) => transition === submit.fires) : undefined
  // What leads on comes before what sends back, which asks for a reason.
  const offers = view.can.filter((offer) => offer !== written).toSorted((a, b) => Number(a.reason) - Number(b.reason))
  const inCms = view.mayEdit && !submit
  if (offers.length === 0 && !(view.mayEdit && submit) && !inCms) return null
  const forms = await Promise.all(
    offers.map(async (offer) => ({ offer, specs: await specsOf(type, offer, context), copy: await copySpec(offer, context) })),
  )
  return (
    <section aria-labelledby="actions" className="no-print mt-10">
      <SectionHeading id="actions">{words('page.actions')}</SectionHeading>
      <div className="grid gap-4">
        {submit && view.mayEdit ? (
          <p>
            <ButtonLink look={written ? 'primary' : 'secondary'} href={`${submit.path}?id=${view.doc.id}`}>
              {words(written ? 'page.editAndHandIn' : 'page.edit')}
            </ButtonLink>
          </p>
        ) : null}
        {inCms ? (
          <p>
            <ButtonLink href={`/admin/collections/${type.slug}/${view.doc.id}`}>{words('page.editInCms')}</ButtonLink>
          </p>
        ) : null}
        {forms.map(({ offer, specs, copy }) => (
          <Action
            key={keyOf(offer)}
            type={type}
            view={view}
            offer={offer}
            specs={specs}
            copy={copy}
            context={context}
            action={action}
            open={offers.length === 1}
          />
        ))}
      </div>
    </section>
  )
}

/** Taking something back, or dropping out: never the thing that catches the eye. */
function leadsBack({ surface }: SiteType, transition: string): boolean {
  const found = answerIn(surface.flow?.rounds, transition)
  return transition === RECALL || found?.answer === RECALL || found?.spec.answers[found.answer]?.drops === true
}

async function specsOf(type: SiteType, { transition, asks, choices = {} }: ActionOffer, context: PageContext): Promise<EditorSpec[]> {
  const specs = await editorSpecs({
    fields: stepOf(type.surface.flow!, transition)!.fields,
    names: asks,
    required: requiredFields(type.surface, transition),
    context,
    chosenBy: Object.keys(choices),
  })
  return specs.map((spec) => {
    const options = choices[spec.name]?.map(({ id, title }) => ({ value: String(id), label: title }))
    return options ? { ...spec, options } : spec
  })
}

/** The editor that chooses who gets a copy (抄送). */
async function copySpec({ copy }: ActionOffer, { cms, words }: PageContext): Promise<EditorSpec | undefined> {
  if (!copy?.length) return undefined
  const { options } = await cms.read(reads.options('users', { roles: copy.join(',') }))
  return {
    name: FORM.copy,
    kind: 'many',
    label: words('kit.copied'),
    help: words('form.copyHelp'),
    required: false,
    options: options.map(({ id, title }) => ({ value: String(id), label: title })),
  }
}

/** Said also of oneself, so that a form never acts in a name that is not on it. */
function forWhom(principal: ActionOffer['for'], { me }: PageContext): Record<string, string> {
  const id = principal?.id ?? me.user?.id
  return id === undefined ? {} : { [FORM.for]: String(id) }
}

/** Two offers of one step differ in whose name they are. */
function keyOf({ transition, for: principal }: ActionOffer): string {
  return principal ? `${transition}-${principal.id}` : transition
}

function Action({
  type,
  view,
  offer,
  specs,
  copy,
  context,
  action,
  open,
}: {
  type: SiteType
  view: ViewAnswer
  offer: ActionOffer
  specs: readonly EditorSpec[]
  copy: EditorSpec | undefined
  context: PageContext
  action: FormAction
  open: boolean
}) {
  const { words, locale, me } = context
  const { transition, asks, reason, blocked, for: principal } = offer
  const key = keyOf(offer)
  const label = principal ? words('delegation.actionFor', { action: offer.label, name: principal.title }) : offer.label
  if (blocked)
    return (
      <div>
        <Button type="button" look="secondary" disabled aria-describedby={`blocked-${key}`}>
          {label}
        </Button>
        <NoticeBar kind="warning" className="mt-2">
          <span id={`blocked-${key}`}>{words('page.blocked', { action: label, why: blocked })}</span>
        </NoticeBar>
      </div>
    )
  const plain = specs.length === 0 && !reason && !copy
  const { doc } = view
  const { fields } = stepOf(type.surface.flow!, transition)!
  // An answer in a round begins empty, whatever the document holds under the same name.
  const isOwnField = fields === type.surface.type.fields
  const form = (
    <DocumentForm
      key={`${doc.id}-${view.revision}-${key}`}
      action={action}
      initial={firstState({ fields, names: asks, doc: isOwnField ? doc : undefined, revision: view.revision })}
      specs={specs}
      copy={copy}
      hidden={{ [FORM.type]: type.slug, [FORM.id]: String(doc.id), [FORM.transition]: transition, ...forWhom(principal, context) }}
      buttons={[
        {
          intent: 'fire',
          label: plain ? label : words('form.confirm', { action: label }),
          look: leadsBack(type, transition) ? 'secondary' : 'primary',
        },
      ]}
      locale={locale}
      draftName={`${me.user?.id ?? 0}:${type.slug}:${doc.id}:${key}`}
      latest={detailPath(type, doc.id) ?? '/'}
      asksReason={reason && transition === NUDGE ? 'words' : reason}
      idPrefix={`${key}-`}
    />
  )
  if (plain) return form
  return (
    <details open={open} className="group border border-line bg-sheet shadow-sheet">
      <summary className="flex min-h-[max(var(--target),2.75rem)] list-none items-center gap-3 px-4 font-semibold hover:text-cinnabar">
        <span aria-hidden="true" className="text-cinnabar transition-transform group-open:rotate-90">
          ▸
        </span>
        {label}
      </summary>
      <div className="border-t border-line p-4 sm:p-6">{form}</div>
    </details>
  )
}
