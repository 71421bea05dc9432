import { Fragment } from 'react'

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
const opening = /^[“‘《〈（「『【]$/

/** A heading that breaks between words: left alone, Chinese is cut anywhere, also in the middle of a word. */
export function Phrases({ text }: { text: string }) {
  return (
    <span className="phrases">
      {phrasesOf(text).map((phrase, index) => (
        <Fragment key={index}>
          {index > 0 ? <wbr /> : null}
          {phrase}
        </Fragment>
      ))}
    </span>
  )
}

/** The words of a text, marks of punctuation with the word they belong to. */
export function phrasesOf(text: string): string[] {
  const phrases: string[] = []
  let open = ''
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    if (opening.test(segment)) open += segment
    else if (isWordLike || phrases.length === 0) {
      phrases.push(open + segment)
      open = ''
    } else {
      phrases[phrases.length - 1] += open + segment
      open = ''
    }
  }
  if (open !== '') phrases.push(open)
  return phrases
}
