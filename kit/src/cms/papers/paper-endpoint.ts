import type { Endpoint } from 'payload'
import type { Site, SiteType } from '../../site.ts'
import { paperNames } from '../../surface.ts'
import { downloadHeaders } from '../download.ts'
import { endpoint, idOf } from '../endpoint.ts'
import { siteTypeOf } from '../operations/site-type.ts'
import { viewDocument } from '../operations/view.ts'
import { RequestError } from '../request-error.ts'
import { makePaper } from './make-paper.ts'
import { paperDocx } from './paper-docx.ts'
import { paperPdf } from './paper-pdf.ts'

const formats = {
  pdf: { type: 'application/pdf', make: paperPdf },
  docx: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', make: paperDocx },
} as const

/** GET /{slug}/{id}/papers/{paper}.pdf and .docx: made anew each time from what this person may see of the document now. */
export function paperEndpoints(site: Site, { slug, surface }: SiteType): Endpoint[] {
  if (paperNames(surface).length === 0) return []
  return [
    endpoint({
      site,
      method: 'get',
      path: '/:id/papers/:file',
      handler: async ({ req, params, locale }) => {
        const one = await siteTypeOf(req.payload, site, slug)
        const [, name = '', format = ''] = /^([a-zA-Z0-9]+)\.(pdf|docx)$/.exec(params.file ?? '') ?? []
        const view = await viewDocument({ req, site, one, id: idOf(params.id), locale: 'zh' })
        const paper = makePaper(name, { ...view, site, one, locale })
        if (!paper) throw new RequestError(404, 'error.notFound')
        const { type, make } = formats[format as keyof typeof formats]
        const label = view.papers.find((offer) => offer.paper === name)!.label
        return new Response(await make(paper), {
          headers: downloadHeaders({
            type,
            name: `${label}-${String(view.doc[one.surface.type.title] ?? view.doc.id)}.${format}`,
            plain: `paper.${format}`,
          }),
        })
      },
    }),
  ]
}
