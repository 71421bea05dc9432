import { detailPath } from '../detail-path.ts'
import { importPath } from '../import-path.ts'
import type { ReactNode } from 'react'
import type { Picture as PictureData, Row } from '../protocol.ts'
import type { SiteType } from '../site.ts'
import {
  Breadcrumbs,
  ButtonLink,
  contentLang,
  Empty,
  FilterBar,
  Gallery,
  PageHeader,
  Pager,
  Picture,
  Table,
  Tag,
  type FilterChoice,
} from '../ui/index.ts'
import { fieldLabel, fieldView, isShort } from './field-view.tsx'
import { mayCreate, mayDownload, mayImport, queryValue, type PageContext, type PageQuery } from './page-context.ts'
import { reads } from './reads.ts'
import { relationOptions } from './relation-options.ts'

/** The list of a type as its declaration draws it: filters, rows or a gallery, pages. Throws CmsError and CmsDownError. */
export async function ListPage({ type, context, query }: { type: SiteType; context: PageContext; query: PageQuery }) {
  const { words, locale, cms } = context
  const { path, show, filter = [], layout = 'rows' } = type.surface.pages!.list!
  const chosen = Object.fromEntries(filter.flatMap((name) => (queryValue(query, name) ? [[name, queryValue(query, name)!]] : [])))
  const after = queryValue(query, 'after')
  const before = queryValue(query, 'before')
  const [{ docs, next, previous }, filters] = await Promise.all([
    cms.read(reads.list(type, { fields: show, filter: chosen, after, before })),
    filterChoices(type, context, chosen),
  ])
  const address = (extra: Record<string, string> = {}) => {
    const search = new URLSearchParams({ ...chosen, ...extra }).toString()
    return search ? `${path}?${search}` : path
  }
  const title = listTitle(type, context)
  const submit = type.surface.pages?.submit
  const actions = [
    ...(mayDownload(context, type.surface) ? [{ href: ledgerPath(type, chosen), label: 'ledger.download' }] : []),
    ...(mayImport(context, type.surface) ? [{ href: importPath(type)!, label: 'ledger.upload' }] : []),
    ...(submit && mayCreate(context, type.surface) ? [{ href: submit.path, label: submit.label, look: 'primary' as const }] : []),
  ].map(({ label, ...link }) => (
    <ButtonLink key={link.href} {...link}>
      {words(label)}
    </ButtonLink>
  ))
  const rows = docs.map((row) => ({ row, href: type.surface.pages?.detail ? detailPath(type, row.id) : undefined }))
  return (
    <>
      <Breadcrumbs locale={locale} items={[{ label: title }]} />
      <PageHeader title={title} actions={actions.length > 0 ? actions : undefined} />
      <FilterBar action={path} filters={filters} locale={locale} />
      {rows.length === 0 ? (
        <Empty action={Object.keys(chosen).length > 0 ? <ButtonLink href={path}>{words('page.showAll')}</ButtonLink> : undefined}>
          {words(Object.keys(chosen).length > 0 ? 'page.emptyFiltered' : 'page.emptyList')}
        </Empty>
      ) : (
        <Rows type={type} rows={rows} layout={layout} context={context} title={title} />
      )}
      <Pager
        locale={locale}
        next={next ? address({ after: next }) : undefined}
        previous={previous ? address({ before: previous }) : undefined}
        first={previous ? address() : undefined}
      />
    </>
  )
}

/** Where the list, narrowed like this, is to be had as a spreadsheet. */
function ledgerPath({ slug }: SiteType, chosen: Readonly<Record<string, string>>): string {
  const search = new URLSearchParams(chosen).toString()
  return `/api/${slug}/ledger.xlsx${search ? `?${search}` : ''}`
}

/** An app with one list gives it its own name; else the list has the name of what is in it. */
export function listTitle({ app, surface }: SiteType, { words }: PageContext): string {
  const lists = Object.values(app.types).filter(({ pages }) => pages?.list)
  return words(lists.length === 1 ? app.label : surface.type.label)
}

interface Linked {
  readonly row: Row
  readonly href: string | undefined
}
interface RowsProps {
  type: SiteType
  rows: readonly Linked[]
  context: PageContext
}

function Rows({ layout, title, ...props }: RowsProps & { layout: 'rows' | 'gallery'; title: string }) {
  if (layout === 'gallery') return <GalleryRows {...props} />
  const { fields } = props.type.surface.type
  const wide = props.type.surface.pages!.list!.show.some((name) => !isShort(fields[name]))
  return wide ? <EntryRows {...props} /> : <TableRows {...props} title={title} />
}

function GalleryRows({ type, rows, context }: RowsProps) {
  const { fields, title } = type.surface.type
  const { show } = type.surface.pages!.list!
  const picture = show.find((name) => fields[name]?.kind === 'images' || fields[name]?.kind === 'image')
  const notes = show.filter((name) => name !== title && isShort(fields[name]))
  return (
    <Gallery
      lang={contentLang(context.locale)}
      items={rows.map(({ row, href }) => ({
        id: row.id,
        ...(href ? { href } : {}),
        title: String(row[title] ?? ''),
        note: <Facts parts={notes.map((name) => fieldView({ type, name, row, context }))} />,
        ...(picture ? firstPicture(row[picture]) : {}),
      }))}
    />
  )
}

/** Rows with a picture or a paragraph of their own. */
function EntryRows({ type, rows, context }: RowsProps) {
  const { fields, title } = type.surface.type
  const names = type.surface.pages!.list!.show.filter((name) => name !== title)
  const pictureField = names.find((name) => fields[name]?.kind === 'image' || fields[name]?.kind === 'images')
  const text = names.find((name) => fields[name]?.kind === 'longText')
  const lang = contentLang(context.locale)
  return (
    <ul>
      {rows.map(({ row, href }) => {
        const { picture } = pictureField ? firstPicture(row[pictureField]) : {}
        return (
          <li key={row.id} className="group relative flex flex-wrap gap-x-8 gap-y-4 border-b border-line py-6 first:pt-0 sm:flex-nowrap">
            <div className="min-w-0 flex-1 basis-72">
              <h2 lang={lang} className="text-xl">
                {titleLink({
                  row,
                  href,
                  title,
                  lang: undefined,
                  className: 'no-underline after:absolute after:inset-0 group-hover:underline',
                })}
              </h2>
              {text && row[text] ? (
                <p lang={lang} className="mt-2 line-clamp-3 elder:line-clamp-none! max-w-[38em] text-ink-soft">
                  {String(row[text])}
                </p>
              ) : null}
              <p className="mt-2 text-sm text-ink-soft">
                <Facts parts={names.filter((name) => isShort(fields[name])).map((name) => fieldView({ type, name, row, context }))} />
              </p>
            </div>
            {picture ? (
              <div className="aspect-3/2 w-full flex-none overflow-hidden sm:w-52">
                <Picture picture={{ ...picture, alt: '' }} sizes="(min-width: 40rem) 13rem, 90vw" className="size-full object-cover" />
              </div>
            ) : null}
          </li>
        )
      })}
    </ul>
  )
}

/** Flags are no column: whoever has one carries it beside the title. */
function TableRows({ type, rows, context, title: caption }: RowsProps & { title: string }) {
  const { fields, title } = type.surface.type
  const { show } = type.surface.pages!.list!
  const flags = show.filter((name) => fields[name]?.kind === 'flag')
  const lang = contentLang(context.locale)
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={({ row }) => row.id}
      columns={show
        .filter((name) => !flags.includes(name))
        .map((name) => ({
          key: name,
          label: fieldLabel(type, name, context),
          heading: name === title,
          numeric: fields[name]?.kind === 'number',
          cell: ({ row, href }: Linked) =>
            name === title ? (
              <>
                {flags
                  .filter((flag) => row[flag] === true)
                  .map((flag) => (
                    <Tag key={flag}>{fieldLabel(type, flag, context)}</Tag>
                  ))}
                {titleLink({ row, href, title, lang })}
              </>
            ) : (
              fieldView({ type, name, row, context })
            ),
        }))}
    />
  )
}

function titleLink({
  row,
  href,
  title,
  lang,
  className,
}: Linked & { title: string; lang: string | undefined; className?: string }): ReactNode {
  const text = String(row[title] ?? '')
  return href ? (
    <a href={href} lang={lang} className={className}>
      {text}
    </a>
  ) : (
    <span lang={lang}>{text}</span>
  )
}

/** Short facts in one line, the empty ones left out. */
function Facts({ parts }: { parts: readonly ReactNode[] }) {
  const there = parts.filter((part) => part !== undefined)
  return there.map((part, index) => (
    <span key={index}>
      {index > 0 ? <span aria-hidden="true"> · </span> : null}
      {part}
    </span>
  ))
}

function firstPicture(value: unknown): { picture?: PictureData } {
  const first = (Array.isArray(value) ? value[0] : value) as PictureData | null | undefined
  return first ? { picture: first } : {}
}

async function filterChoices(type: SiteType, context: PageContext, chosen: Readonly<Record<string, string>>): Promise<FilterChoice[]> {
  const { surface } = type
  const names = surface.pages!.list!.filter ?? []
  const related = names.flatMap((name) => (surface.type.fields[name]?.kind === 'one' ? [surface.type.fields[name]] : []))
  const options = await relationOptions(context, related)
  return names.flatMap((name): FilterChoice[] => {
    const field = surface.type.fields[name]
    const offered =
      name === 'state'
        ? stateOptions(type, context)
        : field?.kind === 'one'
          ? options.get(field)
          : Object.entries(field?.values ?? {}).map(([value, label]) => ({ value, label: context.words(label) }))
    return offered && offered.length > 0
      ? [{ name, label: fieldLabel(type, name, context), ...(chosen[name] ? { value: chosen[name] } : {}), options: offered }]
      : []
  })
}

/** The public is offered the states it can see; whoever is signed in, all of them. */
function stateOptions({ surface }: SiteType, { words, me }: PageContext) {
  return Object.entries(surface.flow?.states ?? {})
    .filter(([, state]) => me.user !== null || state.public)
    .map(([value, { label }]) => ({ value, label: words(label) }))
}
