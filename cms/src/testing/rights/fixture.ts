import { buildSearch, importDocument } from '@yizheng/kit/cms'
import sharp from 'sharp'
import { inject, vi } from 'vitest'
import site from '../../../../yizheng.config.ts'
import { richText } from '../../sample/rich-text.ts'
import { bootCms, testPassword, type TestCms, type TestPerson } from '../boot-cms.ts'
import { accounts, nobody, people, phoneOf, rolesOf, type Person, type Persons } from './people.ts'
import { declared, own } from './tables.ts'

// Thousands of requests: a busy machine may take its time.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 })

export const word = '权限样本'

export let cms: TestCms
export const ids: Record<string, Record<string, number>> = {}
export const account = {} as Record<Exclude<Person, 'anonymous'>, TestPerson>
export const tokens = new Map<Person, string>()
export const fileUrls: Record<string, { id: number; url: string }> = {}
let serial = 0

export const create = async (collection: string, data: object, more: object = {}) =>
  (await cms.payload.create({ collection: collection as never, data: data, depth: 0, ...more })) as unknown as { id: number; url: string }

/** The way to each state, with what its transitions ask for. */
export const ways: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  proposals: {
    draft: [],
    cosigning: ['submit'],
    review: ['submit'],
    returned: ['submit', 'sendBack'],
    declined: ['submit', 'decline'],
    merged: ['submit', 'merge'],
    filed: ['submit', 'file'],
    separate: ['submit', 'file', 'assignSeparately'],
    assigned: ['submit', 'file', 'assign'],
    returning: ['submit', 'file', 'assign', 'sendBackUnit'],
    handling: ['submit', 'file', 'assign', 'signFor'],
    // With assist units; without any it is audited at once.
    countersigning: ['submit', 'file', 'assign', 'signFor', 'reply'],
    auditing: ['submit', 'file', 'assign', 'signFor', 'reply'],
    answered: ['submit', 'file', 'assign', 'signFor', 'reply', 'auditPass'],
    evaluated: ['submit', 'file', 'assign', 'signFor', 'reply', 'auditPass', 'evaluate'],
    closed: ['submit', 'file', 'assign', 'signFor', 'reply', 'auditPass', 'evaluate', 'close'],
    tracking: ['submit', 'file', 'assign', 'signFor', 'reply', 'auditPass', 'evaluate', 'close'],
    archived: ['submit', 'file', 'assign', 'signFor', 'reply', 'auditPass', 'evaluate', 'close', 'archive'],
  },
  'proposal-branches': {
    draft: [],
    assigned: ['begin'],
    handling: ['begin', 'signFor'],
    returning: ['begin', 'askReturn'],
    auditing: ['begin', 'signFor', 'reply'],
    answered: ['begin', 'signFor', 'reply', 'auditPass'],
    closed: ['begin', 'signFor', 'reply', 'auditPass', 'evaluate'],
    returned: ['begin', 'askReturn', 'grantReturn'],
    ended: ['begin', 'end'],
  },
  opinions: {
    draft: [],
    received: ['submit'],
    returned: ['submit', 'sendBack'],
    editing: ['submit', 'accept'],
    signing: ['submit', 'accept', 'send'],
    signed: ['submit', 'accept', 'send', 'signed'],
    issued: ['submit', 'accept', 'send', 'signed', 'issue'],
    fedBack: ['submit', 'accept', 'send', 'signed', 'issue', 'feedBack'],
    archived: ['submit', 'accept', 'send', 'signed', 'issue', 'feedBack', 'archive'],
    kept: ['submit', 'keep'],
    merged: ['submit', 'combine'],
  },
  'opinion-reports': { draft: [], sent: ['send'], adopted: ['send', 'adopt'], notAdopted: ['send', 'pass'] },
  'opinion-instructions': {
    draft: [],
    charged: ['charge'],
    replied: ['charge', 'replied'],
    closed: ['charge', 'replied', 'close'],
  },
  news: { draft: [], review: ['submit'], published: ['publish'], withdrawn: ['publish', 'withdraw'] },
}
export const answersTo = (transition: string): Record<string, unknown> => ({
  ...(transition === 'file' ? { serial: `S${(serial += 1)}`, session: '11-2' } : {}),
  ...(transition === 'decline' ? { ground: 'personal', onward: 'archive' } : {}),
  ...(transition === 'merge' ? { mergedInto: ids.proposals!.review } : {}),
  ...(transition === 'combine' ? { mergedInto: ids.opinions!.received } : {}),
  ...(['keep', 'feedBack'].includes(transition) ? { feedback: '已采用。' } : {}),
  ...(transition === 'adopt' ? { adoptedOn: '2026-11-20T00:00:00Z', adoptedBy: '《社情民意》' } : {}),
  ...(transition === 'letters.reply' ? { letter: '已办理。' } : {}),
  ...(transition === 'assign' ? { leadUnit: ids.organisations!.unit } : {}),
  ...(transition.endsWith('Separately') || transition === 'adjustSeparate' ? { separateUnits: Object.values(ids.organisations!) } : {}),
  ...(transition === 'report' ? { progress: '已沟通。' } : {}),
  ...(transition === 'settle' ? { outcome: '已落实。', outcomeClass: 'A' } : {}),
  ...(transition === 'reply' ? { reply: '已办理。', replyClass: 'A' } : {}),
  ...(transition === 'opinions.give' ? { opinion: '同意。' } : {}),
  ...(transition === 'ratings.rate' ? { process: 'satisfied', result: 'fair' } : {}),
})
export const reason = (transition: string) =>
  [
    'sendBack',
    'signOff.back',
    'pass',
    'again',
    'decline',
    'sendBackUnit',
    'returnRefuse',
    'trackOn',
    'auditBack',
    'countersign.sendBack',
    'ratings.redo',
    'withdraw',
    'withdrawSeparate',
    'askReturn',
    'refuseReturn',
  ].includes(transition)
    ? '原因'
    : undefined

/** Led by another organisation and assisted by unit's. */
export const assisted = () => ({ leadUnit: ids.organisations!.elsewhere, assistUnits: [ids.organisations!.unit] })

/** The rows of 分办件 that are more than their state. */
export const branchRows: Readonly<Record<string, { state: string; data: () => Record<string, unknown> }>> = {
  handlingOpenly: { state: 'handling', data: () => ({ open: true }) },
  handledElsewhere: { state: 'handling', data: () => ({ unit: ids.organisations!.elsewhere }) },
  copied: { state: 'handling', data: () => ({ unit: ids.organisations!.elsewhere, copied: [account.member2.id] }) },
  cosigned: { state: 'answered', data: () => ({ cosponsors: [account.member2.id] }) },
  closedOpenly: { state: 'closed', data: () => ({ open: true }) },
}

/** The rows that are more than their state. */
export const proposalRows: Readonly<
  Record<string, { state: string; author?: 'member2'; data?: () => Record<string, unknown>; assign?: () => Record<string, unknown> }>
> = {
  cosigning: { state: 'cosigning', data: () => ({ cosponsors: [account.member2.id] }) },
  cosigned: { state: 'review', data: () => ({ cosponsors: [account.member2.id] }) },
  filedPrivately: { state: 'filed' },
  filedOpenly: { state: 'filed', data: () => ({ open: true }) },
  handlingPrivately: { state: 'handling' },
  handlingOpenly: { state: 'handling', data: () => ({ open: true }) },
  copiedPrivately: { state: 'handling', data: () => ({ copied: [account.member2.id] }) },
  copiedDraft: { state: 'draft', data: () => ({ copied: [account.member2.id] }) },
  separatedPrivately: { state: 'separate' },
  handledElsewhere: { state: 'handling', assign: () => ({ leadUnit: ids.organisations!.elsewhere }) },
  assistedByUnit: { state: 'handling', assign: assisted },
  countersigning: { state: 'countersigning', assign: assisted },
  auditingOpenly: { state: 'auditing', data: () => ({ open: true }) },
  closedOpenly: { state: 'closed', data: () => ({ open: true }) },
  byAnother: { state: 'handling', author: 'member2', data: () => ({ open: true }) },
}

export async function document(
  slug: string,
  state: string,
  data: Record<string, unknown>,
  { author, assign }: { author?: 'member2' | undefined; assign?: Record<string, unknown> | undefined } = {},
): Promise<number> {
  const asked = (data.cosponsors as readonly number[] | undefined)?.length && state !== 'cosigning'
  const way = (ways[slug] ?? ways.news!)[state]!.flatMap((step) => (step === 'submit' && asked ? [step, 'cosigned'] : [step]))
  return importDocument({
    payload: cms.payload,
    site,
    slug,
    author: account[author ?? (['proposals', 'proposal-branches', 'opinions'].includes(slug) ? 'member' : 'editor')].id,
    createdAt: '2026-11-01T00:00:00Z',
    data,
    steps: way.map((transition, index) => ({
      transition,
      at: new Date(Date.UTC(2026, 10, 2 + index)),
      actor: account.office.id,
      data: {
        ...(slug === 'opinions' && transition === 'send' ? toSign() : answersTo(transition)),
        ...(transition === 'assign' ? assign : {}),
        ...(transition === 'reply' && state === 'tracking' ? { replyClass: 'B' } : {}),
      },
    })),
  })
}

/** Makes one row of the fixture; called again for a copy that may be deleted. */
export const makers: Readonly<Record<string, (row: string) => Promise<number>>> = {
  proposals: async (row) => {
    const { state = row, author, data, assign } = proposalRows[row] ?? {}
    const id = await document('proposals', state, { ...proposalData(), ...data?.() }, { author, assign: assign?.() })
    // Those it has stand in no table here.
    const { docs } = await cms.payload.find({ collection: 'proposal-branches' as never, where: { proposal: { equals: id } }, depth: 0 })
    for (const part of docs) await cms.payload.delete({ collection: 'proposal-branches' as never, id: part.id })
    return id
  },
  'proposal-branches': (row) => {
    const { state = row, data } = branchRows[row] ?? {}
    return document('proposal-branches', state, { ...branchData(), ...data?.() })
  },
  opinions: (row) => document('opinions', row, opinionData()),
  'opinion-reports': (row) => document('opinion-reports', row, reportData()),
  'opinion-instructions': (row) => document('opinion-instructions', row, instructionData()),
  news: (row) => document('news', row, newsData()),
  announcements: (row) => document('announcements', row, announcementData()),
  speeches: (row) => document('speeches', row, speechData()),
  rules: (row) => document('rules', row, ruleData()),
  archives: (row) => document('archives', row, archiveData()),
  coverage: (row) => document('coverage', row, coverageData()),
  columns: async () => (await create('columns', columnData())).id,
  artworks: async () => (await create('artworks', { ...artworkData(), images: [ids.media!.picture] })).id,
  // Without a password, which would take long to hash.
  users: async (row) =>
    (
      (await cms.payload.db.create({
        collection: 'users',
        data: { email: `copy${(serial += 1)}@songyang.example`, name: row, roles: rolesOf(row as Person) },
      })) as { id: number }
    ).id,
  organisations: async (row) => (await create('organisations', { title: row, kind: 'unit' })).id,
  media: async () =>
    (
      await create(
        'media',
        { alt: word },
        { file: { name: `p${(serial += 1)}.png`, data: picture, mimetype: 'image/png', size: picture.length } },
      )
    ).id,
  attachments: async () => (await upload('loose')).id,
  'identity-providers': async () => (await create('identity-providers', providerData())).id,
  identities: async () => ((await cms.payload.db.create({ collection: 'identities', data: identityData() })) as { id: number }).id,
  wordings: async () => (await create('wordings', wordingData())).id,
  'calendar-years': async () => (await create('calendar-years', { year: anotherYear(), source: word })).id,
}
/** Words that stand in no row of the fixture. */
export const wordingData = () => ({ wrong: `错词${(serial += 1)}`, right: '对词', kind: 'phrase', level: 'forbidden', grounds: word })
export const proposalData = () => ({ title: `${word}提案`, category: 'society', situation: '情况。', advice: '建议。' })
export const branchData = () => ({ title: `${word}分办`, category: 'society', unit: ids.organisations!.unit })
export const opinionData = () => ({
  title: `${word}社情`,
  category: 'society',
  urgency: 'normal',
  situation: '情况。',
  analysis: '分析。',
  advice: '建议。',
})
/** What sending to be signed asks for. */
export const toSign = () => ({
  editedTitle: '编发',
  editedSituation: '情况。',
  editedAnalysis: '分析。',
  editedAdvice: '建议。',
  signers: [account.leader.id],
})
export const reportData = () => ({ title: `${word}报送`, opinion: ids.opinions!.issued, level: 'city', sentOn: '2026-11-02T00:00:00Z' })
export const instructionData = () => ({
  title: `${word}批示`,
  opinion: ids.opinions!.issued,
  leader: '县长',
  text: '请研究。',
  givenOn: '2026-11-02T00:00:00Z',
  units: [ids.organisations!.unit],
})
export const newsData = () => ({
  title: `${word}新闻`,
  column: ids.columns!.column,
  publishedOn: '2026-11-01T00:00:00Z',
  body: richText('正文'),
})
export const announcementData = () => ({ title: `${word}公告`, publishedOn: '2026-11-01T00:00:00Z', body: richText('正文') })
export const speechData = () => ({
  title: `${word}讲话`,
  speaker: '主席',
  meeting: 'work',
  spokenOn: '2026-11-01T00:00:00Z',
  body: richText('正文'),
})
export const ruleData = () => ({
  title: `${word}制度`,
  kind: 'rule',
  issuer: '办公室',
  issuedOn: '2026-11-01T00:00:00Z',
  body: richText('正文'),
})
export const archiveData = () => ({
  title: `${word}文史`,
  period: 'republic',
  kind: 'study',
  recordedOn: '2026-11-01T00:00:00Z',
  body: richText('正文'),
})
export const coverageData = () => ({
  title: `${word}报道`,
  medium: '日报',
  level: 'city',
  reportedOn: '2026-11-01T00:00:00Z',
  summary: '摘要',
})
const providerData = () => ({ name: `p${(serial += 1)}`, label: word })
const identityData = () => ({
  status: 'pending',
  name: word,
  nameId: `n${(serial += 1)}`,
  nameIdFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
  provider: ids['identity-providers']!.provider,
})
let lastYear = 2030
const anotherYear = () => (lastYear += 1)
export const columnData = () => ({ title: word, slug: `c${(serial += 1)}` })
export const artworkData = () => ({ title: word, artist: '作者', script: 'seal' })

/** What a person would send to make a new row. */
export const newRow: Readonly<Record<string, () => Promise<object>>> = {
  proposals: async () => proposalData(),
  'proposal-branches': async () => branchData(),
  opinions: async () => opinionData(),
  'opinion-reports': async () => reportData(),
  'opinion-instructions': async () => instructionData(),
  news: async () => newsData(),
  announcements: async () => announcementData(),
  speeches: async () => speechData(),
  rules: async () => ruleData(),
  archives: async () => archiveData(),
  coverage: async () => coverageData(),
  columns: async () => columnData(),
  artworks: async () => ({ ...artworkData(), images: [ids.media!.picture] }),
  users: async () => ({
    email: `new${(serial += 1)}@songyang.example`,
    password: testPassword,
    name: '新人',
    roles: ['admin'],
  }),
  organisations: async () => ({ title: '新组织', kind: 'unit' }),
  wordings: async () => wordingData(),
  'calendar-years': async () => ({ year: anotherYear() }),
  'identity-providers': async () => providerData(),
  identities: async () => identityData(),
  media: async () => form({ alt: '新图' }, picture, 'image/png', 'new.png'),
  attachments: async () => form({}, Buffer.from('新附件'), 'text/plain', 'new.txt'),
}
/** A change that changes nothing, so that every row stays what it is. */
export const sameAgain: Readonly<Record<string, () => object>> = {
  proposals: () => ({ title: proposalData().title }),
  'proposal-branches': () => ({ title: branchData().title }),
  opinions: () => ({ title: opinionData().title }),
  'opinion-reports': () => ({ title: reportData().title }),
  'opinion-instructions': () => ({ title: instructionData().title }),
  news: () => ({ title: newsData().title }),
  announcements: () => ({ title: announcementData().title }),
  speeches: () => ({ title: speechData().title }),
  rules: () => ({ title: ruleData().title }),
  archives: () => ({ title: archiveData().title }),
  coverage: () => ({ title: coverageData().title }),
  columns: () => ({ title: word }),
  artworks: () => ({ title: word }),
  users: () => ({ sector: '特邀界' }),
  organisations: () => ({ order: 1 }),
  wordings: () => ({ grounds: word }),
  'calendar-years': () => ({ source: word }),
  'identity-providers': () => ({ label: word }),
  identities: () => ({ name: word }),
  media: () => ({ caption: '说明' }),
  attachments: () => ({ filename: 'other.txt' }),
}

export let picture: Buffer
export function form(fields: object, data: Buffer, type: string, name: string): FormData {
  const body = new FormData()
  body.set('_payload', JSON.stringify(fields))
  body.set('file', new File([new Uint8Array(data)], name, { type }))
  return body
}
export async function upload(name: string): Promise<{ id: number; url: string }> {
  const data = Buffer.from(`附件 ${name}`)
  return create(
    'attachments',
    {},
    {
      file: { name: `${name}${(serial += 1)}.txt`, data, mimetype: 'text/plain', size: data.length },
      user: account.member,
      overrideAccess: false,
      req: await cms.request(account.member),
    },
  )
}

/** Boots the CMS with one row of every kind, everybody signed in, the files attached and the search built. */
export async function setUp(): Promise<void> {
  cms = await bootCms(inject('postgresUrl'))
  picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#a33' } })
    .png()
    .toBuffer()
  // The years it ships with, which would be rows that no table names.
  await cms.payload.delete({ collection: 'calendar-years' as never, where: { year: { exists: true } } })
  ids.organisations = { unit: await makers.organisations!('unit'), elsewhere: await makers.organisations!('elsewhere') }
  ids.users = {}
  for (const one of accounts) {
    account[one] = await cms.person(one, rolesOf(one), one === 'unit' ? ids.organisations.unit : undefined)
    await cms.payload.update({ collection: 'users' as never, id: account[one].id, data: { phone: phoneOf(one) } })
    ids.users[one] = account[one].id
    tokens.set(one, await cms.signIn(account[one].email))
  }
  await cms.payload.update({ collection: 'users' as never, id: account['switched-off'].id, data: { disabled: true } })
  for (const [slug, rights] of Object.entries({ columns: declared.columns!, media: own.media!, ...declared, ...own })) {
    if (ids[slug]) continue
    ids[slug] = {}
    for (const row of Object.keys(rights.read)) ids[slug][row] = await makers[slug]!(row)
  }
  fileUrls.loose = (await cms.payload.findByID({ collection: 'attachments' as never, id: ids.attachments!.loose! })) as never
  const attach = async (name: string, slug: string, row: string) => {
    fileUrls[name] = await upload(name)
    await cms.payload.db.updateOne({
      collection: 'attachments',
      id: fileUrls[name].id,
      data: { ownerType: slug, ownerId: ids[slug]![row] },
    })
  }
  await attach('ofDraft', 'proposals', 'draft')
  await attach('ofFiledPrivately', 'proposals', 'filedPrivately')
  await attach('ofHandlingOpenly', 'proposals', 'handlingOpenly')
  await attach('ofDraftAnnouncement', 'announcements', 'draft')
  await attach('ofPublishedAnnouncement', 'announcements', 'published')
  await buildSearch({ payload: cms.payload, site, anew: true })
}
export const tearDown = () => cms.close()

export interface Answer<T> {
  readonly status: number
  readonly body: T
}
/** One request, through the handlers that the CMS process answers with. */
export async function send<T = Record<string, unknown>>(
  who: Person,
  method: string,
  path: string,
  body?: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer<T>> {
  const token = tokens.get(who)
  const answer = await cms.call(path, {
    method,
    headers: {
      ...(token ? { authorization: `JWT ${token}` } : {}),
      ...(body && !(body instanceof FormData || body instanceof URLSearchParams) ? { 'content-type': 'application/json' } : {}),
      ...headers,
    },
    ...(body ? { body: body instanceof FormData || body instanceof URLSearchParams ? body : JSON.stringify(body) } : {}),
  })
  const text = await answer.text()
  return { status: answer.status, body: (answer.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text) as T }
}

/** Asks for everybody at once; gives back those whom the question is answered with yes. */
export async function who(asks: (person: Person) => Promise<boolean>): Promise<Person[]> {
  const answers: Person[] = []
  for (const person of people) if (await asks(person)) answers.push(person)
  return answers
}
/** Row → who, in the order of `people`, so that two tables compare. */
export const inOrder = (table: Readonly<Record<string, Persons>>) =>
  Object.fromEntries(Object.entries(table).map(([row, some]) => [row, people.filter((one) => some.includes(one))]))
export const allRows = (slug: string, table: Readonly<Record<string, Persons>>) =>
  inOrder({ ...Object.fromEntries(Object.keys(ids[slug]!).map((row) => [row, nobody])), ...table })

export type Docs = { docs: readonly { id: number }[]; totalDocs?: number }
/** Who sees which row through a door that gives a list of ids. */
export async function seenThrough(slug: string, list: (person: Person) => Promise<readonly number[]>): Promise<Record<string, Person[]>> {
  const seen: Record<string, Person[]> = Object.fromEntries(Object.keys(ids[slug]!).map((row) => [row, []]))
  for (const person of people) {
    const found = await list(person)
    for (const [row, id] of Object.entries(ids[slug]!)) if (found.includes(id)) seen[row]!.push(person)
    const strangers = found.filter((id) => !Object.values(ids[slug]!).includes(id))
    if (strangers.length > 0) throw new Error(`${person} sees unknown rows of ${slug}: ${strangers.join()}`)
  }
  return seen
}
export const idsOf = ({ status, body }: Answer<Docs>) => (status === 200 ? body.docs.map((doc) => doc.id) : [])

/** What a document of this type holds that a step is tried on. */
export const stepData: Readonly<Record<string, () => Record<string, unknown>>> = {
  proposals: () => ({ ...proposalData(), cosponsors: [account.member2.id] }),
  'proposal-branches': () => ({ ...branchData(), cosponsors: [account.member2.id] }),
  opinions: opinionData,
  'opinion-reports': reportData,
  'opinion-instructions': instructionData,
  news: newsData,
  announcements: announcementData,
  speeches: speechData,
  rules: ruleData,
  archives: archiveData,
  coverage: coverageData,
}
