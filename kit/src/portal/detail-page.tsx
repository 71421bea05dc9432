import type { ReactNode } from 'react'
import type { RichText as RichTextData } from '../field.ts'
import { stateLabel } from '../former.ts'
import type { DeadlineAnswer, Picture as PictureData, Row, ViewAnswer } from '../protocol.ts'
import type { SiteType } from '../site.ts'
import { isOneOf } from '../who.ts'
import { stepOf } from '../workflow.ts'
import {
  Article,
  Breadcrumbs,
  ButtonLink,
  contentLang,
  cx,
  Deadline,
  DescriptionList,
  NoticeBar,
  PageHeader,
  SectionHeading,
  Timeline,
  type Crumb,
} from '../ui/index.ts'
import { ActionForms } from './action-forms.tsx'
import { FlowSection } from './flow-section.tsx'
import { DropDraft } from './drop-draft.client.tsx'
import { fieldLabel, fieldView, isShort, stateView } from './field-view.tsx'
import type { FormAction } from './form-state.ts'
import { listTitle } from './list-page.tsx'
import { LinkedLists } from './linked-lists.tsx'
import { LinksSection, type LinkActions } from './links-section.tsx'
import { Rounds } from './rounds.tsx'
import { SimilarSection } from './similar-section.client.tsx'
import { queryValue, readerOf, type PageContext, type PageQuery } from './page-context.ts'

/** A document: its fields in reading order, what became of it, and what this person may do next. Throws CmsDownError. */
export async function DetailPage({
  type,
  view,
  context,
  query,
  action,
  links,
  trail,
  tools,
  readOn,
}: {
  type: SiteType
  view: ViewAnswer
  context: PageContext
  query: PageQuery
  action: FormAction
  links: LinkActions
  /** What lies above the document, where that is not the list of its type; the last one stands above the title. */
  trail?: readonly Crumb[] | undefined
  /** What the reader may do with the page, under its title. */
  tools?: ReactNode
  /** Where to go on, at its end. */
  readOn?: ReactNode
}) {
  const { words, locale } = context
  const { surface } = type
  const rest = (
    <>
      <Rounds type={type} rounds={view.rounds} context={context} />
      <LinkedLists type={type} view={view} context={context} />
      {surface.pages?.detail?.timeline ? (
        <Timeline
          entries={view.history}
          cut={view.historyCut}
          locale={locale}
          stateLabel={(state) => words(stateLabel(surface.flow, state))}
        />
      ) : null}
      {context.me.user ? <FlowSection type={type} state={view.doc.state} context={context} /> : null}
      <Papers slug={type.slug} view={view} context={context} />
      {similarTo(type, view, context) ? <SimilarSection slug={type.slug} id={view.doc.id} locale={locale} /> : null}
      <ActionForms type={type} view={view} context={context} action={action} />
      <LinksSection type={type} view={view} context={context} query={query} actions={links} />
      {readOn}
    </>
  )
  return (
    <div className={cx('mx-auto', isArticle(type) ? 'max-w-[44rem]' : 'max-w-[52rem]')}>
      <Breadcrumbs locale={locale} items={documentCrumbs({ type, view, context, trail })} />
      <Done type={type} view={view} context={context} query={query} />
      <DocumentBody type={type} view={view} context={context} kicker={trail?.at(-1)?.label} tools={tools}>
        {rest}
      </DocumentBody>
    </div>
  )
}

/** The way from the home page down to a document. `trail`: what lies above it, where that is not the list of its type. */
export function documentCrumbs({
  type,
  view,
  context,
  trail,
}: {
  type: SiteType
  view: ViewAnswer
  context: PageContext
  trail?: readonly Crumb[] | undefined
}): readonly Crumb[] {
  const list = type.surface.pages?.list
  return [...(trail ?? (list ? [{ label: listTitle(type, context), href: list.path }] : [])), { label: documentTitle(type, view) }]
}

/** Whether everybody may read this document as it is now. */
export function isPublic({ surface: { flow, access } }: SiteType, { state }: Row): boolean {
  return flow ? flow.states[state ?? '']?.public === true : [access.read].flat().includes('anyone')
}

/** The head of a document and its fields in reading order; `children` follow. */
export function DocumentBody({
  type,
  view,
  context,
  kicker = context.words(type.surface.type.label),
  tools,
  children,
}: {
  type: SiteType
  view: ViewAnswer
  context: PageContext
  kicker?: string | undefined
  tools?: ReactNode
  children: ReactNode
}) {
  const props = { type, view, context, title: documentTitle(type, view), kicker, tools }
  return isArticle(type) ? <ArticleBody {...props}>{children}</ArticleBody> : <RecordBody {...props}>{children}</RecordBody>
}

/** Whether a document is mainly one formatted text. */
export function isArticle(type: SiteType): boolean {
  return shownFields(type).some((name) => type.surface.type.fields[name]?.kind === 'rich')
}

/** Official papers of the document, to be taken along. */
function Papers({ slug, view: { doc, papers }, context: { words } }: { slug: string; view: ViewAnswer; context: PageContext }) {
  if (papers.length === 0) return null
  return (
    <section aria-labelledby="papers" className="no-print mt-10">
      <SectionHeading id="papers">{words('page.papers')}</SectionHeading>
      <p className="flex flex-wrap gap-3">
        {papers.flatMap(({ paper, label }) =>
          ['docx', 'pdf'].map((format) => (
            <ButtonLink key={`${paper}.${format}`} href={`/api/${slug}/${doc.id}/papers/${paper}.${format}`} download>
              {words('page.paperAs', { paper: label, format: format === 'docx' ? 'Word' : 'PDF' })}
            </ButtonLink>
          )),
        )}
      </p>
    </section>
  )
}

/** Whether this reader is shown documents with passages in common. The CMS asks again. */
function similarTo({ surface: { similar, type } }: SiteType, { doc }: ViewAnswer, context: PageContext): boolean {
  return similar !== undefined && isOneOf({ who: similar.for, actor: readerOf(context), doc, fields: type.fields })
}

/** The title of a document; the type's name while it has none. */
export function documentTitle({ surface }: SiteType, { doc }: ViewAnswer): string {
  const title = doc[surface.type.title]
  return typeof title === 'string' && title !== '' ? title : surface.type.label
}

/** The first long text of a document, shortened, and its first picture: what stands for it elsewhere. */
export function documentPreview(
  { surface }: SiteType,
  { doc }: Pick<ViewAnswer, 'doc'>,
): { text: string | undefined; picture: PictureData | undefined } {
  const { fields } = surface.type
  const text = Object.keys(fields).find((name) => fields[name]!.kind === 'longText' && typeof doc[name] === 'string' && doc[name] !== '')
  const pictures = Object.keys(fields).flatMap((name) =>
    fields[name]!.kind === 'image' || fields[name]!.kind === 'images' ? [doc[name] ?? []].flat() : [],
  )
  return {
    text: text === undefined ? undefined : String(doc[text]).replace(/\s+/g, ' ').trim().slice(0, PREVIEW_LENGTH),
    picture: pictures[0] as PictureData | undefined,
  }
}

/** Characters of a description that search engines show. */
const PREVIEW_LENGTH = 120

interface BodyProps {
  type: SiteType
  view: ViewAnswer
  context: PageContext
  title: string
  kicker: string
  tools: ReactNode
  children: ReactNode
}

/** A document that is mainly one formatted text. */
function ArticleBody({ type, view: { doc }, context, title, kicker, tools, children }: BodyProps) {
  const { fields } = type.surface.type
  const names = shownFields(type)
  const body = names.find((name) => fields[name]?.kind === 'rich')!
  const cover = names.find((name) => fields[name]?.kind === 'image')
  const date = names.find((name) => fields[name]?.kind === 'date')
  const facts = names.filter((name) => name !== date && isShort(fields[name]))
  const after = names.filter((name) => !isShort(fields[name]) && name !== body && name !== cover)
  return (
    <Article
      title={title}
      lang={contentLang(context.locale)}
      locale={context.locale}
      kicker={kicker}
      tools={tools}
      date={date ? (doc[date] as string | null) : null}
      facts={[
        ...facts
          .map((name) => ({ label: fieldLabel(type, name, context), value: fieldView({ type, name, row: doc, context }) }))
          .filter(({ value }) => value !== undefined),
        ...stateFact(type, doc.state, context),
      ]}
      cover={cover ? (doc[cover] as PictureData | null) : null}
      body={doc[body] as RichTextData | null}
    >
      <Parts type={type} names={after} doc={doc} context={context} />
      {children}
    </Article>
  )
}

/** That it is published goes without saying. */
function stateFact(type: SiteType, state: string | undefined, context: PageContext) {
  return state && !type.surface.flow?.states[state]?.public
    ? [{ label: context.words('page.state'), value: stateView({ type, state, context }) }]
    : []
}

/** A document of several fields: pictures, facts, then the texts. */
function RecordBody({ type, view, context, title, kicker, tools, children }: BodyProps) {
  const { words, locale, me } = context
  const { doc, can } = view
  const { fields } = type.surface.type
  const names = shownFields(type)
  const facts = names.flatMap((name) => {
    const value = isShort(fields[name]) ? fieldView({ type, name, row: doc, context }) : undefined
    return value === undefined ? [] : [{ key: name, label: fieldLabel(type, name, context), value }]
  })
  const pictures = names.filter((name) => fields[name]?.kind === 'image' || fields[name]?.kind === 'images')
  return (
    <article>
      <PageHeader
        kicker={kicker}
        title={title}
        lang={contentLang(locale)}
        actions={
          can.length > 0 ? (
            <ButtonLink look="primary" href="#actions">
              {words('page.actions')}
            </ButtonLink>
          ) : undefined
        }
      >
        {doc.state ? (
          <p className="flex flex-wrap items-center gap-x-4 gap-y-2">
            {stateView({ type, state: doc.state, context })}
            {me.user && doc.dueAt ? (
              <Deadline dueAt={doc.dueAt} warnAt={doc.warnAt} provisional={doc.dueProvisional} locale={locale} />
            ) : null}
          </p>
        ) : null}
        {view.deadline ? <DeadlineFacts deadline={view.deadline} context={context} /> : null}
        {tools}
      </PageHeader>
      {/* What is to be seen comes first, and needs no heading. */}
      {pictures.map((name) => (
        <div key={name} className="mb-10">
          {fieldView({ type, name, row: doc, context })}
        </div>
      ))}
      {facts.length > 0 ? <DescriptionList items={facts} /> : null}
      <Parts type={type} names={names.filter((name) => !isShort(fields[name]) && !pictures.includes(name))} doc={doc} context={context} />
      {children}
    </article>
  )
}

/** By which version of which rule the deadline is counted, and which clocks stand still meanwhile. */
function DeadlineFacts({ deadline, context: { words } }: { deadline: DeadlineAnswer; context: PageContext }) {
  const { label, version, newest, extended, standing } = deadline
  const facts = [
    ...(version === null ? [] : [words('deadline.rule', { label: label ?? '', version })]),
    ...(newest !== null && newest !== version ? [words('deadline.newest', { version: newest })] : []),
    ...(extended ? [words('deadline.extended')] : []),
    ...(standing.length > 0 ? [words('deadline.standing', { states: standing.join(words('page.comma')) })] : []),
  ]
  return <p className="mt-1 text-sm text-ink-soft">{facts.join(' · ')}</p>
}

/** Long fields, each under its heading. */
function Parts({ type, names, doc, context }: { type: SiteType; names: readonly string[]; doc: ViewAnswer['doc']; context: PageContext }) {
  return names.map((name) => {
    const value = fieldView({ type, name, row: doc, context })
    return value === undefined ? null : (
      <section key={name} aria-labelledby={`part-${name}`} data-aloud-text className="mt-10">
        <SectionHeading id={`part-${name}`}>{fieldLabel(type, name, context)}</SectionHeading>
        {value}
      </section>
    )
  })
}

/** The title stands at the head already, and so does the state. */
function shownFields({ surface }: SiteType): readonly string[] {
  const names = surface.pages?.detail?.show ?? Object.keys(surface.type.fields)
  return names.filter((name) => name !== surface.type.title && name !== 'state')
}

/** After an action: that it is done, and what state that led to. */
function Done({ type, view, context: { words }, query }: { type: SiteType; view: ViewAnswer; context: PageContext; query: PageQuery }) {
  const done = queryValue(query, 'done')
  const { flow } = type.surface
  const transition = flow && done ? stepOf(flow, done) : undefined
  if (!transition || !view.doc.state) return null
  const formKey = queryValue(query, 'form')
  return (
    <>
      <NoticeBar kind="success">
        {words('page.done', { action: words(transition.label), state: words(flow!.states[view.doc.state]?.label ?? view.doc.state) })}
      </NoticeBar>
      {formKey ? <DropDraft formKey={formKey} /> : null}
    </>
  )
}
