import { RichText as Converter, type JSXConvertersFunction } from '@payloadcms/richtext-lexical/react'
import type { SerializedLexicalNode } from '@payloadcms/richtext-lexical/lexical'
import type { ComponentProps, ReactNode } from 'react'
import type { RichText as RichTextData } from '../field.ts'
import type { Picture } from '../protocol.ts'
import { PictureFigure } from './picture.tsx'

const headings: Record<string, 'h2' | 'h3' | 'h4'> = { h1: 'h2', h2: 'h2', h3: 'h3', h4: 'h4', h5: 'h4', h6: 'h4' }

/** Leaves only addresses that lead somewhere harmless: this site, the web, mail, telephone. */
export function safeHref(url: unknown): string | undefined {
  if (typeof url !== 'string') return undefined
  if (/^(\/(?![/\\])|#)/.test(url)) return url
  return /^(https?:|mailto:|tel:)/i.test(url) ? url : undefined
}

const converters: JSXConvertersFunction = ({ defaultConverters }) => ({
  ...defaultConverters,
  // The page's title is the h1, so the text's own headings begin at h2.
  heading: ({ node, nodesToJSX }) => {
    const Tag = headings[node.tag] ?? 'h2'
    return <Tag>{nodesToJSX({ nodes: node.children })}</Tag>
  },
  link: ({ node, nodesToJSX }) => <SafeLink fields={node.fields}>{nodesToJSX({ nodes: node.children })}</SafeLink>,
  autolink: ({ node, nodesToJSX }) => <SafeLink fields={node.fields}>{nodesToJSX({ nodes: node.children })}</SafeLink>,
  upload: ({ node }) => {
    const value = node.value as unknown
    return isPicture(value) ? <PictureFigure picture={value} /> : null
  },
  table: ({ node, nodesToJSX }) => (
    <div className="table-scroll" tabIndex={0} role="group">
      <table>
        <tbody>{nodesToJSX({ nodes: childrenOf(node) })}</tbody>
      </table>
    </div>
  ),
})

/** An editor's text as semantic HTML. Made on the server; nothing in it is taken over as markup. */
export function RichText({ data }: { data: RichTextData | null | undefined }) {
  if (!data?.root) return null
  return <Converter className="prose" data={data as ComponentProps<typeof Converter>['data']} converters={converters} />
}

function SafeLink({ fields, children }: { fields: { readonly url?: unknown; readonly newTab?: boolean }; children: ReactNode }) {
  const href = safeHref(fields.url)
  if (!href) return <>{children}</>
  return (
    <a href={href} rel={href.startsWith('http') ? 'noopener noreferrer' : undefined}>
      {children}
    </a>
  )
}

/** The library leaves the type of a table's node open. */
function childrenOf(node: unknown): SerializedLexicalNode[] {
  return (node as { readonly children: SerializedLexicalNode[] }).children
}

function isPicture(value: unknown): value is Picture {
  return (
    typeof value === 'object' && value !== null && typeof (value as Picture).url === 'string' && typeof (value as Picture).alt === 'string'
  )
}
