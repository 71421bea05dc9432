import { createServer, type AddressInfo, type Socket } from 'node:net'

/** The file every scanner takes for a virus, and which is none (www.eicar.org). */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')

export interface Clamd {
  readonly port: number
  /** Bytes of each file it was sent. */
  readonly received: Buffer[]
  close(): Promise<void>
}

/** Speaks the part of clamd's protocol that INSTREAM needs, over TCP, and finds the EICAR file. Larger streams than `most` bytes are an error, as with StreamMaxLength. */
export async function startClamd({ port = 0, most = Infinity }: { port?: number; most?: number } = {}): Promise<Clamd> {
  const received: Buffer[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    let held = Buffer.alloc(0)
    socket.on('error', () => socket.destroy())
    socket.on('data', (part) => {
      held = Buffer.concat([held, part])
      const file = fileIn(held)
      if (file === undefined) return
      if (file !== 'UNKNOWN COMMAND') received.push(file)
      socket.end(`${answerTo(file, most)}\0`)
    })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    received,
    async close() {
      sockets.forEach((socket) => socket.destroy())
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function answerTo(file: Buffer | 'UNKNOWN COMMAND', most: number): string {
  if (file === 'UNKNOWN COMMAND') return file
  if (file.length > most) return 'INSTREAM size limit exceeded. ERROR'
  return file.includes(EICAR) ? 'stream: Eicar-Signature FOUND' : 'stream: OK'
}

/** The file of a whole INSTREAM command; undefined while more is to come. */
function fileIn(held: Buffer): Buffer | 'UNKNOWN COMMAND' | undefined {
  const command = 'zINSTREAM\0'
  if (held.length < command.length) return undefined
  if (held.toString('latin1', 0, command.length) !== command) return 'UNKNOWN COMMAND'
  const chunks: Buffer[] = []
  for (let at = command.length; held.length >= at + 4;) {
    const length = held.readUInt32BE(at)
    if (length === 0) return Buffer.concat(chunks)
    chunks.push(held.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return undefined
}
