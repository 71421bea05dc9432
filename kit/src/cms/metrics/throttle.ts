/**
 * Lets each name through at once, and again at most every `ms` milliseconds; a name that came too early is passed on when
 * its time has come, so that the last change is never lost.
 */
export function throttled({ ms, pass }: { ms: number; pass: (name: string) => void }): {
  readonly offer: (name: string) => void
  readonly stop: () => void
} {
  const waiting = new Map<string, { timer: NodeJS.Timeout; again: boolean }>()
  const letThrough = (name: string): void => {
    pass(name)
    const entry = {
      again: false,
      timer: setTimeout(() => {
        waiting.delete(name)
        if (entry.again) letThrough(name)
      }, ms),
    }
    waiting.set(name, entry)
  }
  return {
    offer: (name) => {
      const entry = waiting.get(name)
      if (entry) entry.again = true
      else letThrough(name)
    },
    stop: () => {
      for (const { timer } of waiting.values()) clearTimeout(timer)
      waiting.clear()
    },
  }
}
