import { useCallback, useState } from 'react'
import { fetchMe, fetchSite, type Slice } from '../data/api.ts'
import { groupByApp } from '../data/group-by-app.ts'
import { useAnswer } from '../data/use-answer.ts'
import { useFeed } from '../data/use-feed.ts'
import { word } from '../words/word.ts'
import { AppSection } from './app-section.tsx'
import { FeedStatus } from './feed-status.tsx'
import { Masthead } from './masthead.tsx'
import { RowsDialog } from './rows-dialog.tsx'

/** The dashboard for a desk or a phone: every figure this person may see, grouped by app. */
export function DeskPage() {
  const feed = useFeed()
  const site = useAnswer(fetchSite)
  const me = useAnswer(fetchMe)
  const [open, setOpen] = useState<Slice>()
  const close = useCallback(() => setOpen(undefined), [])
  const apps = groupByApp(feed.answer?.metrics ?? [])

  return (
    <div className="desk">
      <Masthead site={site} me={me} />
      <main>
        <FeedStatus feed={feed} />
        {apps.length > 1 && (
          <nav className="app-links" aria-label={word('apps')}>
            {apps.map(({ app, label }) => (
              <a key={app} href={`#${app}`}>
                {label}
              </a>
            ))}
          </nav>
        )}
        {!feed.answer && !feed.stale && <p className="empty">{word('loading')}</p>}
        {feed.answer && apps.length === 0 && <p className="empty">{word('empty')}</p>}
        {apps.map((group) => (
          <AppSection key={group.app} group={group} onOpen={setOpen} />
        ))}
      </main>
      {open && <RowsDialog slice={open} onClose={close} />}
    </div>
  )
}
