import type { ErrorAnswer } from '../protocol.ts'

/** The CMS refused. `message` is already in the reader's language; `fields` holds messages at single fields. */
export class CmsError extends Error {
  readonly status: number
  readonly key: string
  readonly fields: Readonly<Record<string, string>>

  constructor(status: number, { error }: ErrorAnswer) {
    super(error.message)
    this.name = 'CmsError'
    this.status = status
    this.key = error.key
    this.fields = error.fields ?? {}
  }
}

/** The CMS did not answer in time, could not be reached, or answered with something that is not of our protocol. */
export class CmsDownError extends Error {
  constructor(path: string, cause: unknown) {
    super(`The CMS gave no usable answer to ${path}`, { cause })
    this.name = 'CmsDownError'
  }
}

/** Whether a body is an error of our protocol rather than of something between us and the CMS. */
export function isErrorAnswer(body: unknown): body is ErrorAnswer {
  const error = (body as { error?: unknown } | null)?.error
  return typeof error === 'object' && error !== null && typeof (error as { message?: unknown }).message === 'string'
}
