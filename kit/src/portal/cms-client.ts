import type { Id } from '../field.ts'
import type { Locale } from '../label.ts'
import type { NoticeSettings } from '../notice-settings.ts'
import {
  LINK_HEADER,
  type BatchAnswer,
  type DelegationRequest,
  type FireAnswer,
  type FireManyAnswer,
  type FireManyRequest,
  type FireRequest,
  type LedgerConfirmRequest,
  type LedgerImportAnswer,
  type LinkAnswer,
  type LinkFireRequest,
  type LinkRequest,
  type SaveAnswer,
  type SaveRequest,
  type SignOutAnswer,
  type UploadAnswer,
} from '../protocol.ts'
import { PORTAL_MARK, portalMark } from '../keys/portal-mark.ts'
import { CmsDownError, CmsError, isErrorAnswer } from './cms-error.ts'
import type { Read } from './reads.ts'
import { addTag, forbidCaching } from './render-context.ts'

/** What became of one read of a batch. */
export type Settled<T> = { readonly value: T; readonly error?: undefined } | { readonly value?: undefined; readonly error: CmsError }

/** A page waits this long for the CMS, in milliseconds. */
const READ_TIMEOUT = 3_000
const WRITE_TIMEOUT = 15_000
const UPLOAD_TIMEOUT = 120_000

/**
 * The one way the portal speaks to the CMS: with the reader's own session and language, with a time-out, and noting in the
 * render context what the page now depends on. Methods throw CmsError where the CMS refuses and CmsDownError where it is down.
 */
export class CmsClient {
  readonly locale: Locale
  readonly signedIn: boolean
  readonly #baseUrl: string
  readonly #headers: Readonly<Record<string, string>>

  constructor({
    baseUrl,
    token,
    locale,
    internalKey,
  }: {
    baseUrl: string
    token?: string | undefined
    locale: Locale
    /** With it the history says of a step that it came from the portal. */
    internalKey?: string | undefined
  }) {
    this.locale = locale
    this.signedIn = token !== undefined
    this.#baseUrl = baseUrl
    this.#headers = {
      'x-yz-locale': locale,
      ...(token === undefined ? {} : { authorization: `JWT ${token}` }),
      ...(internalKey ? { [PORTAL_MARK]: portalMark(internalKey) } : {}),
    }
  }

  /** One read. A page made from it depends on the read's tags; one made for a signed-in person is not kept. */
  async read<T>(read: Read<T>): Promise<T> {
    try {
      const answer = await this.#send<T>(read.path, { timeout: READ_TIMEOUT })
      this.#note(read, answer)
      return answer
    } catch (error) {
      forbidCaching(error)
      throw error
    }
  }

  /** Several reads in one request. A refused one does not spoil the others. */
  async batch<const Ts extends readonly unknown[]>(several: { readonly [K in keyof Ts]: Read<Ts[K]> }): Promise<{
    [K in keyof Ts]: Settled<Ts[K]>
  }> {
    const query = new URLSearchParams(several.map((one) => ['get', one.path]))
    try {
      const { answers } = await this.#send<BatchAnswer>(`/api/batch?${query.toString()}`, { timeout: READ_TIMEOUT })
      return several.map((one, index) => this.#settle(one, answers[index])) as { [K in keyof Ts]: Settled<Ts[K]> }
    } catch (error) {
      forbidCaching(error)
      throw error
    }
  }

  /** Saves a document of the collection `slug`, and hands it in where `request.fire` says so; answers after the commit. */
  save(slug: string, request: SaveRequest): Promise<SaveAnswer> {
    return this.#post(`/api/${slug}/save`, request)
  }

  /** Takes a transition of the document, with what it asks for; answers after the commit. */
  fire(slug: string, id: Id, request: FireRequest): Promise<FireAnswer> {
    return this.#post(`/api/${slug}/${id}/fire`, request)
  }

  /** Takes a step for many documents, each by itself; answers what became of each. */
  fireMany(slug: string, request: FireManyRequest): Promise<FireManyAnswer> {
    return this.#post(`/api/${slug}/fire-many`, request)
  }

  /** Marks notices as read; all of them, where no ids are given. */
  async markRead(ids?: readonly Id[]): Promise<void> {
    await this.#post('/api/me/inbox/read', ids ? { ids } : {})
  }

  /** Keeps how the person wishes to be told. */
  async changeNoticeSettings(settings: NoticeSettings): Promise<void> {
    await this.#post('/api/me/notice-settings', settings)
  }

  /** Appoints a deputy for some days. */
  async appointDeputy(request: DelegationRequest): Promise<void> {
    await this.#post('/api/me/delegations', request)
  }

  /** Ends a delegation before its time. */
  async endDelegation(id: Id): Promise<void> {
    await this.#post(`/api/delegations/${id}/end`, {})
  }

  /** Sends somebody a signed link for a document. */
  async sendLink(slug: string, id: Id, person: Id): Promise<void> {
    await this.#post(`/api/${slug}/${id}/links`, { person } satisfies LinkRequest)
  }

  /** Withdraws a signed link. */
  async withdrawLink(link: Id): Promise<void> {
    await this.#post(`/api/signed-links/${link}/withdraw`, {})
  }

  /** What a signed link opens. Its secret stands in no address. */
  openLink(token: string): Promise<LinkAnswer> {
    return this.#send('/api/signed-link', { timeout: READ_TIMEOUT, headers: { [LINK_HEADER]: token } })
  }

  /** Takes a step by a signed link; answers after the commit. */
  async takeByLink(token: string, request: LinkFireRequest): Promise<void> {
    await this.#send('/api/signed-link', {
      method: 'POST',
      body: JSON.stringify(request),
      headers: { 'content-type': 'application/json', [LINK_HEADER]: token },
      timeout: WRITE_TIMEOUT,
    })
  }

  /** Stores a file to be attached; the id goes into a field of kind `files`. */
  async upload(file: File): Promise<Id> {
    const body = new FormData()
    body.set('file', file, file.name)
    const { doc } = await this.#send<UploadAnswer>('/api/attachments', { method: 'POST', body, timeout: UPLOAD_TIMEOUT })
    return doc.id
  }

  /** Sends a ledger (.xlsx) of the collection `slug` to be checked. */
  sendLedger(slug: string, file: File): Promise<LedgerImportAnswer> {
    return this.#send(`/api/${slug}/ledger/imports?filename=${encodeURIComponent(file.name)}`, {
      method: 'POST',
      body: file,
      headers: { 'content-type': 'application/octet-stream' },
      timeout: UPLOAD_TIMEOUT,
    })
  }

  /** Has a ledger that was checked brought in. */
  confirmLedger(slug: string, id: Id, request: LedgerConfirmRequest): Promise<LedgerImportAnswer> {
    return this.#post(`/api/${slug}/ledger/imports/${id}/confirm`, request)
  }

  /** Signs in; the answer's token is the session until `exp` (seconds since 1970). Refusals have the key `login.wrong` or `login.locked`. */
  async logIn(credentials: { email: string; password: string }): Promise<{ token: string; exp: number }> {
    try {
      return await this.#send('/api/users/login', {
        method: 'POST',
        body: JSON.stringify(credentials),
        // Payload tells a locked account from a wrong password by its message alone, so the language must be known.
        headers: { 'content-type': 'application/json', 'accept-language': 'en' },
        timeout: WRITE_TIMEOUT,
      })
    } catch (error) {
      if (!(error instanceof CmsError)) throw error
      throw new CmsError(error.status, {
        error: { key: /locked/i.test(error.message) ? 'login.locked' : 'login.wrong', message: error.message },
      })
    }
  }

  /**
   * Ends this session in the CMS; the cookie is the caller's to clear. Returns a path where the sign-out goes on, for a
   * session that began at an identity provider (单点退出).
   */
  async logOut(): Promise<string | null> {
    const { leave } = await this.#post<SignOutAnswer>('/api/sign-in/sign-out', {})
    await this.#post('/api/users/logout', {})
    return leave
  }

  #post<T>(path: string, body: object): Promise<T> {
    return this.#send(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
      timeout: WRITE_TIMEOUT,
    })
  }

  async #send<T>(
    path: string,
    { timeout, headers, ...init }: RequestInit & { timeout: number; headers?: Record<string, string> },
  ): Promise<T> {
    let response: Response
    let body: unknown
    try {
      response = await fetch(new URL(path, this.#baseUrl), {
        ...init,
        headers: { ...this.#headers, ...headers },
        cache: 'no-store',
        redirect: 'error',
        signal: AbortSignal.timeout(timeout),
      })
      body = await response.json()
    } catch (error) {
      throw new CmsDownError(path, error)
    }
    if (response.ok) return body as T
    throw refusal(path, response.status, body)
  }

  #settle<T>(read: Read<T>, answer: BatchAnswer['answers'][number] | undefined): Settled<T> {
    if (answer && answer.status < 400) {
      this.#note(read, answer.body as T)
      return { value: answer.body as T }
    }
    const error = refusal(read.path, answer?.status ?? 502, answer?.body)
    if (error instanceof CmsDownError) throw error
    forbidCaching()
    return { error }
  }

  #note<T>(read: Read<T>, answer: T): void {
    if (this.signedIn || !read.tags) forbidCaching()
    else for (const tag of read.tags(answer)) addTag(tag)
  }
}

function refusal(path: string, status: number, body: unknown): CmsError | CmsDownError {
  if (isErrorAnswer(body)) return new CmsError(status, body)
  // Payload's own endpoints (log-in, uploads) answer {errors: [{message}]}.
  const errors = (body as { errors?: { message?: unknown }[] } | null)?.errors
  const message = errors?.[0]?.message
  if (status < 500 && typeof message === 'string') return new CmsError(status, { error: { key: 'error.payload', message } })
  return new CmsDownError(path, { status, body })
}
