import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { cache, type ReactNode } from 'react'
import {
  CmsDownError,
  CmsError,
  DetailPage,
  documentCrumbs,
  documentPreview,
  documentTitle,
  forReading,
  ImportPage,
  isArticle,
  isPublic,
  ListPage,
  listTitle,
  queryValue,
  reads,
  resolvePage,
  SubmitPage,
  type DeclaredPage,
  type PageContext,
  type PageQuery,
} from '@yizheng/kit/portal'
import { importPath, type BesideAnswer, type SiteType, type ViewAnswer } from '@yizheng/kit'
import { pageContext } from '../../../src/page-context.ts'
import { columnTrail } from '../../../src/column-tree.ts'
import { alternates } from '../../../src/reading/alternates.ts'
import { ArticleTools } from '../../../src/reading/article-tools.tsx'
import { ReadOn } from '../../../src/reading/read-on.tsx'
import { breadcrumbs, newsArticle, StructuredData } from '../../../src/reading/structured-data.tsx'
import { pageFrame } from '../../../src/page-frame.ts'
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

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const [path, query, context, frame] = [pathOf(await params), await searchParams, await pageContext(), await pageFrame()]
  const page = resolvePage({ ...context, path })
  if (!page) return {}
  const { words } = context
  if (page.kind === 'list')
    return {
      title: listTitle(page.type, context),
      description: listDescription(page.type, context),
      alternates: alternates(frame, { after: queryValue(query, 'after') }),
    }
  if (page.kind === 'submit') return { title: words(page.type.surface.pages!.submit!.label), robots: { index: false } }
  if (page.kind === 'import')
    return { title: words('ledger.title', { type: words(page.type.surface.type.label) }), robots: { index: false } }
  const view = await viewOf(page.type.slug, page.id).catch((error: unknown) => {
    if (error instanceof CmsError || error instanceof CmsDownError) return undefined
    throw error
  })
  return view ? documentMetadata(page.type, view, context) : {}
}

async function draw(page: DeclaredPage, context: PageContext, query: PageQuery, frame: UpFrame): Promise<ReactNode> {
  // Whoever is not signed in has nothing to fill in here.
  if (page.kind === 'list' || page.kind === 'detail') forReading()
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
      const [view, beside] = await Promise.all([viewOf(page.type.slug, page.id), besideOf(page.type, page.id)])
      return (
        <>
          <PageData type={page.type} view={view} context={context} frame={frame} />
          {await DetailPage({
            type: page.type,
            view,
            context,
            query,
            action: fireTransition,
            links: { send: sendLink, withdraw: withdrawLink },
            trail: columnTrail(frame.answer.columns, view.doc),
            ...(isPublic(page.type, view.doc) && {
              tools: <ArticleTools frame={frame} />,
              readOn: <ReadOn frame={frame} type={page.type} beside={beside} />,
            }),
          })}
        </>
      )
    }
  }
}

/** What machines are told of a document that everybody may read. */
function PageData({ type, view, context, frame }: { type: SiteType; view: ViewAnswer; context: PageContext; frame: UpFrame }) {
  if (!isPublic(type, view.doc)) return null
  const crumbs = documentCrumbs({ type, view, context, trail: columnTrail(frame.answer.columns, view.doc) })
  return (
    <>
      <StructuredData of={breadcrumbs({ ...frame, crumbs })} />
      {isArticle(type) ? <StructuredData of={newsArticle({ ...frame, type, view })} /> : null}
    </>
  )
}

/** What to read after an article. The page stands without it. */
async function besideOf(type: SiteType, id: number): Promise<BesideAnswer | undefined> {
  if (!isArticle(type)) return undefined
  const { cms } = await pageContext()
  return cms.read(reads.beside(type, id)).catch((error: unknown) => {
    if (error instanceof CmsError) return undefined
    throw error
  })
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
