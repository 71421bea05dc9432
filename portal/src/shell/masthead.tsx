import type { PageFrame } from '../page-frame.ts'
import { MainNav } from './main-nav.tsx'
import { ModeSwitch } from './mode-switch.tsx'
import { Seal } from './seal.tsx'
import { SearchBox } from './search-box.tsx'
import { UnreadBadge } from './unread-badge.client.tsx'

/** The head of every page: mark and name, reading mode, sign-in, search, navigation. */
export function Masthead({ frame }: { frame: PageFrame }) {
  const { words, name, answer } = frame
  return (
    <header className="no-print">
      <div className="relative border-b border-line bg-paper-deep">
        <div className="mx-auto flex max-w-page items-center justify-between gap-x-4 px-edge">
          <ModeSwitch frame={frame} />
          <PersonLinks frame={frame} />
        </div>
      </div>
      <div className="mx-auto flex max-w-page flex-wrap items-center justify-between gap-x-8 gap-y-4 px-edge py-4 sm:pt-6 sm:pb-5">
        <a href="/" className="flex items-center gap-4 no-underline">
          <Seal className="size-[clamp(3rem,14vw,4rem)] flex-none" />
          <span>
            <span className="block font-serif text-[clamp(1.25rem,6.5vw,1.9rem)] leading-tight font-bold tracking-[0.12em]">{name}</span>
            {answer?.tagline ? <span className="block text-sm text-ink-soft">{answer.tagline}</span> : null}
          </span>
        </a>
        <SearchBox words={words} id="masthead-search" />
      </div>
      <MainNav frame={frame} />
    </header>
  )
}

function PersonLinks({ frame: { me, words } }: { frame: PageFrame }) {
  const link = 'inline-flex min-h-target items-center px-1.5 whitespace-nowrap last:pe-0'
  return (
    <div className="flex flex-none items-center gap-2 text-sm sm:gap-3 elder:max-sm:gap-0 elder:max-sm:text-xs">
      {me.user ? (
        <>
          <a href="/inbox" className={link}>
            {words('hall.inbox')}
            <UnreadBadge unread={me.unread} label={words('hall.unread')} />
          </a>
          <a href="/desk" className={link}>
            {words('hall.desk')}
            <span className="max-sm:hidden">
              <span aria-hidden="true"> · </span>
              {me.user.name}
            </span>
          </a>
        </>
      ) : (
        <a href="/login" className={link}>
          {words('hall.signIn')}
        </a>
      )}
    </div>
  )
}
