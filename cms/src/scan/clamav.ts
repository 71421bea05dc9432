import { connect } from 'node:net'
import type { VirusScanner } from './virus-scanner.ts'

/** clamd refuses a larger chunk where its StreamMaxLength is small; it is no limit of the file. */
const CHUNK = 64 * 1024

/** A ClamAV daemon, asked by INSTREAM over TCP. `patience`: milliseconds without a word from it after which it counts as down. */
export function clamav({ host, port, patience = 20_000 }: { host: string; port: number; patience?: number }): VirusScanner {
  return { scan: async (data) => verdictIn(await ask({ host, port, patience, data })) }
}

/** Sends the file as clamd wants it: chunks, each after its length as four bytes, and an empty one at the end. */
function ask({ host, port, patience, data }: { host: string; port: number; patience: number; data: Buffer }): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port })
    let answer = ''
    socket.setEncoding('utf8').setTimeout(patience)
    socket.on('connect', () => {
      socket.write('zINSTREAM\0')
      for (let from = 0; from < data.length; from += CHUNK) {
        const chunk = data.subarray(from, from + CHUNK)
        socket.write(lengthOf(chunk))
        socket.write(chunk)
      }
      socket.write(lengthOf(Buffer.alloc(0)))
    })
    socket.on('data', (text: string) => {
      answer += text
      if (answer.includes('\0')) socket.end()
    })
    socket.on('timeout', () => socket.destroy(new Error(`clamd said nothing for ${patience} ms`)))
    socket.on('error', reject)
    socket.on('close', () => resolve(answer.replace(/\0[^]*$/, '').trim()))
  })
}

function lengthOf(chunk: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(chunk.length)
  return length
}

/** `stream: OK`, or `stream: Eicar-Signature FOUND`; anything else is no verdict, and passes nothing. */
function verdictIn(answer: string): string | undefined {
  if (answer === 'stream: OK') return undefined
  const found = /^stream: (.+) FOUND$/.exec(answer)
  if (!found) throw new Error(`clamd gave no verdict: "${answer}"`)
  return found[1]
}
