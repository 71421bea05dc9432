import { find, wordOn } from './find.ts'

/** 复制网址: the canonical address, not what hangs on the present one. */
export function copyAddress(): void {
  const button = find('copy')
  const status = button?.closest('details')?.querySelector('[role="status"]')
  if (!button || !status) return
  button.hidden = false
  button.addEventListener('click', () => {
    const address = document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href ?? location.href
    copy(address).then(
      () => (status.textContent = wordOn(button, 'copied')),
      () => (status.textContent = wordOn(button, 'failed')),
    )
  })
}

/** Browsers have a clipboard for pages that came safely only. */
async function copy(text: string): Promise<void> {
  await navigator.clipboard.writeText(text)
}
