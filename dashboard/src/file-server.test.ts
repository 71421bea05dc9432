import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fileServer } from './file-server.ts'

let folder: string
let server: Server
const at = (path: string, options?: RequestInit) =>
  fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { redirect: 'manual', ...options })

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yz-dashboard-'))
  mkdirSync(join(folder, 'dist/assets'), { recursive: true })
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  writeFileSync(join(folder, 'dist/index.html'), '<html lang="zh-CN"><title>数据看板</title>')
  writeFileSync(join(folder, 'dist/assets/a-1234.js'), 'let a')
  server = createServer(await fileServer(join(folder, 'dist')))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true })
})

test.each(['/dashboard/', '/dashboard/wall', '/dashboard/wall?seconds=5'])(
  '%s is the page, never kept by a cache unasked',
  async (path) => {
    const answer = await at(path)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toBe('no-cache')
    expect(answer.headers.get('content-security-policy')).toContain("script-src 'self';")
  },
)

test('hashed files are kept for ever', async () => {
  const answer = await at('/dashboard/assets/a-1234.js')
  expect(await answer.text()).toBe('let a')
  expect(answer.headers.get('cache-control')).toContain('immutable')
})

test.each([
  ['/dashboard', 308],
  ['/dashboard/assets/none.js', 404],
  ['/dashboard/assets/..%2f..%2fsecret.txt', 404],
  ['/secret.txt', 404],
  ['/dashboard/index.html', 404],
])('%s answers %i', async (path, status) => {
  expect((await at(path)).status).toBe(status)
})

test('says that it is well, and takes no writing', async () => {
  expect(await (await at('/healthz')).json()).toEqual({ ok: true })
  expect((await at('/dashboard/', { method: 'POST' })).status).toBe(405)
})
