import type { Locale } from '../label.ts'
import type { MeAnswer } from '../protocol.ts'
import type { Site } from '../site.ts'
import type { Actor } from '../who.ts'
import { isOneOf } from '../who.ts'
import type { AnySurface } from '../surface.ts'
import type { CmsClient } from './cms-client.ts'

/** Finds the text for a key or label in the reader's language. */
export type Words = (key: string, values?: Readonly<Record<string, string | number>>) => string

/** What a derived page is made with: the declarations, the reader, and the way to the CMS. */
export interface PageContext {
  readonly site: Site
  readonly cms: CmsClient
  readonly locale: Locale
  readonly words: Words
  readonly me: MeAnswer
  /** What is shown leads nowhere: the reader is not signed in and sees this one document. */
  readonly unlinked?: true
  /** Ids of the apps that are switched off. */
  readonly offApps: readonly string[]
}

/** The query of a page's address, as Next gives it. */
export type PageQuery = Readonly<Record<string, string | readonly string[] | undefined>>

/** The one value of a query parameter; undefined where it is absent, empty or given several times. */
export function queryValue(query: PageQuery, name: string): string | undefined {
  const value = query[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** The signed-in person as the rules of the declarations see them. */
export function readerOf({ me }: PageContext): Actor | undefined {
  const user = me.user
  return user ? { id: user.id, name: user.name, roles: user.roles, ...(user.unit ? { unit: user.unit.id } : {}) } : undefined
}

/** Whether the reader may create a document of this type. The CMS asks again; this decides what is offered. */
export function mayCreate(context: PageContext, { access, type }: AnySurface): boolean {
  return isOneOf({ who: access.create, actor: readerOf(context), fields: type.fields })
}

/** Whether the reader may bring in a ledger of this type; likewise. */
export function mayImport(context: PageContext, { ledger, type }: AnySurface): boolean {
  return ledger?.in !== undefined && isOneOf({ who: ledger.in.for, actor: readerOf(context), fields: type.fields })
}

/** Whether the reader may have the ledger of this type. The CMS asks again; this decides what is offered. */
export function mayDownload(context: PageContext, { ledger, type }: AnySurface): boolean {
  return ledger !== undefined && isOneOf({ who: ledger.for, actor: readerOf(context), fields: type.fields })
}
