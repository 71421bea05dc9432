import type { Picture as PictureData } from '../protocol.ts'
import { cx } from './cx.ts'
import { word } from './word.ts'

/** A picture in the size the reader's screen needs. `sizes` is how wide it is shown, as in HTML. */
export function Picture({
  picture,
  sizes = '(min-width: 64rem) 48rem, 100vw',
  eager = false,
  className,
}: {
  picture: PictureData
  sizes?: string
  /** For the one picture at the top of a page. */
  eager?: boolean
  className?: string
}) {
  const widths = new Map(Object.values(picture.sizes ?? {}).map(({ url, width }) => [width, url]))
  if (picture.width) widths.set(picture.width, picture.url)
  const srcSet = [...widths].sort(([a], [b]) => a - b).map(([width, url]) => `${url} ${width}w`)
  return (
    <img
      src={picture.url}
      srcSet={srcSet.length > 1 ? srcSet.join(', ') : undefined}
      sizes={srcSet.length > 1 ? sizes : undefined}
      alt={picture.alt}
      width={picture.width || undefined}
      height={picture.height || undefined}
      loading={eager ? 'eager' : 'lazy'}
      decoding="async"
      fetchPriority={eager ? 'high' : undefined}
      style={picture.focus ? { objectPosition: `${picture.focus.x}% ${picture.focus.y}%` } : undefined}
      className={cx('h-auto max-w-full bg-paper-deep', className)}
    />
  )
}

/** A picture with what stands under it: what it shows, and who took it. */
export function PictureFigure({ picture, eager, className }: { picture: PictureData; eager?: boolean; className?: string }) {
  const { caption = '', photographer } = picture
  // In the language of the caption, which is the site's own.
  const line = caption + (photographer ? word('zh', 'photographer', { name: photographer }) : '')
  return (
    <figure className={className}>
      <Picture picture={picture} eager={eager} />
      {line ? <figcaption className="mt-2 text-sm text-ink-soft">{line}</figcaption> : null}
    </figure>
  )
}
