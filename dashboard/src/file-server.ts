import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import sirv from 'sirv'
import { pageShell } from './page-shell.ts'
import { securityHeaders } from './security-headers.ts'

export const BASE = '/dashboard/'
const pages = new Set([BASE, `${BASE}wall`])

export type Handler = (request: IncomingMessage, response: ServerResponse) => void

/** Answers from a finished build: the page, its hashed files (kept for ever by browsers), and the health of the process. */
export async function fileServer(dist: string): Promise<Handler> {
  const html = await readFile(join(dist, 'index.html'), 'utf8')
  const headers = securityHeaders({ dev: false })
  const files = sirv(dist, {
    etag: true,
    setHeaders: (response, path) =>
      response.setHeader('Cache-Control', path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'),
  })
  return (request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    if (request.method !== 'GET' && request.method !== 'HEAD') return plain(response, 405, 'Method not allowed')
    const path = pathOf(request)
    if (answerCommon(path, response)) return
    if (pages.has(path)) return page(request, response, html)
    if (!path.startsWith(`${BASE}assets/`)) return plain(response, 404, 'Not found')
    request.url = request.url!.slice(BASE.length - 1)
    files(request, response, () => plain(response, 404, 'Not found'))
  }
}

/** /healthz and the address without its last slash; true where that was it. */
export function answerCommon(path: string, response: ServerResponse): boolean {
  if (path === '/healthz') {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' }).end('{"ok":true}')
    return true
  }
  if (path === '/dashboard' || path === '/dashboard/wall/') {
    response.writeHead(308, { Location: path === '/dashboard' ? BASE : `${BASE}wall` }).end()
    return true
  }
  return false
}

export function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?', 1)[0]!
}

export function page(request: IncomingMessage, response: ServerResponse, html: string): void {
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-cache', Vary: 'Cookie' })
  response.end(request.method === 'HEAD' ? undefined : pageShell(html, request.headers.cookie))
}

function plain(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' }).end(text)
}
