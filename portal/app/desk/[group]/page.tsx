import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import type { DeskGroup, DeskGroupAnswer } from '@yizheng/kit'
import { queryValue, reads, type PageContext, type PageQuery } from '@yizheng/kit/portal'
import { Breadcrumbs, ButtonLink, Empty, FilterBar, PageHeader, Pager, Select, type FilterChoice } from '@yizheng/kit/ui'
import { pageFrame } from '../../../src/page-frame.ts'
import { requireReader } from '../../../src/require-reader.ts'
import { unlessDown } from '../../../src/service-down.tsx'
import { DeskList } from '../desk-list.tsx'
import { DeskTabs, isDeskGroup, nothingIn } from '../desk-tabs.tsx'
import { TodoList } from '../todo-list.tsx'

interface Props {
  params: Promise<{ group: string }>
  searchParams: Promise<PageQuery>
}

/** What a list may be narrowed and ordered by, as names in the address. */
const choices = ['type', 'state', 'light', 'sort'] as const

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ words }, { group }] = await Promise.all([pageFrame(), params])
  return { title: isDeskGroup(group) ? words(`desk.${group}`) : words('desk.title'), robots: { index: false } }
}

/** One group of the desk whole: filters, order, pages. */
export default async function GroupPage({ params, searchParams }: Props) {
  const [{ group }, query] = await Promise.all([params, searchParams])
  return unlessDown(() => drawGroup(group, query))
}

async function drawGroup(group: string, query: PageQuery) {
  if (!isDeskGroup(group)) notFound()
  const path = `/desk/${group}` as const
  const { context } = await requireReader(path)
  const { words, locale, cms } = context
  const chosen = Object.fromEntries(choices.flatMap((name) => (queryValue(query, name) ? [[name, queryValue(query, name)!]] : [])))
  const after = queryValue(query, 'after')
  const [deskRead, groupRead] = await cms.batch([reads.desk(), reads.deskGroup(group, { ...chosen, after })])
  const error = deskRead.error ?? groupRead.error
  if (error) throw error
  const answer = groupRead.value!
  const address = (more: Record<string, string>) => {
    const search = new URLSearchParams({ ...chosen, ...more }).toString()
    return search ? `${path}?${search}` : path
  }
  const narrowed = ['type', 'state', 'light'].some((name) => chosen[name])
  const nothing = (
    <Empty action={narrowed ? <ButtonLink href={path}>{words('page.showAll')}</ButtonLink> : undefined}>
      {words(narrowed ? 'page.emptyFiltered' : nothingIn[group])}
    </Empty>
  )
  return (
    <>
      <Breadcrumbs locale={locale} items={[{ label: words('desk.title'), href: '/desk' }, { label: words(`desk.${group}`) }]} />
      <PageHeader title={words(`desk.${group}`)} lead={words('desk.total', { total: answer.total })} />
      <DeskTabs current={group} counts={deskRead.value!.counts} context={context} />
      {answer.types.length > 0 ? (
        <FilterBar action={path} filters={filtersOf(answer, chosen, context)} locale={locale}>
          <div className="min-w-0 sm:min-w-[10rem] sm:max-w-[16rem] sm:flex-1 elder:min-w-[8rem] elder:flex-1">
            <label htmlFor="sort" className="mb-1 block text-sm text-ink-soft">
              {words('desk.sort')}
            </label>
            <Select
              id="sort"
              name="sort"
              defaultValue={chosen.sort ?? ordersOf(group)[0]!}
              options={ordersOf(group).map((value) => ({ value, label: words(`desk.sort.${value}`) }))}
            />
          </div>
        </FilterBar>
      ) : null}
      {group === 'todo' ? (
        <TodoList items={answer.items} nothing={nothing} context={context} />
      ) : answer.items.length > 0 ? (
        <DeskList items={answer.items} context={context} />
      ) : (
        nothing
      )}
      <Pager
        locale={locale}
        {...(answer.next ? { next: address({ after: answer.next }) } : {})}
        {...(after ? { first: address({}) } : {})}
      />
    </>
  )
}

function filtersOf(
  { types }: DeskGroupAnswer,
  chosen: Readonly<Record<string, string>>,
  { words, site }: PageContext,
): readonly FilterChoice[] {
  const shown = types.filter(({ type }) => !chosen.type || type === chosen.type)
  const states = new Map<string, { label: string; count: number }>()
  for (const { type, states: counts } of shown)
    for (const [state, count] of Object.entries(counts)) {
      const label = words(site.type(type)?.surface.flow?.states[state]?.label ?? state)
      states.set(state, { label, count: (states.get(state)?.count ?? 0) + count })
    }
  const choice = (name: (typeof choices)[number], options: FilterChoice['options']): FilterChoice => {
    const value = chosen[name]
    return { name, label: words(`desk.${name}`), ...(value ? { value } : {}), options }
  }
  return [
    ...(types.length > 1
      ? [
          choice(
            'type',
            types.map(({ type }) => ({ value: type, label: words(site.type(type)?.surface.type.label ?? type) })),
          ),
        ]
      : []),
    choice(
      'state',
      [...states].map(([value, { label, count }]) => ({ value, label: words('desk.stateCount', { state: label, count }) })),
    ),
    choice(
      'light',
      ['red', 'amber', 'green'].map((value) => ({ value, label: words(`desk.light.${value}`) })),
    ),
  ]
}

/** The orders of a group, its own first. */
function ordersOf(group: DeskGroup): readonly string[] {
  if (group === 'todo') return ['due', 'updated', 'created']
  return group === 'done' ? ['step', 'updated', 'due', 'created'] : ['updated', 'due', 'created']
}
