import { useSyncExternalStore } from 'react'

export const WIDTH = 1920
export const HEIGHT = 1080

function subscribe(listener: () => void): () => void {
  addEventListener('resize', listener)
  return () => removeEventListener('resize', listener)
}

/** How many times its size the wall's canvas fits into the window. */
export function useScale(): number {
  return useSyncExternalStore(subscribe, () => Math.min(innerWidth / WIDTH, innerHeight / HEIGHT))
}
