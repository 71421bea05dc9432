import { importPath } from '../import-path.ts'
import type { LedgerImportAnswer } from '../protocol.ts'
import type { SiteType } from '../site.ts'
import { Breadcrumbs, ButtonLink, Checkbox, DateText, Field, FileInput, NoticeBar, PageHeader, SectionHeading } from '../ui/index.ts'
import { FORM } from './form-state.ts'
import { checkedAnew, IMPORT, type ImportAction } from './handle-import.ts'
import { ImportForm } from './import-form.client.tsx'
import { ImportProblems } from './import-problems.tsx'
import { listTitle } from './list-page.tsx'
import { LookAgain } from './look-again.client.tsx'
import { mayImport, queryValue, type PageContext, type PageQuery } from './page-context.ts'
import { reads } from './reads.ts'

interface Props {
  type: SiteType
  context: PageContext
  query: PageQuery
  actions: { readonly upload: ImportAction; readonly confirm: ImportAction }
}

/** The page on which a ledger is brought in: sending it, what the check found (`?file=`), confirming. Throws CmsError and CmsDownError. */
export async function ImportPage({ type, context, query, actions }: Props) {
  const { words, locale, cms } = context
  const title = words('ledger.title', { type: words(type.surface.type.label) })
  if (!mayImport(context, type.surface)) return <PageHeader title={words('page.noRight')} lead={words('page.noRightText')} />
  const id = queryValue(query, 'file')
  const file = id && /^[1-9]\d{0,8}$/.test(id) ? await cms.read(reads.ledgerImport(type, Number(id))) : undefined
  const said = checkedAnew.find((key) => key === queryValue(query, 'said'))
  return (
    <div className="mx-auto max-w-[62rem]">
      <Breadcrumbs locale={locale} items={[{ label: listTitle(type, context), href: type.surface.pages!.list!.path }, { label: title }]} />
      <PageHeader
        title={title}
        lead={words('ledger.lead')}
        actions={
          <ButtonLink href={`/api/${type.slug}/ledger/template.xlsx`} download>
            {words('ledger.template')}
          </ButtonLink>
        }
      />
      {file && said ? <NoticeBar kind="warning">{words(`ledger.${said}`, { count: file.problemCount })}</NoticeBar> : null}
      {file ? <Result type={type} file={file} context={context} action={actions.confirm} /> : null}
      {asksForFile(file) ? (
        <ImportForm key={`upload-${file?.id}`} action={actions.upload} hidden={{ [FORM.type]: type.slug }} button={words('ledger.check')}>
          <Field name={IMPORT.file} label={words('ledger.file')} help={words('ledger.fileHelp')} locale={locale} required>
            {(control) => <FileInput {...control} accept=".xlsx" />}
          </Field>
        </ImportForm>
      ) : null}
    </div>
  )
}

/** Where there is nothing to confirm and nothing to wait for, a file is what is needed next. */
function asksForFile(file: LedgerImportAnswer | undefined): boolean {
  return !file || file.state === 'expired' || (file.state === 'checked' && file.problemCount > 0)
}

function Result({ type, file, context, action }: { type: SiteType; file: LedgerImportAnswer; context: PageContext; action: ImportAction }) {
  const { words } = context
  const path = importPath(type)!
  return (
    <section aria-labelledby="result" className="mb-10 grid gap-5">
      <SectionHeading id="result">{words('ledger.result')}</SectionHeading>
      <p>{words('ledger.checkedFile', { file: file.filename, sheet: file.sheet, rows: file.rows })}</p>
      <State type={type} file={file} context={context} action={action} />
      {file.state === 'running' || asksForFile(file) ? null : (
        <p>
          <a href={path} className="inline-flex min-h-target items-center">
            {words('ledger.again')}
          </a>
        </p>
      )}
    </section>
  )
}

function State({ type, file, context, action }: { type: SiteType; file: LedgerImportAnswer; context: PageContext; action: ImportAction }) {
  const { words } = context
  switch (file.state) {
    case 'done':
      return (
        <NoticeBar kind="success" className="mb-0!">
          <p>{words('ledger.isDone', { count: file.imported ?? 0 })}</p>
          <a href={type.surface.pages!.list!.path}>{words('ledger.toList')}</a>
        </NoticeBar>
      )
    case 'running':
      return (
        <NoticeBar className="mb-0!">
          <p>{words('ledger.isRunning')}</p>
          <a href={`${importPath(type)!}?file=${file.id}`}>{words('ledger.look')}</a>
          <LookAgain />
        </NoticeBar>
      )
    case 'expired':
      return (
        <NoticeBar kind="warning" className="mb-0!">
          {words('ledger.isExpired')}
        </NoticeBar>
      )
    case 'checked':
      return file.problemCount > 0 ? (
        <ImportProblems type={type} file={file} context={context} />
      ) : (
        <Confirm type={type} file={file} context={context} action={action} />
      )
  }
}

function Confirm({
  type,
  file,
  context,
  action,
}: {
  type: SiteType
  file: LedgerImportAnswer
  context: PageContext
  action: ImportAction
}) {
  const { words, locale } = context
  const comma = words('page.comma')
  return (
    <>
      {file.failure ? (
        <NoticeBar kind="error" className="mb-0!">
          {file.failure}
        </NoticeBar>
      ) : (
        <NoticeBar kind="success" className="mb-0!">
          {words('ledger.allGood')}
        </NoticeBar>
      )}
      <p>
        {words('ledger.willBe')}
        {file.states.map(({ label, count }) => words('ledger.stateCount', { state: label, count })).join(comma)}
      </p>
      {file.left.length > 0 ? <p className="text-ink-soft">{words('ledger.leftColumns', { columns: file.left.join(comma) })}</p> : null}
      <ImportForm
        key="confirm"
        action={action}
        hidden={{ [FORM.type]: type.slug, [FORM.id]: String(file.id), [IMPORT.version]: file.version }}
        button={words('ledger.confirm', { count: file.rows })}
      >
        {file.unknown.length > 0 ? (
          <Checkbox
            name={IMPORT.ignore}
            label={words('ledger.ignore')}
            help={words('ledger.unknownFound', { columns: file.unknown.join(comma) })}
          />
        ) : null}
      </ImportForm>
      <p className="text-sm text-ink-soft">
        {words('ledger.expires')} <DateText at={file.expiresAt} locale={locale} time />
      </p>
    </>
  )
}
