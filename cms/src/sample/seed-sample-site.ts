import type { Site } from '@yizheng/kit'
import { importDocument, type ImportedStep } from '@yizheng/kit/cms'
import type { BasePayload } from 'payload'
import { emailOf, samplePassword } from '../sample-logins.ts'
import { announcements } from './announcements.ts'
import { archives } from './archives.ts'
import { artworks } from './artworks.ts'
import { columns } from './columns.ts'
import { sampleAnnouncement, sampleArchive, sampleArtwork, sampleCoverage, sampleNews, sampleRule, sampleSpeech } from './content-steps.ts'
import { coverage } from './coverage.ts'
import { news } from './news.ts'
import { organisations } from './organisations.ts'
import { people } from './people.ts'
import { pictures, renderPicture } from './pictures.ts'
import { sampleOpinionInstructions, sampleOpinionReports, sampleOpinions } from './opinion-steps.ts'
import { rules } from './rules.ts'
import { speeches } from './speeches.ts'
import { sampleProposals, type SampleDocument, type SampleStep } from './proposal-steps.ts'

type Ids = ReadonlyMap<string, number>
interface Seeding {
  readonly payload: BasePayload
  readonly site: Site
  /** The day of the first run: a run that resumes uses the same dates. */
  readonly now: Date
  readonly log: (line: string) => void
}
interface Mark {
  readonly startedAt: string
  readonly doneAt?: string
}

const markKey = 'sample-site'

/** The marks a government site must carry; every number here is a sample. */
const siteMarks = {
  name: '松阳政协',
  nameEn: 'CPPCC Songyang',
  tagline: '样例站点',
  organiser: '松阳县政协（样例）',
  icp: '浙ICP备00000000号-1（样例）',
  police: '浙公网安备 00000000000000号（样例）',
  siteCode: '0000000000（样例）',
  contact: 'webmaster@songyang.example',
  address: '浙江省丽水市松阳县（样例地址）',
  searchWords:
    '西屏街道 水南街道 望松街道 古市镇 玉岩镇 象溪镇 大东坝镇 新兴镇 叶村乡 斋坛乡 三都乡 竹源乡 四都乡 赤寿乡 樟溪乡 枫坪乡 板桥畲族乡 裕溪乡 安民乡 松阴溪 松阳高腔 松阳茶叶'.split(
      ' ',
    ),
}

/**
 * Fills an empty site with the sample site. Does nothing where that was done already, and goes on where an earlier run
 * was cut off: what exists (by its title, e-mail or alternative text) is left as it is.
 */
export async function seedSampleSite({
  payload,
  site,
  log = () => {},
}: {
  payload: BasePayload
  site: Site
  log?: (line: string) => void
}): Promise<'seeded' | 'already there'> {
  const mark = await payload.kv.get<Mark>(markKey)
  if (mark?.doneAt) return 'already there'
  const startedAt = mark?.startedAt ?? new Date().toISOString()
  await payload.kv.set(markKey, { startedAt })
  const seeding: Seeding = { payload, site, now: new Date(startedAt), log }

  await payload.updateGlobal({ slug: 'site' as never, data: siteMarks })
  const organisationIds = await seedOrganisations(seeding)
  const peopleIds = await seedPeople(seeding, organisationIds)
  const pictureIds = await seedPictures(seeding)
  const columnIds = await seedColumns(seeding, peopleIds, organisationIds)
  const relations: Relations = { users: peopleIds, organisations: organisationIds, media: pictureIds, columns: columnIds }
  await seedDocuments({ seeding, slug: 'news', documents: news.map((one) => sampleNews(one, seeding.now)), relations })
  await seedDocuments({
    seeding,
    slug: 'announcements',
    documents: announcements.map((one) => sampleAnnouncement(one, seeding.now)),
    relations,
  })
  await seedDocuments({ seeding, slug: 'speeches', documents: speeches.map((one) => sampleSpeech(one, seeding.now)), relations })
  await seedDocuments({ seeding, slug: 'rules', documents: rules.map((one) => sampleRule(one, seeding.now)), relations })
  await seedDocuments({ seeding, slug: 'archives', documents: archives.map((one) => sampleArchive(one, seeding.now)), relations })
  await seedDocuments({ seeding, slug: 'coverage', documents: coverage.map((one) => sampleCoverage(one, seeding.now)), relations })
  await seedDocuments({ seeding, slug: 'proposals', documents: sampleProposals(seeding.now), relations })
  await seedDocuments({ seeding, slug: 'opinions', documents: sampleOpinions(seeding.now), relations })
  const withOpinions: Relations = { ...relations, opinions: await existing(payload, 'opinions', 'title') }
  await seedDocuments({ seeding, slug: 'opinion-reports', documents: sampleOpinionReports(seeding.now), relations: withOpinions })
  await seedDocuments({ seeding, slug: 'opinion-instructions', documents: sampleOpinionInstructions(seeding.now), relations: withOpinions })
  await seedDocuments({
    seeding,
    slug: 'artworks',
    documents: artworks.map((one, index) => sampleArtwork(one, index, seeding.now)),
    relations,
  })

  await payload.kv.set(markKey, { startedAt, doneAt: new Date().toISOString() })
  return 'seeded'
}

async function seedOrganisations({ payload, log }: Seeding): Promise<Ids> {
  const ids = await existing(payload, 'organisations', 'title')
  const byKey = new Map<string, number>()
  for (const [index, { key, title, kind, parent }] of organisations.entries()) {
    const id =
      ids.get(title) ??
      (await create(payload, 'organisations', {
        title,
        kind,
        order: index + 1,
        ...(parent === undefined ? {} : { parent: byKey.get(parent) }),
      }))
    byKey.set(key, id)
  }
  log(`组织 ${byKey.size}`)
  return byKey
}

/** The first account is hashed by Payload; the others take over its hash, since hashing a hundred times costs half a minute. */
async function seedPeople({ payload, log }: Seeding, organisationIds: Ids): Promise<Ids> {
  const ids = new Map(await existing(payload, 'users', 'email'))
  const [first] = people
  const account = ({ key, name, roles, sector, unit, committee, workplace, phone }: (typeof people)[number]) => ({
    email: emailOf(key),
    name,
    roles: [...roles],
    sector,
    workplace,
    phone,
    ...(unit === undefined ? {} : { unit: organisationIds.get(unit) }),
    ...(committee === undefined ? {} : { committee: organisationIds.get(committee) }),
  })
  const firstEmail = emailOf(first!.key)
  if (!ids.has(firstEmail)) ids.set(firstEmail, await create(payload, 'users', { ...account(first!), password: samplePassword }))
  const hashed = await payload.db.findOne<{ id: number; hash: string; salt: string }>({
    collection: 'users',
    where: { email: { equals: firstEmail } },
  })
  if (!hashed) throw new Error(`The account ${firstEmail} cannot be read back`)
  for (const person of people) {
    const email = emailOf(person.key)
    if (ids.has(email)) continue
    const { id } = (await payload.db.create({
      collection: 'users',
      data: { ...account(person), hash: hashed.hash, salt: hashed.salt },
    })) as { id: number }
    ids.set(email, id)
  }
  log(`人员 ${people.length}`)
  return new Map(people.map(({ key }) => [key, ids.get(emailOf(key))!]))
}

async function seedPictures({ payload, log }: Seeding): Promise<Ids> {
  const ids = new Map(await existing(payload, 'media', 'alt'))
  const missing = pictures.filter(({ alt }) => !ids.has(alt))
  const lanes = 3
  await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      for (const picture of missing.filter((_one, index) => index % lanes === lane)) {
        const data = await renderPicture(picture)
        ids.set(
          picture.alt,
          await create(
            payload,
            'media',
            { alt: picture.alt, caption: '样例图片' },
            { data, name: `${picture.name}.jpg`, mimetype: 'image/jpeg', size: data.length },
          ),
        )
      }
    }),
  )
  log(`图片 ${pictures.length}`)
  return new Map(pictures.map(({ name, alt }) => [name, ids.get(alt)!]))
}

async function seedColumns({ payload, log }: Seeding, peopleIds: Ids, organisationIds: Ids): Promise<Ids> {
  const ids = new Map(await existing(payload, 'columns', 'slug'))
  for (const [index, { slug, title, parent, owner, refreshDays, description }] of columns.entries()) {
    if (ids.has(slug)) continue
    ids.set(
      slug,
      await create(payload, 'columns', {
        slug,
        title,
        description,
        owner: idOf(organisationIds, owner),
        refreshDays,
        order: index + 1,
        author: peopleIds.get('editor'),
        ...(parent === undefined ? {} : { parent: ids.get(parent) }),
      }),
    )
  }
  log(`栏目 ${columns.length}`)
  return ids
}

type Relations = Readonly<Record<string, Ids>>

/** Writes documents together with their past. */
async function seedDocuments({
  seeding: { payload, site, log },
  slug,
  documents,
  relations,
}: {
  seeding: Seeding
  slug: string
  documents: readonly SampleDocument[]
  relations: Relations
}): Promise<void> {
  const there = new Map(await existing(payload, slug, 'title'))
  const fields = site.type(slug)!.surface.type.fields
  const resolved = (data: SampleDocument['data'] = {}) =>
    Object.fromEntries(
      Object.entries(data).map(([name, value]) => {
        const { to } = fields[name] ?? {}
        // Another document of the type stands as its title.
        const ids = to === slug ? there : relations[to ?? '']
        if (ids === undefined || value === undefined) return [name, value]
        return [name, Array.isArray(value) ? value.map((key) => idOf(ids, key as string)) : idOf(ids, value as string)]
      }),
    )
  const { users, organisations } = relations
  const taken = ({ branches, ...step }: SampleStep): ImportedStep => ({
    ...step,
    actor: idOf(users!, step.actor),
    data: resolved(step.data),
    ...(branches ? { branches: branches.map(({ of, steps }) => ({ of: idOf(organisations!, of), steps: steps.map(taken) })) } : {}),
  })
  for (const { author, createdAt, data, steps } of documents) {
    if (there.has(data.title as string)) continue
    const id = await importDocument({
      payload,
      site,
      slug,
      createdAt,
      data: resolved(data),
      author: idOf(users!, author),
      steps: steps.map(taken),
    })
    there.set(data.title as string, id)
  }
  log(`${site.type(slug)!.surface.type.label} ${documents.length}`)
}

function idOf(ids: Ids, key: string): number {
  const id = ids.get(key)
  if (id === undefined) throw new Error(`The sample data name "${key}", which is nowhere defined`)
  return id
}

/** What is there already: the value of `field` → id. */
async function existing(payload: BasePayload, collection: string, field: string): Promise<Ids> {
  const { docs } = await payload.find({ collection, depth: 0, limit: 0, pagination: false, select: { [field]: true } })
  return new Map((docs as unknown as Record<string, unknown>[]).map((doc) => [String(doc[field]), doc.id as number]))
}

async function create(
  payload: BasePayload,
  collection: string,
  data: Record<string, unknown>,
  file?: { data: Buffer; name: string; mimetype: string; size: number },
): Promise<number> {
  const { id } = await payload.create({ collection, data, depth: 0, ...(file === undefined ? {} : { file }) })
  return id as number
}
