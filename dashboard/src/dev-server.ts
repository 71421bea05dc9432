import { readFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import { join } from 'node:path'
import { answerCommon, page, pathOf, BASE, type Handler } from './file-server.ts'
import { securityHeaders } from './security-headers.ts'

/** Answers from the sources by Vite, which reloads what changes. */
export async function devServer({
  root,
  server,
}: {
  root: string
  server: Server
}): Promise<{ handle: Handler; close: () => Promise<void> }> {
  const { createServer } = await import('vite')
  const vite = await createServer({ root, appType: 'custom', server: { middlewareMode: { server }, hmr: { server } } })
  const headers = securityHeaders({ dev: true })
  return {
    handle: (request, response) => {
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
      const path = pathOf(request)
      if (answerCommon(path, response)) return
      if (path !== BASE && path !== `${BASE}wall`) return vite.middlewares(request, response)
      readFile(join(root, 'index.html'), 'utf8')
        .then((html) => vite.transformIndexHtml(BASE, html))
        .then((html) => page(request, response, html))
        .catch((error: unknown) => {
          console.error('dashboard: the page failed', error)
          response.writeHead(500).end()
        })
    },
    close: () => vite.close(),
  }
}
