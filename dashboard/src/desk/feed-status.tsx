import type { FeedState } from '../data/metrics-feed.ts'
import { formatTime } from '../words/format.ts'
import { word } from '../words/word.ts'

/** Says whether what stands here is fresh; a feed that broke off is marked, not hidden. */
export function FeedStatus({ feed: { at, stale } }: { feed: FeedState }) {
  const time = at && formatTime(at)
  return (
    <div className="feed-status" data-stale={stale}>
      <p role="status">{stale ? (time ? word('staleSince', { time }) : word('stale')) : at ? word('live') : word('loading')}</p>
      {/* Outside the live region: nobody wants to hear every update announced. */}
      {!stale && time && <p className="quiet">{word('updated', { time })}</p>}
    </div>
  )
}
