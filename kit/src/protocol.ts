/**
 * What travels between the CMS and its clients (portal, dashboard, worker, outside callers). Both sides import these
 * types; the OpenAPI description is made from the same declarations.
 */
import type { Id } from './field.ts'
import type { NoticeSettings } from './notice-settings.ts'
import type { Role } from './who.ts'

/** A related document as a list or page shows it. */
export interface Ref {
  readonly id: Id
  readonly title: string
}
/** A picture: address of each size, alternative text. */
export interface Picture {
  readonly id: Id
  readonly alt: string
  readonly url: string
  readonly width: number
  readonly height: number
  readonly sizes: Readonly<Record<string, { url: string; width: number; height: number }>>
  readonly caption?: string
  /** Who took it. */
  readonly photographer?: string
  /** What must stay in sight where the picture is cropped: percent from the left and from the top. The middle unless told. */
  readonly focus?: { readonly x: number; readonly y: number }
}

/** An attached file. `url` asks for the same right as the document; `bytes` is its size. */
export interface FileRef {
  readonly id: Id
  readonly filename: string
  readonly url: string
  readonly bytes: number
  readonly mimeType: string
}

/**
 * A document as the API gives it: declared fields under their names. Relations arrive as Ref, Ref[], Picture, Picture[],
 * FileRef[]; everything else raw. Empty is null.
 */
export interface Row {
  readonly id: Id
  readonly state?: string
  readonly author?: Ref | null
  readonly createdAt: string
  readonly updatedAt: string
  readonly dueAt?: string | null
  /** From when on the deadline is near. */
  readonly warnAt?: string
  /** Counted in working days of a year whose holidays are not announced yet. */
  readonly dueProvisional?: boolean
  readonly [field: string]: unknown
}

/** A deadline, where there is one, as rows and items carry it. */
export interface DueFacts {
  readonly dueAt: string | null
  readonly warnAt?: string
  readonly dueProvisional?: boolean
}

/** GET /api/{slug}/list?fields=a,b&{filter}={value}&sort=field&after=cursor&before=cursor&limit=20 */
export interface ListAnswer {
  readonly docs: readonly Row[]
  /** Give it as `after` for the next page; null at the end. */ readonly next: string | null
  /** Give it as `before` for the page before; null at the start. */ readonly previous: string | null
}

/** A document that has to do with another one. `date` as in a SearchHit. */
export interface RelatedDocument extends Ref {
  readonly type: string
  readonly typeLabel: string
  readonly path: string
  readonly date: string
}
/** GET /api/{slug}/{id}/beside: what to read after a document: its neighbours in its list (of the same column), and what has to do with it. */
export interface BesideAnswer {
  readonly newer: Ref | null
  readonly older: Ref | null
  readonly related: readonly RelatedDocument[]
}

/** Ids that one part of the addresses spans. */
export const ADDRESSES_A_PART = 5_000
/** GET /api/{slug}/addresses?part=1: the documents with ids up to 5000, for a map of the site; without `part` only how many parts there are. */
export interface AddressesAnswer {
  readonly parts: number
  readonly docs: readonly { readonly id: Id; readonly updatedAt: string }[]
}

/** A transition this person could take now. `blocked` is the message of the guard that refuses at the moment. */
export interface ActionOffer {
  readonly transition: string
  readonly label: string
  readonly asks: readonly string[]
  readonly reason: boolean
  readonly blocked?: string
  /** 抄送: people with one of these roles may be chosen to be told for information. */
  readonly copy?: readonly Role[]
  /** What may be chosen in a field it asks for, where the declaration of the field does not say it. */
  readonly choices?: Readonly<Record<string, readonly Ref[]>>
  /** 代: in whose name, where the right is not this person's own; it goes back as `for`. */
  readonly for?: Ref
}

/** Where a step came from: a page of the portal, the admin screens, a program, a signed link, an import, or by itself (a clock, a round). */
export type Door = 'portal' | 'admin' | 'api' | 'link' | 'import' | 'itself'

/** Part of a changed text; long passages that were kept are shortened. */
export interface ChangedPart {
  readonly text: string
  readonly is: 'kept' | 'added' | 'removed'
}
/** What became of a field, in words of that time: what it held and holds (null: nothing) or, of a long text, what was changed in it. */
export interface FieldChange {
  readonly field: string
  readonly label: string
  readonly from: string | null
  readonly to: string | null
  readonly parts?: readonly ChangedPart[]
}

/**
 * A step, an edit (`edited`), or (`moved` alone) a deadline that the table of working days moved. `at` is ISO 8601 in UTC; `from` is null for the
 * creation, `actor` null where nobody acted.
 */
export interface HistoryEntry {
  readonly at: string
  readonly transition: string
  readonly label: string
  readonly from: string | null
  readonly to: string
  readonly actor: Ref | null
  /** In whose name the actor took it, where that was not their own. */
  readonly for?: Ref
  readonly reason: string | null
  /** Names of those who got a copy. */
  readonly copied?: readonly string[]
  /** The deadline became another one. */
  readonly moved?: { readonly from: string; readonly to: string }
  /** Absent where it is not known: in what was done before it was kept. */
  readonly door?: Door
  /** By whose signed link it was taken; and, where one was sent or withdrawn, to whom. */
  readonly askedBy?: Ref
  readonly sentTo?: Ref
  /** What an answer in a round held. */
  readonly said?: readonly { readonly label: string; readonly text: string }[]
  /** What it changed, as far as this person may know. */
  readonly changes?: readonly FieldChange[]
  /** It was not taken here, but brought in from a file. */
  readonly imported?: { readonly at: string; readonly file: string; readonly by: string }
}

/** Where one person or organisation stands in a round. */
export interface Turn {
  readonly of: Ref
  /** Name of the answer, and its label; null while it is waited for. */ readonly answer: string | null
  readonly label: string | null
  readonly at: string | null
  /** Who answered, where an organisation takes part, or a deputy answered. */ readonly by: Ref | null
  /** In whose name they answered, where that was not their own. */ readonly for?: Ref
  readonly reason: string | null
  /** What the answer holds, by the names of the round's fields. */ readonly values: Readonly<Record<string, unknown>>
  /** Takes part no longer: dropped out, did not answer in time, or was not needed any more. */
  readonly out: 'dropped' | 'lapsed' | 'spared' | null
}
/** A step that several take side by side (会签、联名、分办), as far as this person may see it. */
export interface RoundView {
  readonly round: string
  readonly label: string
  readonly open: boolean
  readonly turns: readonly Turn[]
}

/** What governs a document's deadline. */
export interface DeadlineAnswer {
  /** What the deadline is called; null where the document's state has none. */
  readonly label: string | null
  /** The version of the rule it follows, and the newest there is. */
  readonly version: number | null
  readonly newest: number | null
  /** An extension was approved. */
  readonly extended: boolean
  /** Labels of the states whose clocks stand still meanwhile. */
  readonly standing: readonly string[]
}

/** A paper there is of a document: GET /api/{slug}/{id}/papers/{paper}.pdf and .docx */
export interface PaperOffer {
  readonly paper: string
  readonly label: string
}

/** A signed link (签批链接) as those who may send one see it; `void`: the document has changed since. */
export interface SentLink {
  readonly id: Id
  readonly to: Ref
  readonly by: Ref
  /** Labels of what can be done by it. */
  readonly steps: readonly string[]
  readonly sentAt: string
  readonly expiresAt: string
  readonly state: 'open' | 'used' | 'withdrawn' | 'expired' | 'void'
}
/** To whom a signed link can be sent now, and those that were, the newest first. */
export interface LinksView {
  readonly people: readonly Ref[]
  readonly sent: readonly SentLink[]
}
/** POST /api/{slug}/{id}/links: sends one · POST /api/signed-links/{id}/withdraw */
export interface LinkRequest {
  readonly person: Id
}
/** The header that carries the secret of a signed link from the portal, so that it stands in no address and no log of the CMS. */
export const LINK_HEADER = 'x-yz-link'
/** GET /api/signed-link, for the portal's server alone: what a link opens now. Changes nothing. */
export interface LinkAnswer {
  readonly type: string
  readonly person: Ref
  readonly sentBy: Ref
  readonly expiresAt: string
  /** The document as that person may see it. */
  readonly doc: Row
  readonly rounds: readonly RoundView[]
  readonly can: readonly ActionOffer[]
}
/** POST /api/signed-link, for the portal's server alone: takes a step by a link, once. */
export type LinkFireRequest = Pick<FireRequest, 'transition' | 'data' | 'reason'>

/** GET /api/{slug}/{id}/view: all that a detail page needs, in one answer. */
export interface ViewAnswer {
  readonly doc: Row
  readonly revision: number
  readonly can: readonly ActionOffer[]
  readonly mayEdit: boolean
  readonly history: readonly HistoryEntry[]
  /** There is more of it: only the newest entries are told. */
  readonly historyCut?: true
  readonly rounds: readonly RoundView[]
  /** Official papers this person may have of it. */
  readonly papers: readonly PaperOffer[]
  /** For whoever may send signed links for it now. */
  readonly links?: LinksView
  /** For signed-in readers, where a clock of the document runs or stands still. */
  readonly deadline?: DeadlineAnswer
}

/** POST /api/{slug}/save. Saves a draft; with `fire` it also hands it in, in the same transaction. */
export interface SaveRequest {
  readonly id?: Id
  readonly data: Readonly<Record<string, unknown>>
  readonly fire?: string
  /** The same key twice saves once (a random UUID made by the page). */ readonly key?: string
  readonly revision?: number
}

/** What was saved, after the commit. `revision` goes with the next save or fire, which is refused where another came between. */
export interface SaveAnswer {
  readonly id: Id
  readonly state?: string
  readonly revision: number
  /** Looked up at GET /api/receipts/{receipt}. */ readonly receipt: string
}

/** POST /api/{slug}/{id}/fire */
export interface FireRequest {
  readonly transition: string
  readonly data?: Readonly<Record<string, unknown>>
  readonly reason?: string
  /** People to be told for information, where the step offers to choose some. */
  readonly copy?: readonly Id[]
  /** In whose name: this person, or one they stand for. The first whom the rule allows, unless told. */
  readonly for?: Id
  readonly revision?: number
  /** That doubtful words (`error.wordsToConfirm`) were looked at and are meant. */
  readonly confirmed?: boolean
}

/** POST /api/{slug}/fire-many: one step for many documents, each by itself. At most {@link FIRE_MANY_MOST}. */
export interface FireManyRequest {
  /** One that is declared `bulk`. */
  readonly transition: string
  /** With the revision that was seen, where one that has changed since is to be refused. */
  readonly items: readonly { readonly id: Id; readonly revision?: number }[]
}
/** What became of each document, in the order they were sent. */
export interface FireManyAnswer {
  readonly done: readonly Ref[]
  /** What was not done, and why; an empty title: nobody tells this person what it is. */
  readonly refused: readonly (Ref & { readonly key: string; readonly message: string })[]
}
/** Documents that one request may take through a step. */
export const FIRE_MANY_MOST = 100

/** The state after the commit, and what this person may do next. */
export interface FireAnswer {
  readonly id: Id
  readonly state: string
  readonly revision: number
  readonly can: readonly ActionOffer[]
}

/** GET /api/receipts/{code}: what became of what was handed in. Says no more than the state and the dates. */
export interface ReceiptAnswer {
  readonly receipt: string
  readonly type: string
  readonly typeLabel: string
  readonly state?: string
  readonly stateLabel?: string
  readonly receivedAt: string
  readonly updatedAt: string
}

/** Every answer with a status of 400 or above has this body. `message` is in the language asked for (`x-yz-locale`). */
export interface ErrorAnswer {
  readonly error: {
    readonly key: string
    readonly message: string
    readonly values?: Readonly<Record<string, string | number>>
    /** Field name → message, for validation. */
    readonly fields?: Readonly<Record<string, string>>
  }
}

/** Position in the event stream. Opaque; comparable only by the CMS. */
export type Cursor = string
/** GET /api/events?after=cursor (server-sent events, internal key): one `data:` line each; `id:` is the cursor. */
export interface SiteEvent {
  readonly cursor: Cursor
  readonly at: string
  /** `deadline`: `transition` says whether it is near (`warned`) or goes to a level above (`escalated.1`…). */
  readonly kind: 'created' | 'updated' | 'deleted' | 'transition' | 'overdue' | 'deadline'
  /** Collection's slug; `site` for settings, navigation and switches. */
  readonly type: string
  readonly doc: Id
  readonly transition?: string
  readonly from?: string
  readonly to?: string
  readonly actor?: Id
  /** The version of the rule that a deadline followed. */
  readonly rule?: Id
  /** The row of the history it tells of. */
  readonly step?: Id
  /** The signed link it tells of. */
  readonly link?: Id
}

/** GET /api/me */
export interface MeAnswer {
  readonly user: { id: Id; name: string; roles: readonly Role[]; unit: Ref | null } | null
  readonly unread: number
}

/** GET /api/sign-in/providers: identity providers, each with its name in addresses (`/saml/NAME/login`) and on its button */
export interface SignInProvidersAnswer {
  readonly providers: readonly { readonly name: string; readonly label: string }[]
}
/** POST /api/sign-in/sign-out: a path of ours where the sign-out goes on to the identity provider; null where this ends here */
export interface SignOutAnswer {
  readonly leave: string | null
}

/** The rule of a state's deadline as it travels. Spans as `90d`, `10wd`, `36h`; recipients as `author`, a role, `holds:<field>`. */
export interface SentRule {
  readonly label: string | null
  readonly due: string
  readonly warn: string | null
  readonly escalate: readonly { readonly after: string; readonly to: readonly string[] }[]
  readonly extension: string | null
  readonly tell: { readonly warned: readonly string[]; readonly overdue: readonly string[] }
}
/** One version of a rule, in short. */
export interface RuleVersionAnswer {
  readonly version: number
  readonly at: string
  /** Who made it; null: it came with the declaration. */
  readonly actor: Ref | null
  readonly due: string
  /** Documents under way that follow it. */
  readonly running: number
}
/** POST /api/deadline-rules/{type}/{state} {version, rule}: a new version, for what begins from now on; `version` is the one that was seen. */
export interface DeadlineRuleAnswer {
  readonly type: string
  readonly typeLabel: string
  readonly state: string
  readonly stateLabel: string
  readonly version: number
  readonly rule: SentRule
  /** What the declaration says; a null `extension`: the state knows none. */
  readonly declared: SentRule
  readonly recipients: readonly { readonly value: string; readonly label: string }[]
  /** The newest first. */
  readonly versions: readonly RuleVersionAnswer[]
}
/** GET /api/deadline-rules (administrator) */
export interface DeadlineRulesAnswer {
  readonly rules: readonly DeadlineRuleAnswer[]
}

/** A line on the desk: a document that waits for this person, or that they started. */
export interface DeskItem {
  readonly type: string
  readonly id: Id
  readonly title: string
  /** 分办: for whom it is; several have the same title. */
  readonly of?: string
  readonly state: string
  readonly stateLabel: string
  readonly path: string | null
  readonly dueAt: string | null
  readonly warnAt?: string
  readonly dueProvisional?: boolean
  readonly updatedAt: string
  /** Labels of what this person can do. */ readonly can: readonly string[]
  /** 代: names of those in whose name some of that is. */ readonly for?: readonly string[]
  /** In 已办: the last step they took with it, or somebody in their name. */
  readonly step?: { readonly at: string; readonly label: string }
  readonly revision: number
  /** Of what they can do, the steps that may be taken for many documents at once. */
  readonly bulk: readonly { readonly transition: string; readonly label: string }[]
}
/** GET /api/me/desk */
export interface DeskAnswer {
  readonly todo: readonly DeskItem[]
  readonly mine: readonly DeskItem[]
  readonly counts: {
    readonly todo: number
    readonly overdue: number
    readonly done: number
    readonly mine: number
    readonly copied: number
  }
}

/** 待办 · 已办 · 我发起的 · 抄送我的 */
export type DeskGroup = 'todo' | 'done' | 'mine' | 'copied'

/** GET /api/me/desk/{group}?type=slug&state=name&light=red|amber|green&sort=due|updated|created|step&after=cursor&limit=20 */
export interface DeskGroupAnswer {
  readonly items: readonly DeskItem[]
  /** As narrowed. */
  readonly total: number
  /** Give it as `after` for the next page; null at the end. */
  readonly next: string | null
  /** What there is to narrow by: the types in the group and, of each, how many documents are in which state. */
  readonly types: readonly { readonly type: string; readonly states: Readonly<Record<string, number>> }[]
}

/** A line of the inbox. `text` says what happened, `title` names the document, `path` leads to it where the person may read it. */
export interface Notice {
  readonly id: Id
  readonly at: string
  readonly text: string
  readonly title: string
  readonly path: string | null
  readonly read: boolean
}
/** GET /api/me/inbox?unread=1&after=cursor|before=cursor · POST /api/me/inbox/read {ids?: Id[]} (all, where absent) */
export interface InboxAnswer {
  readonly notices: readonly Notice[]
  readonly unread: number
  /** Give it as `after` for older ones; null at the end. */ readonly next: string | null
  /** Give it as `before` for newer ones; null at the start. */ readonly previous: string | null
}
/** GET /api/me/inbox/stream (server-sent events): `data:` with the number now, and again whenever it has changed. */
export interface UnreadHint {
  readonly unread: number
}

/** GET /api/me/notice-settings · POST the same with a NoticeSettings */
export interface NoticeSettingsAnswer {
  readonly settings: NoticeSettings
  /** The ways there are; one that is off here tells nobody whatever is chosen. */
  readonly channels: readonly { readonly name: string; readonly label: string; readonly on: boolean }[]
  /** Where e-mail goes. */
  readonly email: string
}

/** A deputy for a period (委托). `from` and `until` are days in China, both included. */
export interface DelegationAnswer {
  readonly id: Id
  readonly principal: Ref
  readonly deputy: Ref
  readonly from: string
  readonly until: string
  /** Names of the apps; null: all that have a workflow. */
  readonly apps: readonly string[] | null
  readonly remark: string | null
  /** `void`: within its days, but one of the two may not any more. */
  readonly state: 'coming' | 'running' | 'over' | 'ended' | 'void'
  /** When it was ended before its time, and by whom. */
  readonly endedAt: string | null
  readonly endedBy: Ref | null
  /** How many steps the deputy took under it. */
  readonly steps: number
}
/** A step that a deputy took in this person's name. */
export interface StepInMyName {
  readonly at: string
  readonly actor: Ref
  readonly label: string
  /** The document, where this person may still read it. */
  readonly title: string | null
  readonly path: string | null
}
/** GET /api/me/delegations */
export interface DelegationsAnswer {
  /** Made by this person, and given to them; the newest first. */
  readonly given: readonly DelegationAnswer[]
  readonly held: readonly DelegationAnswer[]
  /** Whom they may appoint, and for which apps; nobody: they have nothing to hand on. */
  readonly people: readonly Ref[]
  readonly apps: readonly { readonly id: string; readonly label: string }[]
  /** The latest steps in their name. */
  readonly steps: readonly StepInMyName[]
}
/** POST /api/me/delegations: appoints a deputy · POST /api/delegations/{id}/end: ends it before its time */
export interface DelegationRequest {
  readonly deputy: Id
  /** Days in China, `2026-11-24`, both included. */
  readonly from: string
  readonly until: string
  /** Ids; all that have a workflow, where absent or empty. */
  readonly apps?: readonly string[]
  readonly remark?: string
}
/** GET /api/delegations, for administrators */
export interface AllDelegationsAnswer {
  readonly delegations: readonly DelegationAnswer[]
}

/** A way by which notices leave the house, as an administrator sees it. */
export interface ChannelState {
  readonly name: string
  readonly label: string
  /** `off`: not set up here. */
  readonly state: 'off' | 'working' | 'failing'
  readonly failingSince: string | null
  /** Class of the last failure; details are in the log. */
  readonly error: string | null
  readonly lastSentAt: string | null
  /** Due within a day and not sent yet. */
  readonly waiting: number
  /** Refused or given up within seven days. */
  readonly lost: number
}
/** GET /api/channels, for administrators */
export interface ChannelsAnswer {
  readonly channels: readonly ChannelState[]
}

/** A document that was found. `date` is the one a reader would name: of publication, else of creation (ISO 8601). */
export interface SearchHit {
  readonly type: string
  readonly typeLabel: string
  readonly id: Id
  readonly title: string
  /** HTML-escaped text in which only <mark> stands. */ readonly titleMarked: string
  readonly snippet: string
  readonly path: string | null
  readonly date: string
}
/** One way to narrow what was found. `value` goes back as `type=`, `year=` or, for a declared facet, `f.<name>=`. */
export interface SearchFacet {
  readonly name: string
  readonly label: string
  /** How many there would be with this value, all other choices as they are. */
  readonly values: readonly { readonly value: string; readonly label: string; readonly count: number }[]
}
/**
 * GET /api/search?q=words "a phrase" -excluded&type=slug&f.<facet>=value&year=2026&from=2026-01-01&to=2026-12-31&sort=date&page=1.
 * The facets a type declares are answered, and may be chosen, together with that type.
 */
export interface SearchAnswer {
  readonly hits: readonly SearchHit[]
  readonly total: number
  /** False where the numbers are an estimate. */ readonly exact: boolean
  /** Nothing holds all that was typed; these hold some of it. */ readonly partly: boolean
  readonly facets: readonly SearchFacet[]
  readonly page: number
  readonly pages: number
}

/** What is wrong in a ledger that is to be brought in. `row` as the spreadsheet counts; 0: the file as a whole. */
export interface LedgerProblem {
  readonly row: number
  /** Label of the column; null: the row as a whole. */
  readonly column: string | null
  readonly message: string
}
/**
 * A ledger (台账) that this person sent: POST /api/{slug}/ledger/imports?filename=2025.xlsx with the file as the body ·
 * GET /api/{slug}/ledger/imports/{id} · GET …/{id}/marked.xlsx: the same with what is wrong marked in it
 */
export interface LedgerImportAnswer {
  readonly id: Id
  readonly filename: string
  readonly sheet: string
  readonly state: 'checked' | 'running' | 'done' | 'expired'
  readonly expiresAt: string
  readonly rows: number
  /** How many documents would be in which state. */
  readonly states: readonly { readonly label: string; readonly count: number }[]
  /** Columns nobody knows, and those that the system fills in by itself. */
  readonly unknown: readonly string[]
  readonly left: readonly string[]
  readonly badRows: number
  readonly problemCount: number
  /** The first of them. */
  readonly problems: readonly LedgerProblem[]
  /** Goes back with the confirmation: what would be brought in. */
  readonly version: string
  /** How many were brought in. */
  readonly imported: number | null
  /** Why the last attempt failed. */
  readonly failure: string | null
}
/** POST /api/{slug}/ledger/imports/{id}/confirm; answered with a LedgerImportAnswer, `running` where it takes longer. */
export interface LedgerConfirmRequest {
  readonly version: string
  /** Columns nobody knows are left out. */
  readonly ignoreUnknown?: boolean
}

/** Part of a compared text. `passage`: the same number stands on the other side; text between passages may be shortened. */
export interface SimilarPart {
  readonly text: string
  readonly passage?: number
}
/** A field of a compared document. */
export interface SimilarText {
  readonly label: string
  readonly parts: readonly SimilarPart[]
}
/** A document with passages in common. Percents count characters without punctuation. */
export interface SimilarDocument extends Ref {
  readonly path: string | null
  readonly stateLabel: string | null
  readonly facts: readonly { readonly label: string; readonly value: string }[]
  /** So much of one's own text stands in the other. */
  readonly percent: number
  /** So much of the other text stands in one's own. */
  readonly otherPercent: number
  /** Fields with passages in common. */
  readonly mine: readonly SimilarText[]
  readonly other: readonly SimilarText[]
}
/** POST /api/{slug}/similar: what is being written. With the id of a document, that one is not found. */
export interface SimilarRequest {
  readonly id?: Id
  readonly data: Readonly<Record<string, unknown>>
}
/** POST /api/{slug}/similar and GET /api/{slug}/{id}/similar, the most similar first; nothing this person may not read. */
export interface SimilarAnswer {
  readonly similar: readonly SimilarDocument[]
}

/** POST /api/{slug}/proofread: texts as they stand in the editor, by the names of their fields. */
export interface ProofreadRequest {
  readonly data: Readonly<Record<string, unknown>>
}
/** Words of a text that stand in the office's list. `block` counts the paragraphs that say something, from 0; `at` is the offset in it. */
export interface WordingHit {
  readonly field: string
  readonly block: number
  readonly at: number
  readonly wrong: string
  /** What to write instead, where the list says it. */
  readonly right?: string
  /** `forbidden` stops a step, `warn` asks. */
  readonly level: 'forbidden' | 'warn'
  readonly grounds?: string
}
/** What was found in them, in their order. */
export interface ProofreadAnswer {
  readonly hits: readonly WordingHit[]
}

/** GET /api/suggest?q=…: titles that hold what was typed so far, in Chinese, pinyin or initials. */
export interface SuggestAnswer {
  readonly suggestions: readonly { readonly title: string; readonly typeLabel: string; readonly path: string | null }[]
}

/** One bar, point or slice. `key` goes back to the drill-down as `key=`. */
export interface MetricPoint {
  readonly key: string
  readonly label: string
  readonly value: number
}

/** One figure, computed over the rows this person may read. `type` and `metric` lead to the rows behind it. */
export interface MetricAnswer {
  readonly app: string
  readonly appLabel: string
  readonly type: string
  readonly metric: string
  readonly label: string
  readonly chart: 'number' | 'bar' | 'line' | 'pie' | 'gauge' | 'funnel'
  readonly unit: 'count' | 'percent' | 'days'
  /** The figure as a whole: the sum of a count, the first stage of a funnel, the percentage of a share, the median. Null: nothing to compute from. */
  readonly value: number | null
  /** Rows behind the figure; for a share, how many of how many. */
  readonly part: number
  readonly whole: number
  readonly points: readonly MetricPoint[]
}
/** GET /api/metrics */
export interface MetricsAnswer {
  readonly at: string
  readonly metrics: readonly MetricAnswer[]
}
/** GET /api/metrics/{slug}/{metric}/rows?key=…&part=part|whole&after=cursor */
export interface MetricRowsAnswer extends Omit<ListAnswer, 'previous'> {
  readonly total: number
  readonly paths: { readonly detail: string | null }
  /** Fields of a row to show: its title, and the date it is sorted by. A median adds `days` to each row; on time adds `stay`. */
  readonly shown: { readonly title: string; readonly date: string }
  /** State → its label. */
  readonly states: Readonly<Record<string, string>>
}
/** One stay in a state that had a deadline, as a row of an on-time figure carries it. */
export interface MetricStay {
  readonly since: string | null
  readonly due: string
  readonly ended: string | null
  readonly kept: boolean
}
/** GET /api/metrics/stream (server-sent events): `data: {"type": slug}` whenever rows of a type changed; `event: beat` every ten seconds. */
export interface MetricHint {
  readonly type: string
}

/** A column (栏目) of the site; `parent` is null at the top, `order` sorts those under one parent. */
export interface ColumnNode {
  readonly id: Id
  readonly slug: string
  readonly title: string
  readonly parent: Id | null
  readonly order: number
  readonly description: string | null
}
/** GET /api/site: what every page needs: marks of the site, navigation, columns, which apps are on. */
export interface SiteAnswer {
  readonly name: string
  readonly nameEn: string
  readonly tagline: string
  readonly marks: {
    readonly organiser: string
    readonly icp: string
    readonly police: string
    readonly siteCode: string
    readonly contact: string
    readonly address: string
  }
  readonly columns: readonly ColumnNode[]
  readonly offApps: readonly string[]
}

/** GET /api/options/{slug}?q=words&limit=500: titles to choose from, for a relation. */
export interface OptionsAnswer {
  readonly options: readonly Ref[]
}
/** GET /api/batch?get=/api/site&get=/api/me: several reads in one request; answers in the same order. */
export interface BatchAnswer {
  readonly answers: readonly { readonly status: number; readonly body: unknown }[]
}
/** POST /api/attachments (multipart, field `file`) */
export interface UploadAnswer {
  readonly doc: { readonly id: Id }
}
