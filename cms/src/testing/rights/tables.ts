import { accounts, clerks, editors, everyone, signedIn, staff, type Person, type Persons } from './people.ts'

/**
 * What the body wants, written down once more by hand and not derived from the declarations: a right that widens by mistake
 * fails here, and so does a collection or a role that stands in no table.
 */

export interface Rights {
  /** Each row of the fixture and who sees it, through every door that shows rows. */
  readonly read: Readonly<Record<string, Persons>>
  /** Who gets a row they can name, where the lists show it to fewer. */
  readonly named?: Readonly<Record<string, Persons>>
  readonly create: Persons
  /** Rows that somebody may edit or delete; what is not named is closed to all. */
  readonly update: Readonly<Record<string, Persons>>
  readonly delete: Readonly<Record<string, Persons>>
  /** Rows whose earlier versions somebody may see and bring back. */
  readonly versions?: Readonly<Record<string, Persons>>
  /** Transition → who may fire it on a row of member's, co-signed by member2 and led by unit's organisation, or assisted by it where assist units act. */
  readonly fire?: Readonly<Record<string, Persons>>
  /** State → who may remind whoever must act there, on such a row. In all other states nobody may. */
  readonly nudge?: Readonly<Record<string, Persons>>
  /** Transition that may be taken back → who may, after `by` took it. */
  readonly recall?: Readonly<Record<string, { readonly by: Person; readonly may: Persons }>>
  /** Rows on whose timeline somebody reads who took each step and why. */
  readonly reasons?: Readonly<Record<string, Persons>>
  /** The figure whose rows are compared with the list, and the rows it speaks of (all, where absent). */
  readonly metric?: { readonly name: string; readonly of?: readonly string[] }
}

export const involved: Persons = ['member', 'office', 'leader', 'supervisor']
export const contentFire = {
  submit: ['editor', 'publisher'],
  sendBack: ['publisher'],
  publish: ['publisher'],
  withdraw: ['publisher'],
} as const

/** 社情民意 is internal: its author, the staff and the leaders. */
const inHouse: Persons = ['member', ...clerks, 'leader']
const inOffice: Persons = [...clerks, 'leader']
const charged: Persons = [...clerks, 'leader', 'supervisor', 'unit']
const opinionRows = ['received', 'returned', 'editing', 'signing', 'signed', 'issued', 'fedBack', 'archived', 'kept', 'merged'] as const
/** A leader's instruction charges the unit with the issued one. */
const opinionReaders = { ...Object.fromEntries(opinionRows.map((row) => [row, inHouse])), issued: [...inHouse, 'unit'] as Persons }

/** 分办件: whoever has to do with the proposal, and the unit it is for. */
const ofBranch = {
  ...Object.fromEntries(
    ['assigned', 'handling', 'handlingOpenly', 'returning', 'auditing', 'answered', 'closedOpenly', 'returned', 'ended'].map(
      (row): [string, Persons] => [row, [...involved, 'unit']],
    ),
  ),
  handledElsewhere: involved,
  copied: [...involved, 'member2'],
  cosigned: [...involved, 'unit', 'member2'],
} satisfies Readonly<Record<string, Persons>>

/** What the site publishes: the editors keep it, everybody reads it once it is published. */
const publication: Rights = {
  read: { draft: editors, published: everyone },
  create: editors,
  update: { draft: editors, published: ['publisher'] },
  delete: { draft: ['publisher'] },
  versions: { draft: editors, published: ['publisher'] },
  fire: contentFire,
  metric: { name: 'published', of: ['published'] },
}

export const declared: Readonly<Record<string, Rights>> = {
  proposals: {
    read: {
      draft: ['member'],
      review: involved,
      cosigning: [...involved, 'member2'],
      cosigned: [...involved, 'member2'],
      returned: involved,
      declined: involved,
      merged: involved,
      filedPrivately: involved,
      filedOpenly: everyone,
      handlingPrivately: [...involved, 'unit'],
      handlingOpenly: everyone,
      separatedPrivately: [...involved, 'unit'],
      handledElsewhere: involved,
      copiedPrivately: [...involved, 'unit', 'member2'],
      copiedDraft: ['member'],
      assistedByUnit: [...involved, 'unit'],
      countersigning: [...involved, 'unit'],
      auditing: [...involved, 'unit'],
      auditingOpenly: everyone,
      closedOpenly: everyone,
      byAnother: everyone,
    },
    create: ['member', 'member2'],
    update: { draft: ['member'], copiedDraft: ['member'], returned: ['member'] },
    delete: {},
    fire: {
      submit: ['member'],
      cosigned: [],
      revise: ['member'],
      sendBack: ['office'],
      decline: ['office'],
      merge: ['office'],
      file: ['office'],
      assign: ['office'],
      assignSeparately: ['office'],
      adjustSeparate: ['office'],
      withdrawSeparate: ['office'],
      separatelyAnswered: [],
      separatelyReturned: [],
      signFor: ['unit'],
      sendBackUnit: ['unit'],
      returnGrant: ['supervisor'],
      returnRefuse: ['supervisor'],
      report: ['unit'],
      reply: ['unit'],
      countersigned: [],
      countersignBack: [],
      auditPass: ['supervisor'],
      auditBack: ['supervisor'],
      evaluate: [],
      redo: [],
      close: ['office'],
      settle: ['unit'],
      trackOn: ['office'],
      archive: ['office'],
      distinguish: ['office'],
      'cosign.agree': ['member2'],
      'cosign.decline': ['member2'],
      'opinions.give': ['unit'],
      'countersign.agree': ['unit'],
      'countersign.sendBack': ['unit'],
      'ratings.rate': ['member', 'member2'],
      'ratings.redo': ['member', 'member2'],
    },
    nudge: {
      cosigning: ['member'],
      review: ['member'],
      returned: ['office'],
      assigned: ['member', 'office', 'supervisor'],
      returning: ['office', 'unit'],
      handling: ['member', 'office', 'supervisor'],
      tracking: ['member', 'office', 'supervisor'],
      // On the row that unit assists; the lead is another organisation.
      countersigning: ['office'],
      auditing: ['office', 'unit'],
      answered: ['office', 'unit'],
    },
    recall: {
      submit: { by: 'member', may: ['member'] },
      assignSeparately: { by: 'office', may: ['office'] },
      sendBackUnit: { by: 'unit', may: ['unit'] },
      reply: { by: 'unit', may: ['unit'] },
      settle: { by: 'unit', may: ['unit'] },
    },
    reasons: {
      review: involved,
      cosigning: [...involved, 'member2'],
      cosigned: [...involved, 'member2'],
      returned: involved,
      declined: involved,
      merged: involved,
      filedPrivately: involved,
      filedOpenly: involved,
      handlingPrivately: [...involved, 'unit'],
      handlingOpenly: [...involved, 'unit'],
      separatedPrivately: [...involved, 'unit'],
      handledElsewhere: involved,
      copiedPrivately: [...involved, 'unit', 'member2'],
      assistedByUnit: [...involved, 'unit'],
      countersigning: [...involved, 'unit'],
      auditing: [...involved, 'unit'],
      auditingOpenly: [...involved, 'unit'],
      closedOpenly: [...involved, 'unit'],
      byAnother: ['member2', 'office', 'unit', 'leader', 'supervisor'],
    },
    metric: { name: 'byState' },
  },
  'proposal-branches': {
    read: { ...ofBranch, handlingOpenly: everyone, closedOpenly: everyone },
    create: [],
    update: {},
    delete: {},
    fire: {
      begin: [],
      signFor: ['unit'],
      reply: ['unit'],
      askReturn: ['unit'],
      grantReturn: ['office'],
      refuseReturn: ['office'],
      auditPass: ['supervisor'],
      auditBack: ['supervisor'],
      evaluate: [],
      redo: [],
      end: [],
      'ratings.rate': ['member', 'member2'],
      'ratings.redo': ['member', 'member2'],
    },
    nudge: {
      assigned: ['member', 'office', 'supervisor'],
      handling: ['member', 'office', 'supervisor'],
      returning: ['unit'],
      auditing: ['office', 'unit'],
      answered: ['office', 'unit'],
    },
    recall: { reply: { by: 'unit', may: ['unit'] }, askReturn: { by: 'unit', may: ['unit'] } },
    reasons: ofBranch,
    metric: { name: 'byState', of: Object.keys(ofBranch).filter((row) => !['returned', 'ended'].includes(row)) },
  },
  news: {
    read: { draft: editors, review: editors, published: everyone, withdrawn: editors },
    create: editors,
    update: { draft: editors, review: editors, published: ['publisher'], withdrawn: editors },
    delete: { draft: ['publisher'], review: ['publisher'], withdrawn: ['publisher'] },
    versions: { draft: editors, review: editors, published: ['publisher'], withdrawn: editors },
    fire: contentFire,
    metric: { name: 'published', of: ['published'] },
  },
  announcements: publication,
  speeches: publication,
  rules: publication,
  archives: publication,
  coverage: publication,
  opinions: {
    read: { draft: ['member'], ...opinionReaders },
    create: ['member', 'member2'],
    update: { draft: ['member'], returned: ['member'] },
    delete: {},
    fire: {
      submit: ['member'],
      sendBack: clerks,
      accept: clerks,
      combine: clerks,
      send: clerks,
      signed: [],
      signBack: [],
      issue: clerks,
      keep: clerks,
      feedBack: clerks,
      archive: clerks,
      'signOff.sign': ['leader'],
      'signOff.back': ['leader'],
    },
    nudge: { received: ['member'], returned: clerks, signing: clerks },
    recall: { submit: { by: 'member', may: ['member'] } },
    reasons: opinionReaders,
    metric: { name: 'byState', of: opinionRows },
  },
  'opinion-reports': {
    read: { draft: ['editor'], sent: inOffice, adopted: inOffice, notAdopted: inOffice },
    create: clerks,
    update: { draft: ['editor'] },
    delete: {},
    fire: { send: ['editor'], adopt: clerks, pass: clerks },
    recall: { send: { by: 'editor', may: ['editor'] } },
    reasons: { sent: inOffice, adopted: inOffice, notAdopted: inOffice },
  },
  'opinion-instructions': {
    read: { draft: ['editor'], charged, replied: charged, closed: charged },
    create: clerks,
    update: { draft: ['editor'] },
    delete: {},
    fire: { charge: ['editor'], replied: [], again: clerks, close: clerks, 'letters.reply': ['unit'] },
    nudge: { charged: clerks },
    reasons: { charged, replied: charged, closed: charged },
    metric: { name: 'open', of: ['charged', 'replied', 'closed'] },
  },
  columns: { read: { column: everyone }, create: editors, update: { column: editors }, delete: { column: editors } },
  artworks: {
    read: { artwork: everyone },
    create: clerks,
    update: { artwork: clerks },
    delete: { artwork: clerks },
    metric: { name: 'byScript' },
  },
}

const ownAccount: Readonly<Record<string, Persons>> = Object.fromEntries(
  accounts.map((one) => [one, one === 'switched-off' ? ['admin'] : [one, 'admin']]),
)

/** Collections the CMS has by itself. Payload's own (`payload-…`) have the few routes named below, each with its test. */
export const own: Readonly<Record<string, Rights>> = {
  // Everybody sees and edits their own account (see below for the fields), the administrator all.
  users: { read: ownAccount, create: ['admin'], update: ownAccount, delete: Object.fromEntries(accounts.map((one) => [one, ['admin']])) },
  organisations: {
    read: { unit: everyone, elsewhere: everyone },
    create: ['admin'],
    update: { unit: ['admin'], elsewhere: ['admin'] },
    delete: { unit: ['admin'], elsewhere: ['admin'] },
  },
  media: {
    read: { picture: staff },
    named: { picture: everyone },
    create: staff,
    update: { picture: staff },
    delete: { picture: staff },
  },
  'identity-providers': {
    read: { provider: [...clerks, 'admin'] },
    create: ['admin'],
    update: { provider: ['admin'] },
    delete: { provider: ['admin'] },
  },
  // Changed by confirming and refusing alone.
  identities: { read: { identity: [...clerks, 'admin'] }, create: [], update: {}, delete: {} },
  wordings: {
    read: { words: staff },
    create: ['publisher', 'admin'],
    update: { words: ['publisher', 'admin'] },
    delete: { words: ['publisher', 'admin'] },
  },
  'calendar-years': { read: { year: ['admin'] }, create: ['admin'], update: { year: ['admin'] }, delete: { year: ['admin'] } },
  attachments: {
    // Alone, a file is listed to nobody but its uploader, and not even to them once a document names it.
    read: { loose: ['member'] },
    create: signedIn,
    update: {},
    delete: { loose: ['member'] },
  },
}

/** Files, by where they belong, and who may fetch them. */
export const files: Readonly<Record<string, Persons>> = {
  loose: ['member'],
  ofDraft: ['member'],
  ofFiledPrivately: involved,
  ofHandlingOpenly: everyone,
  ofDraftAnnouncement: editors,
  ofPublishedAnnouncement: everyone,
}

/** Who sees a reply that the audit has not passed yet, of a proposal open to everybody. */
export const unauditedReply: Persons = ['office', 'unit', 'leader', 'supervisor']

/** Titles a picker offers. */
export const options: Readonly<Record<string, Persons>> = {
  organisations: everyone,
  columns: everyone,
  users: signedIn,
  proposals: signedIn,
  opinions: signedIn,
  rules: signedIn,
}

/** The global and its doors. */
export const siteSettings = { read: ['publisher', 'admin'], update: ['publisher', 'admin'] } as const

export const all = { ...declared, ...own }
export const cases = Object.entries(all).map(([slug, rights]) => ({ slug, rights }))
export const declaredCases = Object.entries(declared).map(([slug, rights]) => ({ slug, rights }))
