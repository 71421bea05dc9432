import { randomBytes } from 'node:crypto'
import { escape } from '../xml-text.ts'

const words = {
  going: ['正在前往统一身份认证……', 'On the way to the single sign-on …'],
  leaving: ['正在退出统一身份认证……', 'Signing out of the single sign-on …'],
  onward: ['继续', 'Continue'],
} as const

/** A page that posts a form to the provider by itself; without scripts there is a button. */
export function postPage({ action, fields }: { action: string; fields: Readonly<Record<string, string>> }): Response {
  const nonce = randomBytes(16).toString('base64')
  const inputs = Object.entries(fields).map(([name, value]) => `<input type="hidden" name="${escape(name)}" value="${escape(value)}">`)
  const body =
    `<p>${words.going.join('<br>')}</p><form method="post" action="${escape(action)}">${inputs.join('')}` +
    `<button>${words.onward.join(' ')}</button></form><script nonce="${nonce}">document.forms[0].submit()</script>`
  return page(body, `script-src 'nonce-${nonce}'; form-action ${new URL(action).origin}`)
}

/** A page that leads on to the provider by itself. A redirect would not do: browsers follow none away from a form of ours. */
export function leavePage(address: string): Response {
  const body = `<p>${words.leaving.join('<br>')}</p><p><a href="${escape(address)}">${words.onward.join(' ')}</a></p>`
  return page(body, `form-action 'none'`, `<meta http-equiv="refresh" content="0;url=${escape(address)}">`)
}

function page(body: string, policy: string, head = ''): Response {
  const html = `<!doctype html><html lang="zh"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">${head}<title>${words.going[0]}</title></head><body>${body}</body></html>`
  return new Response(html, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'content-security-policy': `default-src 'none'; img-src 'self'; frame-ancestors 'none'; base-uri 'none'; ${policy}`,
    },
  })
}
