'use client'

import { useEffect, useState } from 'react'
import type { UnreadHint } from '@yizheng/kit/protocol'

/**
 * How many notices are unread, as the server drew it and then as it changes. Pages that are kept for everybody have no
 * badge: they are those of readers who are not signed in. A page out of sight lets go of its connection.
 */
export function UnreadBadge({ unread, label }: { unread: number; /** Said of it, with `{count}`. */ label: string }) {
  const [count, setCount] = useState(unread)
  useEffect(() => {
    let stream: EventSource | undefined
    const follow = () => {
      stream?.close()
      stream = undefined
      if (document.visibilityState === 'hidden') return
      stream = new EventSource('/api/me/inbox/stream')
      stream.onmessage = ({ data }: MessageEvent<string>) => setCount((JSON.parse(data) as UnreadHint).unread)
    }
    follow()
    document.addEventListener('visibilitychange', follow)
    return () => {
      document.removeEventListener('visibilitychange', follow)
      stream?.close()
    }
  }, [])
  return (
    <span role="status" className="empty:hidden">
      {count > 0 ? (
        <span className="ms-1.5 inline-block min-w-5 rounded-full bg-cinnabar px-1.5 text-center text-xs leading-5 text-on-cinnabar">
          <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
          <span className="visually-hidden">{label.replace('{count}', String(count))}</span>
        </span>
      ) : null}
    </span>
  )
}
