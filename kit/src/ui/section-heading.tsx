import type { ReactNode } from 'react'
import { Fishtail } from './fishtail.tsx'

/** Heading of a part of a page, with a link to all of it where there is more. */
export function SectionHeading({ children, href, more, id }: { children: ReactNode; href?: string; more?: string; id?: string }) {
  return (
    <div className="mb-4 flex items-baseline justify-between gap-4 border-b border-line pb-2">
      <h2 id={id} className="flex items-baseline gap-2.5 text-xl">
        <Fishtail className="h-[0.8em] w-[0.64em] flex-none self-center text-cinnabar" />
        {href ? (
          <a href={href} className="no-underline hover:underline">
            {children}
          </a>
        ) : (
          children
        )}
      </h2>
      {href && more ? (
        <a
          href={href}
          className="inline-flex min-h-6 flex-none items-center text-sm text-ink-soft pointer-coarse:-my-2.5 pointer-coarse:min-h-11 pointer-coarse:min-w-11 pointer-coarse:justify-end"
        >
          {more}
        </a>
      ) : null}
    </div>
  )
}
