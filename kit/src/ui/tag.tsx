import type { ReactNode } from 'react'

/** A short mark before a title, such as “important”. */
export function Tag({ children }: { children: ReactNode }) {
  return (
    <span className="me-2 inline-block border border-cinnabar px-1.5 align-[0.1em] font-sans text-xs leading-normal font-normal whitespace-nowrap text-cinnabar">
      {children}
    </span>
  )
}
