import type { BasePayload } from 'payload'
import type { Id } from '../../field.ts'
import { DatabaseListener } from '../events/database-listener.ts'

/** One connection for all readers of this process; it is there while somebody listens. */
class NoticeCalls {
  readonly #listener: DatabaseListener
  readonly #people = new Map<Id, Set<() => void>>()

  constructor(payload: BasePayload) {
    this.#listener = new DatabaseListener({ payload, channel: 'yz_notices', onCall: (text) => this.#call(text) })
  }

  listen(person: Id, listener: () => void): () => void {
    if (this.#people.size === 0) this.#listener.start()
    const mine = this.#people.get(person) ?? new Set()
    this.#people.set(person, mine.add(listener))
    return () => {
      if (!mine.delete(listener) || mine.size > 0) return
      this.#people.delete(person)
      if (this.#people.size === 0) this.#listener.stop()
    }
  }

  #call(text: string | undefined): void {
    const called = text === undefined ? [...this.#people.values()] : [this.#people.get(Number(text)) ?? new Set<() => void>()]
    for (const listeners of called) for (const listener of listeners) listener()
  }
}

const known = new WeakMap<BasePayload, NoticeCalls>()

/** Calls `listener` after every commit that changed this person's notices, and where such a call may have been missed. Returns how to stop. */
export function listenForNotices(payload: BasePayload, person: Id, listener: () => void): () => void {
  const calls = known.get(payload) ?? new NoticeCalls(payload)
  known.set(payload, calls)
  return calls.listen(person, listener)
}
