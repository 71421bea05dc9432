import type { Metadata } from 'next'
import { dayInChina } from '@yizheng/kit'
import { queryValue, reads, type PageQuery } from '@yizheng/kit/portal'
import { Breadcrumbs, DateText, Empty, NoticeBar, PageHeader, SectionHeading } from '@yizheng/kit/ui'
import { pageFrame } from '../../../src/page-frame.ts'
import { requireReader } from '../../../src/require-reader.ts'
import { unlessDown } from '../../../src/service-down.tsx'
import { DelegationTable } from './delegation-table.tsx'
import { NewDelegation } from './new-delegation.client.tsx'

const texts = ['deputy', 'from', 'until', 'apps', 'appsHelp', 'remark', 'appoint', 'failed'] as const

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await pageFrame()
  return { title: words('delegation.title'), robots: { index: false } }
}

/** 委托: whom a person appointed, whom they stand for, and what was done in their name. */
export default async function DelegationsPage({ searchParams }: { searchParams: Promise<PageQuery> }) {
  const result = queryValue(await searchParams, 'result')
  return unlessDown(() => drawDelegations(result))
}

async function drawDelegations(result: string | undefined) {
  const { context, user } = await requireReader('/desk/delegations')
  const { words, locale, cms } = context
  const answer = await cms.read(reads.delegations())
  const { given, held, people, apps, steps } = answer
  const everybody = user.roles.includes('admin') ? (await cms.read(reads.allDelegations())).delegations : undefined
  return (
    <div className="mx-auto grid max-w-[62rem] gap-12">
      <div>
        <Breadcrumbs locale={locale} items={[{ label: words('desk.title'), href: '/desk' }, { label: words('delegation.title') }]} />
        <PageHeader title={words('delegation.title')} lead={words('delegation.lead')} />
        {result === 'appointed' ? <NoticeBar kind="success">{words('delegation.appointed')}</NoticeBar> : null}
        {result === 'ended' ? <NoticeBar kind="success">{words('delegation.ended')}</NoticeBar> : null}
        {result === 'failed' ? <NoticeBar kind="error">{words('delegation.failed')}</NoticeBar> : null}
        <section aria-labelledby="new">
          <SectionHeading id="new">{words('delegation.new')}</SectionHeading>
          {people.length > 0 ? (
            <>
              <p className="mb-6 text-sm text-ink-soft">{words('delegation.notHanded')}</p>
              <NewDelegation
                people={people}
                apps={apps}
                today={dayInChina(new Date())}
                locale={locale}
                texts={
                  Object.fromEntries(texts.map((name) => [name, words(`delegation.${name}`)])) as Record<(typeof texts)[number], string>
                }
              />
            </>
          ) : (
            <Empty>{words('delegation.nobody')}</Empty>
          )}
        </section>
      </div>
      <section aria-labelledby="given">
        <SectionHeading id="given">{words('delegation.given')}</SectionHeading>
        <DelegationTable
          caption={words('delegation.given')}
          rows={given}
          show={['deputy']}
          apps={apps}
          nothing={words('delegation.noneGiven')}
          context={context}
        />
      </section>
      <section aria-labelledby="held">
        <SectionHeading id="held">{words('delegation.held')}</SectionHeading>
        <DelegationTable
          caption={words('delegation.held')}
          rows={held}
          show={['principal']}
          apps={apps}
          nothing={words('delegation.noneHeld')}
          context={context}
        />
      </section>
      <section aria-labelledby="steps">
        <SectionHeading id="steps">{words('delegation.steps')}</SectionHeading>
        {steps.length === 0 ? (
          <Empty>{words('delegation.noSteps')}</Empty>
        ) : (
          <ol>
            {steps.map(({ at, actor, label, title, path }) => (
              <li key={`${at}${label}`} className="border-b border-line py-3">
                <p className="font-semibold">{path ? <a href={path}>{title}</a> : (title ?? '—')}</p>
                <p className="text-sm text-ink-soft">
                  <DateText at={at} locale={locale} time /> · {actor.title} · {label}
                </p>
              </li>
            ))}
          </ol>
        )}
      </section>
      {everybody ? (
        <section aria-labelledby="all">
          <SectionHeading id="all">{words('delegation.all')}</SectionHeading>
          <DelegationTable
            caption={words('delegation.all')}
            rows={everybody}
            show={['principal', 'deputy']}
            apps={apps}
            nothing={words('delegation.none')}
            context={context}
          />
        </section>
      ) : null}
    </div>
  )
}
