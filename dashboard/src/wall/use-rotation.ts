import { useCallback, useEffect, useState } from 'react'

const USUAL_SECONDS = 20

export interface Rotation {
  readonly page: number
  readonly paused: boolean
  /** Length of a page, in seconds (`?seconds=`). */
  readonly seconds: number
  readonly togglePause: () => void
}

/**
 * Turns the pages of the wall by itself. Space pauses, arrow keys turn. Page and pause stand in the address, so that a
 * reload goes on where it was. `held`: somebody is looking at something, wait.
 */
export function useRotation({ pages, held }: { pages: number; held: boolean }): Rotation {
  const [seconds] = useState(() => secondsOf(new URLSearchParams(location.search).get('seconds')))
  const [turned, setTurned] = useState(() => Math.max(0, (Number(new URLSearchParams(location.search).get('page')) || 1) - 1))
  const [paused, setPaused] = useState(() => new URLSearchParams(location.search).get('paused') === '1')
  const page = pages === 0 ? 0 : turned % pages
  const togglePause = useCallback(() => setPaused((was) => !was), [])

  useEffect(() => {
    if (pages === 0) return
    const query = new URLSearchParams(location.search)
    query.set('page', String(page + 1))
    if (paused) query.set('paused', '1')
    else query.delete('paused')
    history.replaceState(null, '', `?${query}`)
  }, [page, pages, paused])

  useEffect(() => {
    if (paused || held || pages < 2) return
    const timer = setTimeout(() => setTurned((page + 1) % pages), seconds * 1000)
    return () => clearTimeout(timer)
  }, [page, pages, paused, held, seconds])

  useEffect(() => {
    if (held) return
    const onKey = (event: KeyboardEvent) => {
      const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
      if (step !== 0 && pages > 0) setTurned((page + step + pages) % pages)
      // On a button the space key presses it.
      else if (event.key === ' ' && !(event.target instanceof HTMLButtonElement)) togglePause()
      else return
      event.preventDefault()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [page, pages, held, togglePause])

  return { page, paused, seconds, togglePause }
}

/** Between three seconds and an hour; twenty seconds for anything that is no number. */
export function secondsOf(text: string | null): number {
  const seconds = Number(text)
  return text === null || text.trim() === '' || !Number.isFinite(seconds) ? USUAL_SECONDS : Math.min(3600, Math.max(3, seconds))
}
