import { createServer, type AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { EICAR, startClamd, type Clamd } from '../testing/clamd.ts'
import { clamav } from './clamav.ts'

let clamd: Clamd
beforeAll(async () => (clamd = await startClamd({ most: 1_000_000 })))
afterAll(() => clamd.close())
const scan = (data: Buffer) => clamav({ host: '127.0.0.1', port: clamd.port }).scan(data)

test('a clean file passes, and every byte of it was looked at', async () => {
  const file = Buffer.from(Array.from({ length: 200_000 }, (_, index) => index % 251))
  expect(await scan(file)).toBeUndefined()
  expect(clamd.received.at(-1)!.equals(file)).toBe(true)
  expect(await scan(Buffer.alloc(0))).toBeUndefined()
})

test('what is found in a file is named', async () => {
  expect(await scan(Buffer.from(`before ${EICAR} after`))).toBe('Eicar-Signature')
})

test('a file that is too long for the scanner was not found clean', async () => {
  await expect(scan(Buffer.alloc(1_000_001))).rejects.toThrow('size limit exceeded')
})

test('nobody there, somebody who says nothing, and somebody who hangs up, is no verdict', async () => {
  const gone = await startClamd()
  await gone.close()
  await expect(clamav({ host: '127.0.0.1', port: gone.port }).scan(Buffer.from('x'))).rejects.toThrow('ECONNREFUSED')

  const silent = createServer((socket) => socket.resume())
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  const { port } = silent.address() as AddressInfo
  await expect(clamav({ host: '127.0.0.1', port, patience: 100 }).scan(Buffer.from('x'))).rejects.toThrow('said nothing')
  silent.removeAllListeners('connection').on('connection', (socket) => socket.end('stream: '))
  await expect(clamav({ host: '127.0.0.1', port }).scan(Buffer.from('x'))).rejects.toThrow('no verdict')
  silent.close()
})
