import type { ReactNode } from 'react'
import { SectionHeading } from '@yizheng/kit/ui'

/** A part of the home page under its heading, which leads to all of it. */
export function HomeSection({
  id,
  title,
  lang,
  href,
  more,
  className,
  children,
}: {
  id: string
  title: string
  /** Language of the title, where it is not the page's. */
  lang?: string | undefined
  href: string
  /** Words of the link to all of it. */
  more: string
  className?: string
  children: ReactNode
}) {
  return (
    <section aria-labelledby={id} className={className}>
      <SectionHeading id={id} href={href} more={more}>
        <span lang={lang} className="font-serif">
          {title}
        </span>
      </SectionHeading>
      {children}
    </section>
  )
}
