import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { forReading, queryValue, type PageQuery } from '@yizheng/kit/portal'
import { Breadcrumbs, PageHeader } from '@yizheng/kit/ui'
import { pageContext } from '../../src/page-context.ts'
import { pageFrame } from '../../src/page-frame.ts'
import { ReceiptForm } from './receipt-form.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await pageFrame()
  return { title: words('receipt.title') }
}

export default async function ReceiptPage({ searchParams }: { searchParams: Promise<PageQuery> }) {
  const code = queryValue(await searchParams, 'code')?.trim()
  if (code) redirect(`/receipt/${encodeURIComponent(code.toUpperCase())}`)
  const context = await pageContext()
  const { words, locale } = context
  forReading()
  return (
    <div className="mx-auto max-w-[44rem]">
      <Breadcrumbs locale={locale} items={[{ label: words('receipt.title') }]} />
      <PageHeader title={words('receipt.title')} />
      <ReceiptForm context={context} />
    </div>
  )
}
