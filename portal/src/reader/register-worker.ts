import type { Shown } from './kept.ts'

/** Keeps pages for reading without a network (`service-worker.ts`), where browsers can. */
export function registerWorker(): void {
  if (!('serviceWorker' in navigator)) return
  // Once the page is there: keeping others must not make this one late.
  addEventListener('load', () => {
    register().catch((error: unknown) => console.warn('The pages are not kept for later:', error))
  })
}

async function register(): Promise<void> {
  await navigator.serviceWorker.register('/sw.js')
  const { active } = await navigator.serviceWorker.ready
  const shown = [...document.images].map(({ currentSrc }) => currentSrc).filter((url) => url !== '')
  active?.postMessage({ page: location.href, shown } satisfies Shown)
}
