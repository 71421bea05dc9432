import type { Metadata } from 'next'
import type { ReceiptAnswer } from '@yizheng/kit'
import { CmsError, DropDraft, queryValue, reads, safePath, type PageContext, type PageQuery } from '@yizheng/kit/portal'
import { Breadcrumbs, ButtonLink, Card, DateText, DescriptionList, NoticeBar, PageHeader, StateBadge, toneOf } from '@yizheng/kit/ui'
import { pageContext } from '../../../src/page-context.ts'
import { pageFrame } from '../../../src/page-frame.ts'
import { unlessDown } from '../../../src/service-down.tsx'
import { ReceiptForm } from '../receipt-form.tsx'

interface Props {
  params: Promise<{ code: string }>
  searchParams: Promise<PageQuery>
}

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await pageFrame()
  return { title: words('receipt.title'), robots: { index: false } }
}

/** What became of what was handed in. Reached right after handing in (`form`, `to`) it says so first. */
export default async function ReceiptCodePage({ params, searchParams }: Props) {
  const [{ code }, query] = await Promise.all([params, searchParams])
  return unlessDown(() => drawReceipt(decodeURIComponent(code), query))
}

async function drawReceipt(code: string, query: PageQuery) {
  const context = await pageContext()
  const { words, locale } = context
  const answer = await receiptOf(code, context)
  const handedIn = queryValue(query, 'form')
  const to = safePath(queryValue(query, 'to'), '/')
  return (
    <div className="mx-auto max-w-[44rem]">
      <Breadcrumbs locale={locale} items={[{ label: words('receipt.title'), href: '/receipt' }, { label: code }]} />
      <PageHeader title={words(handedIn && answer ? 'form.handedIn' : 'receipt.title')} />
      {handedIn && answer ? (
        <>
          <NoticeBar kind="success">{words('form.handedInText')}</NoticeBar>
          <DropDraft formKey={handedIn} />
        </>
      ) : null}
      {answer ? (
        <Receipt answer={answer} context={context} />
      ) : (
        <ReceiptForm context={context} code={code} error={words('receipt.notFound')} />
      )}
      {handedIn && answer ? (
        <p className="mt-8 flex flex-wrap gap-4">
          {to === '/' ? null : (
            <ButtonLink look="primary" href={to}>
              {words('form.toDocument')}
            </ButtonLink>
          )}
          <ButtonLink href="/desk">{words('form.toDesk')}</ButtonLink>
        </p>
      ) : null}
    </div>
  )
}

function Receipt({ answer, context: { words, locale, site } }: { answer: ReceiptAnswer; context: PageContext }) {
  const state = answer.state ? site.type(answer.type)?.surface.flow?.states[answer.state] : undefined
  return (
    <Card>
      <p className="text-sm text-ink-soft">{words('receipt.code')}</p>
      <p className="tabular mb-6 font-serif text-3xl font-bold tracking-wider">{answer.receipt}</p>
      <DescriptionList
        items={[
          { key: 'type', label: words('receipt.type'), value: words(answer.typeLabel) },
          ...(answer.stateLabel
            ? [{ key: 'state', label: words('receipt.state'), value: <StateBadge label={words(answer.stateLabel)} tone={toneOf(state)} /> }]
            : []),
          { key: 'receivedAt', label: words('receipt.receivedAt'), value: <DateText at={answer.receivedAt} locale={locale} time /> },
          { key: 'updatedAt', label: words('receipt.updatedAt'), value: <DateText at={answer.updatedAt} locale={locale} time /> },
        ]}
      />
    </Card>
  )
}

async function receiptOf(code: string, { cms }: PageContext): Promise<ReceiptAnswer | undefined> {
  try {
    return await cms.read(reads.receipt(code))
  } catch (error) {
    if (error instanceof CmsError && error.status === 404) return undefined
    throw error
  }
}
