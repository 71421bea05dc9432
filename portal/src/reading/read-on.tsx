import { detailPath, type BesideAnswer, type Ref, type SiteType } from '@yizheng/kit'
import { contentLang, DateText, SectionHeading } from '@yizheng/kit/ui'
import type { PageFrame } from '../page-frame.ts'
import { publicUrl } from '../public-url.ts'

/** Where to go on after a document: its neighbours, and what has to do with it. On paper: where it is from. */
export function ReadOn({ frame, type, beside }: { frame: PageFrame; type: SiteType; beside: BesideAnswer | undefined }) {
  const { words, locale, name, path } = frame
  const lang = contentLang(locale)
  return (
    <>
      <p className="print-only mt-8 text-sm">{words('reading.printed', { site: name, address: publicUrl() + path })}</p>
      {beside ? (
        <nav aria-label={words('reading.beside')} className="mt-14 grid border-y border-line sm:grid-cols-2 sm:divide-x sm:divide-line">
          <Neighbour type={type} to={beside.newer} label={words('reading.newer')} none={words('reading.noNewer')} lang={lang} />
          <Neighbour type={type} to={beside.older} label={words('reading.older')} none={words('reading.noOlder')} lang={lang} end />
        </nav>
      ) : null}
      {beside && beside.related.length > 0 ? (
        <section aria-labelledby="related" className="no-print mt-12">
          <SectionHeading id="related">{words('reading.related')}</SectionHeading>
          <ul>
            {beside.related.map(({ type: slug, typeLabel, id, title, path: to, date }) => (
              <li key={`${slug}${id}`} className="border-b border-line last:border-b-0">
                <a href={to} className="group flex min-h-11 flex-wrap items-baseline gap-x-4 py-2 no-underline">
                  <span lang={lang} className="min-w-0 flex-1 basis-60 leading-relaxed group-hover:underline">
                    {title}
                  </span>
                  <span className="text-sm text-ink-soft">
                    {typeLabel}
                    <span aria-hidden="true"> · </span>
                    <DateText at={date} locale={locale} />
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}

function Neighbour({
  type,
  to,
  label,
  none,
  lang,
  end = false,
}: {
  type: SiteType
  to: Ref | null
  label: string
  none: string
  lang: string | undefined
  end?: boolean
}) {
  return (
    <div className={end ? 'py-4 max-sm:border-t max-sm:border-line sm:ps-6 sm:text-end' : 'py-4 sm:pe-6'}>
      <p className="text-sm text-ink-soft">{label}</p>
      {to ? (
        <a
          href={detailPath(type, to.id)}
          rel={end ? 'next' : 'prev'}
          lang={lang}
          className="inline-flex min-h-target items-center no-underline hover:underline"
        >
          {to.title}
        </a>
      ) : (
        <p className="flex min-h-target items-center text-ink-soft sm:justify-[inherit]">{none}</p>
      )}
    </div>
  )
}
