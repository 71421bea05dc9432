import { describe, expect, it } from 'vitest'
import { plainRequest } from './plain-request.ts'

const read = (...lines: string[]) => plainRequest(Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'))
const first = 'GET /news?after=3 HTTP/1.1'
const host = 'Host: zx.example'

describe('a plain request', () => {
  it('is read as a browser sends it', () => {
    const browser = read(
      first,
      host,
      'Connection: keep-alive',
      'Upgrade-Insecure-Requests: 1',
      'Accept-Encoding:gzip, br ',
      'Cookie: a=1; b=2',
    )
    expect(browser).toMatchObject({ method: 'GET', url: '/news?after=3' })
    expect({ ...browser!.headers }).toMatchObject({ host: 'zx.example', 'accept-encoding': 'gzip, br', cookie: 'a=1; b=2' })
  })

  it.each([
    ['another method', read('POST / HTTP/1.1', host)],
    ['HEAD', read('HEAD / HTTP/1.1', host)],
    ['an older protocol', read('GET / HTTP/1.0', host)],
    ['a whole address', read('GET http://zx.example/ HTTP/1.1', host)],
    ['two blanks', read('GET  / HTTP/1.1', host)],
    ['an address that is not ASCII', read('GET /\u00e9 HTTP/1.1', host)],
    ['no host', read(first)],
    ['an empty host', read(first, 'Host: ')],
    ['two hosts', read(first, host, host)],
    ['two cookies', read(first, host, 'Cookie: a=1', 'cookie: b=2')],
    ['a body', read(first, host, 'Content-Length: 3')],
    ['an empty body', read(first, host, 'Content-Length: 0')],
    ['chunks', read(first, host, 'Transfer-Encoding: chunked')],
    ['an upgrade', read(first, host, 'Connection: upgrade', 'Upgrade: websocket')],
    ['the end of the connection', read(first, host, 'Connection: close')],
    ['expectations', read(first, host, 'Expect: 100-continue')],
    ['a folded header', read(first, host, 'Cookie: a=1;', ' b=2')],
    ['a blank before the colon', read(first, host, 'Cookie : a=1')],
    ['a header without a name', read(first, host, ': a')],
    ['a header without a colon', read(first, host, 'Cookie')],
    ['a bare line feed in a header', read(first, host, 'Cookie: a\nX-B: c')],
    ['a bare carriage return in a header', read(first, host, 'Cookie: a\rX-B: c')],
    ['a zero byte', read(first, host, 'Cookie: a\0')],
    ['two requests at once', read(first, host, '', first, host)],
    ['an empty line before it', plainRequest(Buffer.from(`\r\n${first}\r\n${host}\r\n\r\n`))],
    ['the half of one', plainRequest(Buffer.from(`${first}\r\nHost: zx`))],
    ['one and a half', plainRequest(Buffer.from(`${first}\r\n${host}\r\n\r\n${first}\r\n`))],
    ['nothing', plainRequest(Buffer.alloc(0))],
    ['a head of many kilobytes', read(first, host, `Cookie: ${'a'.repeat(9_000)}`)],
  ])('is not %s', (_, request) => expect(request).toBeUndefined())
})
