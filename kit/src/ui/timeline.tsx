import type { Locale } from '../label.ts'
import type { HistoryEntry } from '../protocol.ts'
import { NUDGE, TRANSFER } from '../workflow.ts'
import { changesLine, ChangeList } from './change-list.tsx'
import { DateText } from './date.tsx'
import { doorText } from './door-text.ts'
import { formatDate } from './format-date.ts'
import { SectionHeading } from './section-heading.tsx'
import { word } from './word.ts'

/** Who did what when and from where, oldest first, and what it changed; `stateLabel` turns the name of a state into words. */
export function Timeline({
  entries,
  cut = false,
  locale,
  stateLabel,
}: {
  entries: readonly HistoryEntry[]
  /** There are older ones. */
  cut?: boolean | undefined
  locale: Locale
  stateLabel: (state: string) => string
}) {
  if (entries.length === 0) return null
  return (
    <section aria-labelledby="timeline" className="mt-10">
      <SectionHeading id="timeline">{word(locale, 'history')}</SectionHeading>
      {cut ? <p className="mb-4 text-sm text-ink-soft">{word(locale, 'historyCut')}</p> : null}
      <ol className="ms-1.5 border-s-2 border-line">
        {entries.map((entry, index) => (
          <li key={`${entry.at}${entry.transition}${index}`} className="relative pb-5 ps-6 last:pb-0">
            <span
              aria-hidden="true"
              className={`absolute -start-[7px] top-[0.55em] size-3 rounded-full border-2 border-cinnabar ${index === entries.length - 1 ? 'bg-cinnabar' : 'bg-paper'}`}
            />
            <p className="font-semibold">
              {entry.label}
              {entry.from === entry.to ? null : <span className="font-normal text-ink-soft"> → {stateLabel(entry.to)}</span>}
            </p>
            <p className="text-sm text-ink-soft">
              <DateText at={entry.at} locale={locale} time />
              {entry.actor ? ` · ${actorText(entry, locale)}` : null}
              {entry.door ? ` · ${doorText(entry, locale)}` : null}
            </p>
            {entry.moved ? (
              <p className="text-sm">
                {word(locale, 'dueMoved', { from: formatDate(entry.moved.from, locale), to: formatDate(entry.moved.to, locale) })}
              </p>
            ) : null}
            {entry.imported ? (
              <p className="text-sm text-ink-soft">
                {word(locale, 'imported', {
                  by: entry.imported.by,
                  day: formatDate(entry.imported.at, locale),
                  file: entry.imported.file,
                })}
              </p>
            ) : null}
            {entry.sentTo ? <p className="text-sm">{word(locale, 'sentTo', { name: entry.sentTo.title })}</p> : null}
            {entry.copied ? (
              <p className="text-sm">
                {word(locale, entry.transition === TRANSFER ? 'handedTo' : 'copied', { names: entry.copied.join(word(locale, 'comma')) })}
              </p>
            ) : null}
            {entry.reason ? (
              <p className="mt-1 max-w-[38em] border-s-2 border-line ps-3">
                {entry.transition === NUDGE ? entry.reason : word(locale, 'reason', { reason: entry.reason })}
              </p>
            ) : null}
            {entry.said?.map(({ label, text }) => (
              <p key={label} className="mt-1 max-w-[38em] whitespace-pre-line border-s-2 border-line ps-3">
                {label}
                {word(locale, 'colon')}
                {text}
              </p>
            ))}
            {entry.changes ? (
              <details className="group mt-1 max-w-[38em]">
                <summary className="flex min-h-target list-none items-center gap-2 text-sm hover:text-cinnabar">
                  <span aria-hidden="true" className="text-cinnabar transition-transform group-open:rotate-90">
                    ▸
                  </span>
                  {changesLine(entry.changes, locale)}
                </summary>
                <div className="changes border-s-2 border-line ps-3">
                  <ChangeList changes={entry.changes} locale={locale} />
                </div>
              </details>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  )
}

function actorText({ actor, for: principal }: HistoryEntry, locale: Locale): string {
  const name = actor?.title ?? ''
  return principal ? word(locale, 'onBehalf', { actor: name, principal: principal.title }) : name
}
