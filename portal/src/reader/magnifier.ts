import { find } from './find.ts'

/** What can be shown large: whatever holds words, rather the small than the large part. */
const worded = 'a, button, summary, label, h1, h2, h3, h4, p, li, td, th, dt, dd, figcaption, time, span'
const LONGEST = 120

/** 放大镜 of the elder mode: what lies under the pointer or has the focus stands once more at the foot of the page, in very large letters. */
export function magnifier(): void {
  const toggle = find<HTMLButtonElement>('magnifier')
  if (!toggle || document.documentElement.dataset.theme !== 'elder') return
  const glass = document.createElement('div')
  glass.className = 'magnifier'
  // Whoever listens hears the page itself.
  glass.setAttribute('aria-hidden', 'true')
  glass.hidden = true
  document.body.append(glass)
  toggle.hidden = false
  const show = ({ target }: Event) => {
    const part = target instanceof Element ? target.closest(worded) : null
    const text = part?.textContent?.replace(/\s+/g, ' ').trim()
    if (text) glass.textContent = text.length > LONGEST ? `${text.slice(0, LONGEST)}……` : text
    glass.hidden = !glass.textContent
  }
  const set = (on: boolean) => {
    toggle.setAttribute('aria-pressed', String(on))
    for (const event of ['pointerover', 'focusin']) {
      if (on) document.addEventListener(event, show)
      else document.removeEventListener(event, show)
    }
    if (!on) glass.hidden = true
    document.cookie = `yz-magnifier=${on ? 'on' : ''}; Path=/; Max-Age=${on ? 365 * 24 * 3600 : 0}; SameSite=Lax`
  }
  toggle.addEventListener('click', () => set(toggle.getAttribute('aria-pressed') !== 'true'))
  if (/(?:^|;\s*)yz-magnifier=on/.test(document.cookie)) set(true)
}
