import type { ReactNode } from 'react'
import type { Picture as PictureData } from '../protocol.ts'
import { Picture } from './picture.tsx'

/** A work on the wall; without `href` it leads nowhere, without `picture` an empty mount hangs there. */
export interface GalleryItem {
  readonly id: number | string
  readonly href?: string
  readonly title: string
  readonly picture?: PictureData
  readonly note?: ReactNode
}

/** Works hung on a wall: mounted like scrolls, as many side by side as there is room for. */
export function Gallery({ items, lang }: { items: readonly GalleryItem[]; lang?: string | undefined }) {
  return (
    <ul className="grid grid-cols-2 gap-x-6 gap-y-9 sm:grid-cols-[repeat(auto-fill,minmax(min(100%,13.5rem),1fr))] elder:grid-cols-[repeat(auto-fill,minmax(min(100%,12rem),1fr))]!">
      {items.map(({ id, href, title, picture, note }) => (
        <li key={id} className="group relative">
          <div className="flex aspect-4/5 items-center justify-center overflow-hidden border border-line bg-sheet p-4 shadow-sheet">
            {picture ? (
              <Picture picture={picture} sizes="(min-width: 40rem) 16rem, 90vw" className="max-h-full w-auto object-contain" />
            ) : (
              <span aria-hidden="true" className="font-serif text-5xl text-line">
                {title.slice(0, 1)}
              </span>
            )}
          </div>
          <p lang={lang} className="mt-3 font-serif text-lg leading-snug font-bold">
            {href ? (
              <a href={href} className="no-underline after:absolute after:inset-0 group-hover:underline">
                {title}
              </a>
            ) : (
              title
            )}
          </p>
          {note ? (
            <p lang={lang} className="text-sm text-ink-soft">
              {note}
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
