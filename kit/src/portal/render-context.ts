import type { AsyncLocalStorage } from 'node:async_hooks'
import { CmsDownError } from './cms-error.ts'

/** What a page being rendered has read so far. The portal's server opens one for every page it may keep. */
export interface RenderContext {
  /** What the page was made from: `news` (any list of news), `news:12` (one document), `site` (marks, navigation). */
  readonly tags: Set<string>
  /** Set to false by whoever reads something personal or fails to read: the page is then shown once and not kept. */
  cacheable: boolean
  /** The page holds nothing that scripts of the framework have to bring to life: it goes out without them. */
  forReading?: boolean
  /** The CMS could not be reached, so an older page says more than this one. */
  cmsDown: boolean
}

// Next bundles this module by itself; the store must be the one the server outside the bundle opened, hence globalThis.
const slot = globalThis as typeof globalThis & { __yzRender?: AsyncLocalStorage<RenderContext> }

/** Makes `store` the one that pages find. Called once by the portal's server, before Next starts. */
export function provideRenderContext(store: AsyncLocalStorage<RenderContext>): void {
  slot.__yzRender = store
}

/** The context of the page being rendered; undefined outside a render, as in a build or a server action of another host. */
export function renderContext(): RenderContext | undefined {
  return slot.__yzRender?.getStore()
}

/** Notes that the page depends on `tag`, so that a change to it throws the kept page away. */
export function addTag(tag: string): void {
  renderContext()?.tags.add(tag)
}

/**
 * Notes that for whoever is not signed in the page is for reading alone: nothing on it is drawn by a client component, so that the
 * framework is not sent along (ADR 10). For somebody signed in nothing changes: the head of the page holds one.
 */
export function forReading(): void {
  const context = renderContext()
  if (context) context.forReading = true
}

/** Notes that the page must not be kept, and whether that is because the CMS did not answer. */
export function forbidCaching(reason?: unknown): void {
  const context = renderContext()
  if (!context) return
  context.cacheable = false
  if (reason instanceof CmsDownError) context.cmsDown = true
}
