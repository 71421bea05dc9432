import type { Locale } from '../label.ts'
import type { ChangedPart, FieldChange } from '../protocol.ts'
import { contentLang } from './content-lang.ts'
import { word } from './word.ts'

/** What a step changed: each field with what it held and holds, or the passages of a text. In the portal and in the admin. */
export function ChangeList({ changes, locale }: { changes: readonly FieldChange[]; locale: Locale }) {
  return (
    <dl style={{ margin: 0, display: 'grid', gap: '0.5em' }}>
      {changes.map(({ field, label, from, to, parts }) => (
        <div key={field}>
          <dt style={{ fontWeight: 600 }}>{label}</dt>
          <dd lang={contentLang(locale)} style={{ margin: 0, whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
            {parts ? (
              parts.map((part, index) => <Part key={index} part={part} locale={locale} />)
            ) : (
              <>
                {from === null ? null : (
                  <>
                    <Part part={{ text: from, is: 'removed' }} locale={locale} /> <span aria-hidden="true">→ </span>
                  </>
                )}
                {to === null ? word(locale, 'nothing') : <Part part={{ text: to, is: 'added' }} locale={locale} />}
              </>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** Struck out or underlined, and said in words to whoever hears the page. */
function Part({ part: { text, is }, locale }: { part: ChangedPart; locale: Locale }) {
  if (is === 'kept') return <span>{text}</span>
  const Mark = is === 'added' ? 'ins' : 'del'
  return (
    <Mark>
      <span style={unseen}>{`${word(locale, is)}${word(locale, 'colon')}`}</span>
      {text}
    </Mark>
  )
}

const unseen = { position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap' } as const

/** The line above the list, by which it is opened: how many fields, and which. */
export function changesLine(changes: readonly FieldChange[], locale: Locale): string {
  return word(locale, 'changes', { count: changes.length, fields: changes.map(({ label }) => label).join(word(locale, 'comma')) })
}
