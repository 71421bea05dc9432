import { setTimeout as pause } from 'node:timers/promises'
import { createLocalReq, type Endpoint, type PayloadRequest } from 'payload'
import { FILE_MOST } from '../../file-limit.ts'
import type { LedgerConfirmRequest } from '../../protocol.ts'
import type { Site, SiteType } from '../../site.ts'
import { isOneOf, type Actor } from '../../who.ts'
import { endpoint, idOf, jsonBody, signedIn, type EndpointContext } from '../endpoint.ts'
import { workbookAnswer } from '../ledger/workbook-answer.ts'
import { siteTypeOf } from '../operations/site-type.ts'
import { RequestError } from '../request-error.ts'
import { checkImport } from './check-import.ts'
import { importAnswer } from './import-answer.ts'
import { importOf, takeImport } from './imports.ts'
import { markedSheet } from './marked-sheet.ts'
import { readLedger } from './plan-file.ts'
import { runImport } from './run-import.ts'
import { templateSheets, type Unit } from './template-sheets.ts'

/** Whoever confirms waits so long for the end, in milliseconds; then the page asks how it goes. */
const WAIT = 8_000

/** A ledger on its way in, under /{slug}/ledger: a template, sending a file, what the check found, bringing it in. */
export function importEndpoints(site: Site, { slug, surface }: SiteType): Endpoint[] {
  const { in: taken } = surface.ledger ?? {}
  if (!taken) return []
  const path = '/ledger/imports' as const
  const entered = async (context: EndpointContext): Promise<{ one: SiteType; actor: Actor }> => {
    const actor = signedIn(context)
    const one = await siteTypeOf(context.req.payload, site, slug)
    if (!isOneOf({ who: taken.for, actor, fields: surface.type.fields })) throw new RequestError(403, 'error.forbidden')
    return { one, actor }
  }
  return [
    endpoint({
      site,
      method: 'get',
      path: '/ledger/template.xlsx',
      handler: async (context) => {
        const { one } = await entered(context)
        return workbookAnswer(site, one, '台账模板', templateSheets(site, one, await unitsOf(context.req)))
      },
    }),
    endpoint({
      site,
      method: 'post',
      path,
      handler: async (context) => {
        const { one, actor } = await entered(context)
        const { req, query, locale } = context
        const filename = (query.get('filename') ?? '').normalize('NFC').slice(0, 200) || 'xlsx'
        const id = await checkImport({ req, site, one, actor, filename, bytes: await fileOf(req) })
        return importAnswer({ req, site, one, actor, id, locale })
      },
    }),
    endpoint({
      site,
      method: 'get',
      path: `${path}/:id`,
      handler: async (context) => {
        const { req, params, locale } = context
        return importAnswer({ req, site, ...(await entered(context)), id: idOf(params.id), locale })
      },
    }),
    endpoint({
      site,
      method: 'get',
      path: `${path}/:id/marked.xlsx`,
      handler: async (context) => {
        const { one, actor } = await entered(context)
        const kept = await takeImport({ req: context.req, slug, actor: actor.id, id: idOf(context.params.id) })
        if (kept === 'busy' || !kept.file) throw new RequestError(404, 'error.notFound')
        return workbookAnswer(site, one, '有误的行', [markedSheet(site, await readLedger(site, one, kept.file), kept.preview.problems)])
      },
    }),
    endpoint({
      site,
      method: 'post',
      path: `${path}/:id/confirm`,
      handler: async (context) => {
        const { one, actor } = await entered(context)
        const { req, params, locale } = context
        const id = idOf(params.id)
        const { version, ignoreUnknown } = await jsonBody<LedgerConfirmRequest>(context)
        if (typeof version !== 'string') throw new RequestError(400, 'error.badRequest')
        if (!(await importOf({ req, slug, actor: actor.id, id }))) throw new RequestError(404, 'error.notFound')
        // It has a request of its own, since it may go on when this one was answered.
        const own = await createLocalReq({ user: req.user! }, req.payload)
        const work = runImport({ req: own, site, one, actor, id, version, ignoring: ignoreUnknown === true })
        // Whoever waits no longer finds it in the answer of the next request.
        work.catch((error: unknown) => {
          if (!(error instanceof RequestError)) req.payload.logger.error({ err: error as Error, msg: `import ${id} of ${slug} failed` })
        })
        await Promise.race([work, pause(WAIT, undefined, { ref: false })])
        return importAnswer({ req, site, one, actor, id, locale })
      },
    }),
  ]
}

/** The body of a request, no more of it kept than a file may have. */
async function fileOf({ body, headers }: PayloadRequest): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let length = 0
  // What is too large is read to its end all the same: whoever sends it hears of it then.
  for await (const chunk of (body ?? []) as unknown as AsyncIterable<Uint8Array>) {
    length += chunk.length
    if (length <= FILE_MOST) chunks.push(chunk)
    else chunks.length = 0
    if (length > 8 * FILE_MOST) break
  }
  if (length > FILE_MOST || Number(headers.get('content-length') ?? 0) > 8 * FILE_MOST) throw new RequestError(413, 'ledger.fileTooLarge')
  return Buffer.concat(chunks)
}

async function unitsOf(req: PayloadRequest): Promise<Unit[]> {
  const { docs } = await req.payload.find({
    collection: 'organisations' as never,
    select: { title: true, kind: true } as never,
    sort: ['order', 'id'],
    depth: 0,
    pagination: false,
    overrideAccess: true,
    req,
  })
  return docs
}
