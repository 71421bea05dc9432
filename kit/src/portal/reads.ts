import { isRelationKind, type Id } from '../field.ts'
import type {
  AddressesAnswer,
  AllDelegationsAnswer,
  BesideAnswer,
  DelegationsAnswer,
  DeskAnswer,
  DeskGroup,
  DeskGroupAnswer,
  InboxAnswer,
  LedgerImportAnswer,
  ListAnswer,
  MeAnswer,
  NoticeSettingsAnswer,
  OptionsAnswer,
  ReceiptAnswer,
  Row,
  SearchAnswer,
  SignInProvidersAnswer,
  SiteAnswer,
  ViewAnswer,
} from '../protocol.ts'
import type { SiteType } from '../site.ts'
import { relationIds } from '../who.ts'

/** One thing to read from the CMS, as a value: it can be read by itself or together with others in one batch. */
export interface Read<T> {
  readonly path: `/api/${string}`
  /** What a page made from the answer depends on (see RenderContext); undefined: on too much, so it is not kept. */
  readonly tags?: (answer: T) => readonly string[]
}

/** Which part of a list to read. `sort` is a field's name, newest or largest first; `limit` counts rows. */
export interface ListQuery {
  /** Names of fields; all of them unless told. */
  readonly fields?: readonly string[] | undefined
  /** Field (or `state`) → wanted value. */
  readonly filter?: Readonly<Record<string, string>> | undefined
  readonly sort?: string | undefined
  /** The `next` of the page before. */
  readonly after?: string | undefined
  /** The `previous` of the page after. */
  readonly before?: string | undefined
  readonly limit?: number | undefined
}

/** Everything the portal reads. */
export const reads = {
  /** Marks of the site, navigation, columns, which apps are on. */
  site: (): Read<SiteAnswer> => ({ path: '/api/site', tags: () => ['site', 'columns'] }),
  /** Who is signed in, and how many notices they have not read. */
  me: (): Read<MeAnswer> => ({ path: '/api/me', tags: () => [] }),
  /** Where people may sign in besides with a password. */
  signInProviders: (): Read<SignInProvidersAnswer> => ({ path: '/api/sign-in/providers', tags: () => [] }),
  /** A page of the documents of a type. */
  list: (type: SiteType, { fields, filter, sort, after, before, limit }: ListQuery = {}): Read<ListAnswer> => ({
    path: `/api/${type.slug}/list${query({ fields: fields?.join(','), ...filter, sort, after, before, limit })}`,
    tags: ({ docs }) => [type.slug, ...docs.flatMap((doc) => relationTags(type, doc))],
  }),
  /** One document with its history and what this person may do with it. */
  view: (type: SiteType, id: Id): Read<ViewAnswer> => ({
    path: `/api/${type.slug}/${id}/view`,
    tags: ({ doc }) => [`${type.slug}:${id}`, ...relationTags(type, doc)],
  }),
  /**
   * What to read after a document. A page that shows it goes stale with what is named; while it is the newest, with the list. One
   * that is put between older ones later on is taken up when the page is next made.
   */
  beside: (type: SiteType, id: Id): Read<BesideAnswer> => ({
    path: `/api/${type.slug}/${id}/beside`,
    tags: ({ newer, older, related }) => [
      newer ? `${type.slug}:${newer.id}` : type.slug,
      ...(older ? [`${type.slug}:${older.id}`] : []),
      ...related.map((one) => `${one.type}:${one.id}`),
    ],
  }),
  /** Which documents there are, for the map of the site: one part of them, or only how many parts. */
  addresses: (type: SiteType, part?: number): Read<AddressesAnswer> => ({
    path: `/api/${type.slug}/addresses${query({ part })}`,
    tags: () => [type.slug],
  }),
  /** Titles to choose from, for a relation to the collection `slug`. */
  options: (slug: string, only: Readonly<Record<string, string>> = {}): Read<OptionsAnswer> => ({
    path: `/api/options/${slug}${query({ ...only, limit: 500 })}`,
    tags: () => [slug],
  }),
  /** What waits for this person, and what they started; never kept. */
  desk: (): Read<DeskAnswer> => ({ path: '/api/me/desk' }),
  /** Notices, newest first; `after` is the `next` of the page before. */
  deskGroup: (group: DeskGroup, choices: Readonly<Record<string, string | undefined>> = {}): Read<DeskGroupAnswer> => ({
    path: `/api/me/desk/${group}${query(choices)}`,
  }),
  /** Notices, the newest first; `after` and `before` are what the page before said. */
  inbox: ({
    after,
    before,
    unreadOnly = false,
  }: { after?: string | undefined; before?: string | undefined; unreadOnly?: boolean } = {}): Read<InboxAnswer> => ({
    path: `/api/me/inbox${query({ unread: unreadOnly ? '1' : undefined, after, before })}`,
  }),
  /** How this person wishes to be told, and by which channels they can be. */
  noticeSettings: (): Read<NoticeSettingsAnswer> => ({ path: '/api/me/notice-settings' }),
  /** Deputies this person appointed, those they stand for, and what was done in their name. */
  delegations: (): Read<DelegationsAnswer> => ({ path: '/api/me/delegations' }),
  /** Everybody's, for administrators. */
  allDelegations: (): Read<AllDelegationsAnswer> => ({ path: '/api/delegations' }),
  /** What a check found in a ledger this person sent, or what came of it. */
  ledgerImport: (type: SiteType, id: Id): Read<LedgerImportAnswer> => ({ path: `/api/${type.slug}/ledger/imports/${id}` }),
  /** What became of what was handed in under this receipt; anybody who has the code may ask. */
  receipt: (code: string): Read<ReceiptAnswer> => ({ path: `/api/receipts/${encodeURIComponent(code)}` }),
  /** `choices`: type, year, from, to, sort and `f.<facet>`, as protocol.ts names them. */
  search: ({
    q,
    choices = {},
    page,
  }: {
    q: string
    choices?: Readonly<Record<string, string>> | undefined
    page?: number | undefined
  }): Read<SearchAnswer> => ({
    path: `/api/search${query({ ...choices, q, page })}`,
  }),
}

function query(values: Readonly<Record<string, string | number | undefined>>): string {
  const set = Object.entries(values).filter((one): one is [string, string | number] => one[1] !== undefined && one[1] !== '')
  return set.length === 0 ? '' : `?${new URLSearchParams(set.map(([name, value]) => [name, String(value)])).toString()}`
}

/** A page that shows the title of a related document goes stale with that document. */
function relationTags({ surface }: SiteType, row: Row): string[] {
  const related = Object.entries(surface.type.fields).filter(([, field]) => isRelationKind(field.kind))
  return [
    ...related.flatMap(([name, field]) => relationIds(row[name]).map((id) => `${field.to!}:${id}`)),
    ...relationIds(row.author).map((id) => `users:${id}`),
  ]
}
