import type { SentLink, ViewAnswer } from '../protocol.ts'
import type { SiteType } from '../site.ts'
import { DateText, NoticeBar, SectionHeading, StateBadge, Table } from '../ui/index.ts'
import { DocumentForm } from './document-form.client.tsx'
import { firstState } from './first-state.ts'
import { FORM, type FormAction } from './form-state.ts'
import { linkFields } from './handle-link.ts'
import { queryValue, type PageContext, type PageQuery } from './page-context.ts'

/** What whoever may send signed links does with them: send one, see what became of it, withdraw it. */
export interface LinkActions {
  readonly send: FormAction
  readonly withdraw: FormAction
}

/** 签批链接 of a document, for those who may send them. */
export function LinksSection({
  type,
  view,
  context,
  query,
  actions,
}: {
  type: SiteType
  view: ViewAnswer
  context: PageContext
  query: PageQuery
  actions: LinkActions
}) {
  const { links, doc } = view
  const { words, locale, me } = context
  if (!links || (links.people.length === 0 && links.sent.length === 0)) return null
  const said = { sent: 'page.linkSent', withdrawn: 'page.linkWithdrawn' }[queryValue(query, 'link') ?? '']
  const own = { [FORM.type]: type.slug, [FORM.id]: String(doc.id) }
  const draft = `${me.user?.id ?? 0}:${type.slug}:${doc.id}:link`
  return (
    <section aria-labelledby="links" className="no-print mt-10">
      <SectionHeading id="links">{words('page.links')}</SectionHeading>
      {said ? <NoticeBar kind="success">{words(said)}</NoticeBar> : null}
      <p className="mb-4 text-ink-soft">{words('page.linksHelp')}</p>
      {links.people.length > 0 ? (
        <DocumentForm
          action={actions.send}
          initial={firstState({ fields: linkFields, names: ['person'], doc: undefined, revision: undefined })}
          specs={[
            {
              name: 'person',
              kind: 'one',
              label: words('page.linkTo'),
              required: true,
              options: links.people.map(({ id, title }) => ({ value: String(id), label: title })),
            },
          ]}
          hidden={own}
          buttons={[{ intent: 'link', label: words('page.linkSend'), look: 'secondary' }]}
          locale={locale}
          draftName={draft}
          idPrefix="link-"
        />
      ) : null}
      {links.sent.length > 0 ? (
        <div className="mt-6">
          <Table
            caption={words('page.links')}
            rows={links.sent}
            rowKey={({ id }) => id}
            columns={[
              { key: 'to', label: words('page.linkTo'), heading: true, cell: ({ to }) => to.title },
              { key: 'steps', label: words('page.linkSteps'), cell: ({ steps }) => steps.join(words('page.comma')) },
              { key: 'by', label: words('page.linkBy'), cell: ({ by }) => by.title },
              { key: 'until', label: words('page.linkUntil'), cell: ({ expiresAt }) => <DateText at={expiresAt} locale={locale} time /> },
              {
                key: 'state',
                label: words('page.linkState'),
                cell: (link) => (
                  <>
                    <StateBadge label={words(`page.linkState.${link.state}`)} tone={tones[link.state]} />
                    {link.state === 'open' ? (
                      <DocumentForm
                        action={actions.withdraw}
                        initial={firstState({ fields: {}, names: [], doc: undefined, revision: undefined })}
                        specs={[]}
                        hidden={{ ...own, [FORM.link]: String(link.id) }}
                        buttons={[{ intent: 'withdraw', label: words('page.linkWithdraw'), look: 'quiet' }]}
                        locale={locale}
                        draftName={`${draft}:${link.id}`}
                      />
                    ) : null}
                  </>
                ),
              },
            ]}
          />
        </div>
      ) : null}
    </section>
  )
}

const tones: Readonly<Record<SentLink['state'], 'waiting' | 'done' | 'ended'>> = {
  open: 'waiting',
  used: 'done',
  withdrawn: 'ended',
  expired: 'ended',
  void: 'ended',
}
