import type { Locale } from '../label.ts'
import type { SimilarDocument, SimilarText } from '../protocol.ts'
import { word } from './word.ts'

const soft = { color: 'var(--ink-soft, var(--theme-elevation-600, #555))' } as const
const line = '1px solid var(--line, var(--theme-border-color, #ccc))'

/**
 * Documents with passages in common, the most similar first; opened, each shows the passages marked in both texts, side by
 * side, under the same number. Its look is its own, so that portal and admin show the same.
 */
export function SimilarList({ similar, locale }: { similar: readonly SimilarDocument[]; locale: Locale }) {
  return (
    <ol style={{ listStyle: 'none', margin: 0, padding: 0, borderTop: line }}>
      {similar.map((one) => (
        <li key={one.id} style={{ borderBottom: line }}>
          <details>
            <summary style={{ padding: '0.6em 0', minHeight: 'var(--target, 2.25rem)' }}>
              <strong style={{ whiteSpace: 'nowrap' }}>{word(locale, 'similarPercent', { percent: one.percent })}</strong>{' '}
              <span>{one.title}</span>
              <small style={{ ...soft, display: 'block', fontSize: '0.9em' }}>
                {[...one.facts.map(({ label, value }) => `${label} ${value}`), one.stateLabel].filter(Boolean).join(' · ')}
              </small>
            </summary>
            <p style={{ ...soft, margin: '0 0 0.8em' }}>
              {word(locale, 'similarBoth', { percent: one.percent, other: one.otherPercent })}
              {one.path ? (
                <>
                  {' '}
                  <a href={one.path} target="_blank" rel="noopener">
                    {word(locale, 'similarOpen')}
                  </a>
                </>
              ) : null}
            </p>
            <div
              style={{
                display: 'grid',
                gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 17em), 1fr))',
                gap: '1em',
                paddingBottom: '1em',
              }}
            >
              <Side heading={word(locale, 'similarMine')} texts={one.mine} locale={locale} />
              <Side heading={word(locale, 'similarOther')} texts={one.other} locale={locale} />
            </div>
          </details>
        </li>
      ))}
    </ol>
  )
}

function Side({ heading, texts, locale }: { heading: string; texts: readonly SimilarText[]; locale: Locale }) {
  return (
    <section style={{ border: line, padding: '0.8em 1em', minWidth: 0 }}>
      <h4 style={{ margin: 0, fontSize: '1em' }}>{heading}</h4>
      {texts.map(({ label, parts }) => (
        <div key={label} style={{ marginTop: '0.6em' }}>
          <div style={{ ...soft, fontSize: '0.9em' }}>{label}</div>
          <p lang="zh" style={{ margin: 0, whiteSpace: 'pre-line', overflowWrap: 'anywhere', lineHeight: 1.8 }}>
            {parts.map(({ text, passage }, index) =>
              passage === undefined ? (
                <span key={index}>{text}</span>
              ) : (
                <mark key={index}>
                  {text}
                  <sup
                    aria-label={word(locale, 'similarPassage', { number: passage })}
                    style={{ fontSize: '0.7em', marginInlineStart: '0.15em' }}
                  >
                    {passage}
                  </sup>
                </mark>
              ),
            )}
          </p>
        </div>
      ))}
    </section>
  )
}
