import { useCallback, useState, type CSSProperties } from 'react'
import { fetchMe, fetchSite, type Slice } from '../data/api.ts'
import { groupByApp } from '../data/group-by-app.ts'
import { useAnswer } from '../data/use-answer.ts'
import { useFeed } from '../data/use-feed.ts'
import { RowsDialog } from '../desk/rows-dialog.tsx'
import { locale } from '../preferences.ts'
import { formatTime } from '../words/format.ts'
import { word } from '../words/word.ts'
import { Clock } from './clock.tsx'
import { Hills } from './hills.tsx'
import { SceneView } from './scene-view.tsx'
import { scenesOf } from './scenes.ts'
import { Spine } from './spine.tsx'
import { useRotation } from './use-rotation.ts'
import { useScale } from './use-scale.ts'

/** The big screen: one canvas of 1920 × 1080, scaled as a whole, that turns its pages by itself. */
export function WallPage() {
  const feed = useFeed()
  const site = useAnswer(fetchSite)
  const me = useAnswer(fetchMe)
  const scale = useScale()
  const [open, setOpen] = useState<Slice>()
  const close = useCallback(() => setOpen(undefined), [])
  const scenes = scenesOf(groupByApp(feed.answer?.metrics ?? []))
  const rotation = useRotation({ pages: scenes.length, held: open !== undefined })
  const scene = scenes[rotation.page]
  const name = (locale === 'en' && site?.nameEn) || site?.name || ''

  return (
    <div className="wall" style={{ '--scale': scale } as CSSProperties}>
      <div className="wall-canvas" data-stale={feed.stale}>
        <Hills />
        <Spine name={name} label={scene?.label ?? word('title')} rotation={rotation} pages={scenes.length} />
        <header className="wall-head">
          <p role="status">
            {feed.stale ? (
              <strong>{feed.at ? word('staleSince', { time: formatTime(feed.at) }) : word('stale')}</strong>
            ) : me && !me.user ? (
              word('publicData')
            ) : (
              ''
            )}
          </p>
          <Clock />
        </header>
        <main>
          {scene ? (
            <SceneView key={scene.key} scene={scene} sharpness={Math.max(1, scale * devicePixelRatio)} onOpen={setOpen} />
          ) : (
            <p className="wall-empty">{feed.answer ? word('empty') : feed.stale ? word('stale') : word('loading')}</p>
          )}
        </main>
      </div>
      {open && <RowsDialog slice={open} onClose={close} />}
    </div>
  )
}
