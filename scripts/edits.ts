import { existsSync, mkdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Changes to the files under `root` that are made together or not at all. */
export class Edits {
  readonly #root: string
  readonly #before = new Map<string, string | undefined>()
  constructor(root: string) {
    this.#root = root
  }

  /** The files changed, relative to the root, in the order in which they were first touched. */
  get files(): string[] {
    return [...this.#before.keys()]
  }

  read(file: string): string {
    return readFileSync(join(this.#root, file), 'utf8')
  }

  /** Writes a whole file, and the folders it lies in. */
  write(file: string, text: string): void {
    this.keep(file)
    mkdirSync(dirname(join(this.#root, file)), { recursive: true })
    writeFileSync(join(this.#root, file), text)
  }

  /** Notes how a file is now, before something else changes it. */
  keep(file: string): void {
    if (!this.#before.has(file)) this.#before.set(file, existsSync(join(this.#root, file)) ? this.read(file) : undefined)
  }

  /** Notes files that something else has just made, so that they too can be undone. */
  made(...files: readonly string[]): void {
    for (const file of files) this.#before.set(file, undefined)
  }

  /** Puts everything back as it was; folders that are then empty go too. */
  undo(): void {
    for (const [file, text] of this.#before) {
      if (text !== undefined) writeFileSync(join(this.#root, file), text)
      else this.#remove(file)
    }
    this.#before.clear()
  }

  #remove(file: string): void {
    rmSync(join(this.#root, file), { force: true })
    try {
      for (let folder = dirname(file); folder !== '.'; folder = dirname(folder)) rmdirSync(join(this.#root, folder))
    } catch {
      // Something else lies in it.
    }
  }
}
