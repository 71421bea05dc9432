import type { PageFrame } from '../page-frame.ts'

/** What one can do here, and not only read. */
export function ServiceLinks({ frame: { words, me } }: { frame: PageFrame }) {
  const services = [
    { href: '/desk', name: words(me.user ? 'hall.desk' : 'hall.signInDesk'), note: words('hall.deskNote') },
    { href: '/receipt', name: words('receipt.title'), note: words('hall.receiptNote') },
    { href: '/dashboard', name: words('desk.toDashboard'), note: words('hall.dashboardNote') },
  ]
  return (
    <section aria-labelledby="services">
      <h2 id="services" className="visually-hidden">
        {words('hall.serviceLinks')}
      </h2>
      <ul className="border border-line bg-sheet shadow-sheet">
        {services.map(({ href, name, note }) => (
          <li key={href} className="border-b border-line last:border-b-0">
            <a href={href} className="group flex min-h-target items-center gap-4 px-6 py-3.5 no-underline hover:bg-cinnabar-wash">
              <span className="min-w-0 flex-1">
                <span className="block font-serif text-lg leading-snug font-bold group-hover:underline">{name}</span>
                <span className="block text-sm text-ink-soft">{note}</span>
              </span>
              <span aria-hidden="true" className="flex-none text-cinnabar">
                →
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
