import type { SiteAnswer, ViewAnswer } from '@yizheng/kit'
import { documentPreview, documentTitle } from '@yizheng/kit/portal'
import type { SiteType } from '@yizheng/kit'
import type { Crumb } from '@yizheng/kit/ui'
import { publicUrl } from '../public-url.ts'

/** Says of a page what it is, in the words of schema.org. It is data, which no browser runs: the policy for scripts does not ask for it. */
export function StructuredData({ of }: { of: object }) {
  // `<` could end the element; JSON knows another way to write it.
  const json = JSON.stringify({ '@context': 'https://schema.org', ...of }).replaceAll('<', '\\u003c')
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />
}

/** The body whose site this is. */
export function organisation({ name, answer }: { name: string; answer: SiteAnswer }): object {
  const { organiser, address } = answer.marks
  return {
    '@type': 'GovernmentOrganization',
    name: organiser || name,
    alternateName: name,
    url: `${publicUrl()}/`,
    logo: `${publicUrl()}/icon.svg`,
    ...(address ? { address } : {}),
  }
}

/** The site as a whole, with its search. */
export function webSite({ name, answer }: { name: string; answer: SiteAnswer }): object {
  return {
    '@type': 'WebSite',
    name,
    url: `${publicUrl()}/`,
    inLanguage: 'zh-CN',
    publisher: organisation({ name, answer }),
    potentialAction: { '@type': 'SearchAction', target: `${publicUrl()}/search?q={q}`, 'query-input': 'required name=q' },
  }
}

/** The way from the home page down to this one. */
export function breadcrumbs({ name, crumbs, path }: { name: string; crumbs: readonly Crumb[]; path: string }): object {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: [{ label: name, href: '/' }, ...crumbs].map(({ label, href }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: label,
      item: publicUrl() + (href ?? path),
    })),
  }
}

/** An article: news, announcements. */
export function newsArticle({
  type,
  view,
  path,
  name,
  answer,
}: {
  type: SiteType
  view: ViewAnswer
  path: string
  name: string
  answer: SiteAnswer
}): object {
  const { text, picture } = documentPreview(type, view)
  const { fields } = type.surface.type
  const date = Object.keys(fields).find((field) => fields[field]!.kind === 'date')
  const published = date ? view.doc[date] : undefined
  return {
    '@type': 'NewsArticle',
    headline: documentTitle(type, view),
    mainEntityOfPage: publicUrl() + path,
    inLanguage: 'zh-CN',
    datePublished: typeof published === 'string' ? published : view.doc.createdAt,
    dateModified: view.doc.updatedAt,
    ...(text ? { description: text } : {}),
    ...(picture ? { image: [publicUrl() + picture.url] } : {}),
    publisher: organisation({ name, answer }),
  }
}
