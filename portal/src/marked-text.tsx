import { Fragment } from 'react'

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&#x27;': "'" }

/** Shows a search answer's text, in which `<mark>` stands between escaped characters. Whatever else it holds is shown as text. */
export function MarkedText({ text }: { text: string }) {
  return splitMarks(text).map(({ text: part, marked }, index) =>
    marked ? <mark key={index}>{part}</mark> : <Fragment key={index}>{part}</Fragment>,
  )
}

export function splitMarks(text: string): readonly { readonly text: string; readonly marked: boolean }[] {
  return text
    .split(/(<mark>[\s\S]*?<\/mark>)/)
    .filter((part) => part !== '')
    .map((part) => {
      const inner = /^<mark>([\s\S]*)<\/mark>$/.exec(part)?.[1]
      return { text: (inner ?? part).replace(/&(?:amp|lt|gt|quot|#39|#x27);/g, (entity) => entities[entity]!), marked: inner !== undefined }
    })
}
