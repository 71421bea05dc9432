import type { PageFrame } from '../page-frame.ts'
import { TeaTerraces } from './tea-terraces.tsx'

/** The foot of every page, with all the marks that a government site must carry. */
export function Footer({ frame: { answer, words } }: { frame: PageFrame }) {
  const marks = answer?.marks
  const isMail = marks?.contact.includes('@')
  const contact = marks ? (isMail ? `mailto:${/\S+@\S+/.exec(marks.contact)![0]}` : '/site-map#contact') : '/site-map#contact'
  const link = 'inline-flex min-h-6 items-center pointer-coarse:min-h-11'
  return (
    <footer className="no-print mt-20">
      <TeaTerraces />
      <div className="bg-paper-deep">
        <div className="mx-auto grid max-w-page gap-x-12 gap-y-4 px-edge py-8 text-sm text-ink-soft md:grid-cols-2">
          <div>
            {marks ? (
              <>
                <p className="mb-1 font-semibold text-ink">{words('hall.organiser', { name: marks.organiser })}</p>
                <p>{words('hall.address', { address: marks.address })}</p>
                <p className="flex flex-wrap gap-x-5">
                  <a href="https://beian.miit.gov.cn/" rel="noopener noreferrer" className={link}>
                    {marks.icp}
                  </a>
                  <a href="https://beian.mps.gov.cn/" rel="noopener noreferrer" className={link}>
                    {marks.police}
                  </a>
                  <span className={link}>{words('hall.siteCode', { code: marks.siteCode })}</span>
                </p>
              </>
            ) : (
              <p>{words('hall.down')}</p>
            )}
          </div>
          <ul className="flex flex-wrap content-start gap-x-5 gap-y-1">
            <li>
              <a href="/receipt" className={link}>
                {words('receipt.title')}
              </a>
            </li>
            <li>
              <a href={isMail ? `${contact}?subject=${encodeURIComponent(words('hall.report'))}` : contact} className={link}>
                {words('hall.report')}
              </a>
            </li>
            <li>
              <a href={contact} className={link}>
                {words('hall.contact')}
                {marks ? <span className="ms-1">{marks.contact}</span> : null}
              </a>
            </li>
            <li>
              <a href="/site-map" className={link}>
                {words('hall.siteMap')}
              </a>
            </li>
            <li>
              <a href="#top" className={link}>
                {words('hall.toTop')}
                <span aria-hidden="true"> ↑</span>
              </a>
            </li>
          </ul>
        </div>
      </div>
    </footer>
  )
}
