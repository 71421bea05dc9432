import { find } from './find.ts'
import { PAGES } from './kept.ts'

/** On the page that says that there is no network: what can be read all the same, what was read last first. */
export function keptPages(): void {
  const list = find<HTMLUListElement>('kept-pages')
  if (!list || !('caches' in window)) return
  void show(list)
}

async function show(list: HTMLUListElement): Promise<void> {
  const cache = await caches.open(PAGES)
  const items = await Promise.all((await cache.keys()).map(async (key) => item(key.url, await (await cache.match(key))?.text())))
  list.append(...items.reverse())
  list.hidden = items.length === 0
  const empty = find('kept-none')
  if (empty) empty.hidden = items.length > 0
}

function item(url: string, html = ''): HTMLLIElement {
  const { pathname, search } = new URL(url)
  const title = new DOMParser().parseFromString(html, 'text/html').title
  const link = document.createElement('a')
  link.href = pathname + search
  link.textContent = title || pathname
  link.className = 'inline-flex min-h-target items-center'
  const line = document.createElement('li')
  line.className = 'border-b border-line'
  line.append(link)
  return line
}
