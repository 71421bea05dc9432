import type { LinkAnswer, ViewAnswer } from '../protocol.ts'
import { formatMoment, NoticeBar, SectionHeading } from '../ui/index.ts'
import type { SiteType } from '../site.ts'
import { requiredFields } from '../validate.ts'
import { stepOf } from '../workflow.ts'
import { DocumentBody } from './detail-page.tsx'
import { DocumentForm } from './document-form.client.tsx'
import { editorSpecs } from './editor-spec.ts'
import { firstState } from './first-state.ts'
import { FORM, type FormAction } from './form-state.ts'
import type { PageContext } from './page-context.ts'
import { Rounds } from './rounds.tsx'

/** What a signed link (签批链接) opens: who asks whom, the document as that person may see it, and what they may decide. */
export async function LinkPage({
  type,
  answer,
  token,
  context,
  action,
}: {
  type: SiteType
  answer: LinkAnswer
  token: string
  context: PageContext
  action: FormAction
}) {
  const { words, locale } = context
  const { doc, rounds, person, sentBy, expiresAt } = answer
  const view: ViewAnswer = { doc, revision: 0, can: answer.can, mayEdit: false, history: [], rounds, papers: [] }
  // Nobody is signed in here, so nothing of it leads anywhere else.
  const alone: PageContext = { ...context, unlinked: true }
  const hasFiles = Object.entries(type.surface.type.fields).some(
    ([name, { kind }]) => kind === 'files' && Array.isArray(doc[name]) && doc[name].length > 0,
  )
  return (
    <div className="mx-auto max-w-[44rem]">
      <NoticeBar
        kind="info"
        title={words('link.asked', { by: sentBy.title, person: person.title, until: formatMoment(expiresAt, locale) })}
      >
        {words('link.once')}
      </NoticeBar>
      <DocumentBody type={type} view={view} context={alone}>
        {hasFiles ? <p className="mt-4 text-ink-soft">{words('link.attachments')}</p> : null}
        <Rounds type={type} rounds={rounds} context={alone} />
        <section aria-labelledby="actions" className="no-print mt-10">
          <SectionHeading id="actions">{words('link.decide')}</SectionHeading>
          <div className="grid gap-4">
            {answer.can.map((offer) => (
              <Decision key={offer.transition} type={type} answer={answer} offer={offer} token={token} context={context} action={action} />
            ))}
          </div>
        </section>
      </DocumentBody>
    </div>
  )
}

/** One of the decisions, which a button of its own confirms. Nothing is folded: without scripts, what was wrong must be seen. */
async function Decision({
  type,
  answer: { doc },
  offer: { transition, label, asks, reason },
  token,
  context,
  action,
}: {
  type: SiteType
  answer: LinkAnswer
  offer: LinkAnswer['can'][number]
  token: string
  context: PageContext
  action: FormAction
}) {
  const { words, locale } = context
  const { fields } = stepOf(type.surface.flow!, transition)!
  const isOwnField = fields === type.surface.type.fields
  return (
    <section aria-labelledby={`decision-${transition}`} className="border border-line bg-sheet p-4 shadow-sheet sm:p-6">
      <h3 id={`decision-${transition}`} className="mb-4 text-lg font-semibold">
        {label}
      </h3>
      <DocumentForm
        action={action}
        initial={firstState({ fields, names: asks, doc: isOwnField ? doc : undefined, revision: undefined })}
        specs={await editorSpecs({ fields, names: asks, required: requiredFields(type.surface, transition), context })}
        hidden={{ [FORM.type]: type.slug, [FORM.id]: String(doc.id), [FORM.transition]: transition, [FORM.link]: token }}
        buttons={[{ intent: 'fire', label: words('form.confirm', { action: label }), look: reason ? 'secondary' : 'primary' }]}
        locale={locale}
        draftName={`link:${type.slug}:${doc.id}:${transition}`}
        asksReason={reason}
        idPrefix={`${transition}-`}
      />
    </section>
  )
}
