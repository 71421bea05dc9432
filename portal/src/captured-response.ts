import { ServerResponse, type IncomingMessage } from 'node:http'

type Done = (() => void) | undefined

/** A response without a socket: Next writes into it as into any other, and we get complete bytes. */
export class CapturedResponse extends ServerResponse {
  readonly #chunks: Buffer[] = []
  readonly #done = Promise.withResolvers<Buffer>()

  constructor(req: IncomingMessage) {
    super(req)
    this.on('error', (error) => this.#done.reject(error))
  }

  /** The whole body, once the response has ended. */
  get body(): Promise<Buffer> {
    return this.#done.promise
  }

  override write(chunk: unknown, encodingOrDone?: unknown, done?: (error?: Error | null) => void): boolean {
    this.#add(chunk, encodingOrDone)
    callback(encodingOrDone, done)?.()
    return true
  }

  override end(chunk?: unknown, encodingOrDone?: unknown, done?: Done): this {
    if (this.writableEnded) return this
    if (typeof chunk !== 'function') this.#add(chunk, encodingOrDone)
    Object.defineProperties(this, { writableEnded: { value: true }, writableFinished: { value: true }, finished: { value: true } })
    this.#done.resolve(Buffer.concat(this.#chunks))
    this.emit('finish')
    this.emit('close')
    ;(typeof chunk === 'function' ? (chunk as () => void) : callback(encodingOrDone, done))?.()
    return this
  }

  override flushHeaders(): void {
    // Nothing goes out before the end.
  }

  #add(chunk: unknown, encoding: unknown): void {
    if (chunk === undefined || chunk === null) return
    if (typeof chunk === 'string')
      this.#chunks.push(Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8'))
    else this.#chunks.push(Buffer.from(chunk as Uint8Array))
  }
}

function callback(encodingOrDone: unknown, done: Done): Done {
  return typeof encodingOrDone === 'function' ? (encodingOrDone as () => void) : done
}
