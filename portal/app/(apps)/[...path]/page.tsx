import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { cache, type ReactNode } from 'react'
import {
  CmsDownError,
  CmsError,
  DetailPage,
  documentPreview,
  documentTitle,
  ImportPage,
  ListPage,
  listTitle,
  reads,
  resolvePage,
  SubmitPage,
  type DeclaredPage,
  type PageContext,
  type PageQuery,
} from '@yizheng/kit/portal'
import { importPath, type SiteType, type ViewAnswer } from '@yizheng/kit'
import { pageContext } from '../../../src/page-context.ts'
import { columnTrail } from '../../../src/column-tree.ts'
import { unlessDown, type UpFrame } from '../../../src/service-down.tsx'
import { confirmLedger, fireTransition, sendLink, submitDocument, uploadLedger, withdrawLink } from '../actions.ts'

interface Props {
  params: Promise<{ path: string[] }>
  searchParams: Promise<PageQuery>
}

/** The pages that the declarations of the apps describe: lists, documents, forms. */
export default async function AppPage({ params, searchParams }: Props) {
  const [path, query, context] = [pathOf(await params), await searchParams, await pageContext()]
  const page = resolvePage({ ...context, path })
  if (!page) notFound()
  return unlessDown(async (frame) => {
    try {
      return await draw(page, context, query, frame)
    } catch (error) {
      if (!(error instanceof CmsError)) throw error
      if (error.status === 401 || ((page.kind === 'submit' || page.kind === 'import') && !context.me.user)) toLogin(path, query)
      // The address is wrong, or the document is not for this reader; the answer must not tell which.
      if ([400, 403, 404].includes(error.status)) notFound()
      throw error
    }
  })
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [path, context] = [pathOf(await params), await pageContext()]
  const page = resolvePage({ ...context, path })
  if (!page) return {}
  const { words } = context
  if (page.kind === 'list') return { title: listTitle(page.type, context), description: listDescription(page.type, context) }
  if (page.kind === 'submit') return { title: words(page.type.surface.pages!.submit!.label), robots: { index: false } }
  if (page.kind === 'import')
    return { title: words('ledger.title', { type: words(page.type.surface.type.label) }), robots: { index: false } }
  const view = await viewOf(page.type.slug, page.id).catch((error: unknown) => {
    if (error instanceof CmsError || error instanceof CmsDownError) return undefined
    throw error
  })
  return view ? documentMetadata(page.type, view, context) : {}
}

async function draw(page: DeclaredPage, context: PageContext, query: PageQuery, { answer }: UpFrame): Promise<ReactNode> {
  switch (page.kind) {
    case 'list':
      return ListPage({ type: page.type, context, query })
    case 'submit':
      if (!context.me.user) toLogin(page.type.surface.pages!.submit!.path, query)
      return SubmitPage({ type: page.type, context, query, action: submitDocument })
    case 'import':
      if (!context.me.user) toLogin(importPath(page.type)!, query)
      return ImportPage({ type: page.type, context, query, actions: { upload: uploadLedger, confirm: confirmLedger } })
    case 'detail': {
      const view = await viewOf(page.type.slug, page.id)
      const links = { send: sendLink, withdraw: withdrawLink }
      return DetailPage({
        type: page.type,
        view,
        context,
        query,
        action: fireTransition,
        links,
        trail: columnTrail(answer.columns, view.doc),
      })
    }
  }
}

/** What a search engine or a chat shows of a document: its first words and its first picture. */
function documentMetadata(type: SiteType, view: ViewAnswer, { words }: PageContext): Metadata {
  const title = words(documentTitle(type, view))
  const { text, picture } = documentPreview(type, view)
  const image = picture && [{ url: picture.url, width: picture.width, height: picture.height, alt: picture.alt }]
  return {
    title,
    ...(text ? { description: text } : {}),
    openGraph: {
      title,
      type: 'article',
      ...(text ? { description: text } : {}),
      ...(image ? { images: image } : {}),
    },
  }
}

function listDescription(type: SiteType, context: PageContext): string {
  return context.words('page.listOf', { list: listTitle(type, context), site: context.words(context.site.label) })
}

/** Read once a request, for the head and the body of the page. */
const viewOf = cache(async (slug: string, id: number) => {
  const { site, cms } = await pageContext()
  return cms.read(reads.view(site.type(slug)!, id))
})

function pathOf({ path }: { path: string[] }): string {
  return `/${path.map(decodeURIComponent).join('/')}`
}

function toLogin(path: string, query: PageQuery): never {
  const id = typeof query.id === 'string' ? `?id=${encodeURIComponent(query.id)}` : ''
  redirect(`/login?next=${encodeURIComponent(path + id)}`)
}
