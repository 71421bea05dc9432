import type { IncomingMessage, ServerResponse } from 'node:http'
import { kitMessages } from '@yizheng/kit'

const KEY = 'error.unavailable'

/** Says that a part of the site is down: JSON to programs, a plain page to people. */
export function serviceDownPage(req: IncomingMessage, res: ServerResponse): void {
  const english = /(?:^|;\s*)yz-locale=en/.test(req.headers.cookie ?? '') || req.headers['x-yz-locale'] === 'en'
  const message = (english ? kitMessages.en[KEY] : undefined) ?? kitMessages.zh[KEY] ?? KEY
  const headers = { 'Cache-Control': 'no-store', 'Retry-After': '10', 'X-Content-Type-Options': 'nosniff' }
  if (req.url!.startsWith('/api')) {
    res.writeHead(503, { ...headers, 'Content-Type': 'application/json; charset=utf-8' })
    res.end(JSON.stringify({ error: { key: KEY, message } }))
    return
  }
  res.writeHead(503, {
    ...headers,
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
  })
  res.end(
    `<!doctype html><html lang="${english ? 'en' : 'zh-CN'}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>503</title>` +
      `<body style="font:1.1rem/1.8 serif;max-width:34em;margin:20vh auto;padding:0 1.5rem;background:#faf6ee;color:#211b15">` +
      `<h1 style="color:#a32a1d">503</h1><p>${message}</p><p><a href="/">${english ? 'Home' : '返回首页'}</a></p>`,
  )
}
