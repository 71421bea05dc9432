import { appendFileSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

const largest = 20 * 1024 ** 2

/** A log of one process. The one before is kept as `.1` when it has grown past 20 MB. */
export class LogFile {
  readonly path: string
  #size: number

  constructor(path: string) {
    mkdirSync(dirname(path), { recursive: true })
    this.path = path
    this.#size = existsSync(path) ? statSync(path).size : 0
    this.#turnOver()
  }

  append(text: string): void {
    appendFileSync(this.path, text)
    this.#size += Buffer.byteLength(text)
    this.#turnOver()
  }

  /** A descriptor a child process writes to by itself. */
  open(): number {
    return openSync(this.path, 'a')
  }

  /** The last lines, for a message about what went wrong. */
  tail(lines = 12): string {
    return existsSync(this.path) ? readFileSync(this.path, 'utf8').trimEnd().split('\n').slice(-lines).join('\n') : ''
  }

  #turnOver(): void {
    if (this.#size <= largest) return
    renameSync(this.path, `${this.path}.1`)
    this.#size = 0
  }
}
