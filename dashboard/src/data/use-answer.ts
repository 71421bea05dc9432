import { useEffect, useState } from 'react'

/** What `read` answers; undefined until then, and where it fails: the page does without it. */
export function useAnswer<T>(read: (signal: AbortSignal) => Promise<T>): T | undefined {
  const [answer, setAnswer] = useState<T>()
  useEffect(() => {
    const stop = new AbortController()
    read(stop.signal).then(
      (value) => setAnswer(() => value),
      () => undefined,
    )
    return () => stop.abort()
  }, [read])
  return answer
}
