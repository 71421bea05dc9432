import type { CSSProperties } from 'react'
import { locale } from '../preferences.ts'
import { word } from '../words/word.ts'
import type { Rotation } from './use-rotation.ts'

/** The edge of the page, after the spine of an old book: seal, title between fishtails, and where we are. */
export function Spine({
  name,
  label,
  rotation: { page, paused, seconds, togglePause },
  pages,
}: {
  name: string
  label: string
  rotation: Rotation
  pages: number
}) {
  return (
    <aside className="spine">
      {name && (
        <p className="seal" data-long={[...name].length > 4} lang={locale === 'en' ? 'en' : 'zh-CN'}>
          {name}
        </p>
      )}
      <div className="spine-title">
        <Fishtail />
        <h1 style={{ '--characters': [...label].length } as CSSProperties}>{label}</h1>
        <Fishtail down />
      </div>
      {pages > 1 && (
        <button
          className="spine-pages"
          onClick={togglePause}
          aria-pressed={paused}
          title={word('pauseHint')}
          aria-label={`${word('pageOf', { page: page + 1, pages })}${word('comma')}${word('pauseHint')}`}
        >
          {Array.from({ length: pages }, (_, index) => (
            <i key={`${index}.${index === page}`} data-now={index === page} style={{ '--seconds': `${seconds}s` } as CSSProperties} />
          ))}
          {paused && <span>{word('pause')}</span>}
        </button>
      )}
    </aside>
  )
}

function Fishtail({ down = false }: { down?: boolean }) {
  return (
    <svg className="spine-tail" viewBox="0 0 96 44" aria-hidden="true" focusable="false" transform={down ? 'scale(1 -1)' : undefined}>
      <path d="M0 0 H96 V44 L48 16 L0 44 Z" />
    </svg>
  )
}
