/** The least that node:http can do: one answer from memory, whatever is asked. `FILE` holds its headers and body, `PORT` says where. */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

const { headers, body } = JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as { headers: string[]; body: string }
const bytes = Buffer.from(body, 'base64')
createServer((_req, res) => {
  res.writeHead(200, headers)
  res.end(bytes)
}).listen(Number(process.argv[3]), '127.0.0.1')
