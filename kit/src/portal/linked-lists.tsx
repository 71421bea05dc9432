import { detailPath } from '../detail-path.ts'
import type { Ref, Row, ViewAnswer } from '../protocol.ts'
import { readFilter } from '../row-filter.ts'
import type { SiteType } from '../site.ts'
import type { LinkedList } from '../surface.ts'
import { ButtonLink, contentLang, SectionHeading, Table } from '../ui/index.ts'
import { fieldLabel, fieldView } from './field-view.tsx'
import { mayCreate, readerOf, type PageContext } from './page-context.ts'
import { reads } from './reads.ts'

const MOST = 100

/** What points to this document, list after list; a list that is empty for this reader, and to which they add nothing, is left out. Throws CmsDownError. */
export async function LinkedLists({ type, view, context }: { type: SiteType; view: ViewAnswer; context: PageContext }) {
  const lists = Object.entries(type.surface.pages?.detail?.lists ?? {})
  const shown = await Promise.all(
    lists.map(async ([name, list]) => ({ name, list, rows: await rowsOf(list, view, context), add: addPath(list, view, context) })),
  )
  return shown.map(({ name, list, rows, add }) =>
    rows.length === 0 && add === undefined ? null : (
      <section key={name} aria-labelledby={`list-${name}`} className="mt-10">
        <SectionHeading id={`list-${name}`}>{context.words(list.label)}</SectionHeading>
        {rows.length > 0 ? <Rows list={list} rows={rows} context={context} /> : null}
        {add === undefined ? null : (
          <p className="no-print mt-4">
            <ButtonLink href={add.href}>{add.label}</ButtonLink>
          </p>
        )}
      </section>
    ),
  )
}

function Rows({ list, rows, context }: { list: LinkedList; rows: readonly Row[]; context: PageContext }) {
  const type = context.site.type(list.of)!
  const heading = headingOf(type, list)
  return (
    <Table
      caption={context.words(list.label)}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[...new Set([heading, ...list.show])].map((name) => ({
        key: name,
        label: fieldLabel(type, name, context),
        heading: name === heading,
        cell: (row: Row) =>
          name === heading ? (
            <a href={detailPath(type, row.id)} lang={contentLang(context.locale)}>
              {nameIn(row[heading])}
            </a>
          ) : (
            fieldView({ type, name, row, context })
          ),
      }))}
    />
  )
}

function headingOf(type: SiteType, { heading }: LinkedList): string {
  return heading ?? type.surface.type.title
}

/** A text, or the title of what a relation names. */
function nameIn(value: unknown): string {
  return typeof value === 'string' ? value : ((value as Ref | null)?.title ?? '')
}

async function rowsOf(list: LinkedList, { doc }: ViewAnswer, context: PageContext): Promise<readonly Row[]> {
  const { of, by, show } = list
  const type = context.site.type(of)!
  if (context.offApps.includes(type.app.id) || readFilter(type.surface, readerOf(context)) === false) return []
  const fields = [...new Set([headingOf(type, list), ...show])]
  const { docs } = await context.cms.read(reads.list(type, { fields, filter: { [by]: String(doc.id) }, limit: MOST }))
  return docs
}

/** Where a new one is written that points to this document; undefined for whoever may not, or while it may not be pointed to. */
function addPath({ of, by, add }: LinkedList, { doc }: ViewAnswer, context: PageContext): { href: string; label: string } | undefined {
  const { surface } = context.site.type(of)!
  const states = surface.type.fields[by]!.options.only?.state
  const submit = surface.pages?.submit
  if (!add || !submit || !mayCreate(context, surface) || (states && !states.includes(String(doc.state)))) return undefined
  return { href: `${submit.path}?${by}=${doc.id}`, label: context.words(submit.label) }
}
