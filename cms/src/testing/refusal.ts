import { RequestError } from '@yizheng/kit/cms'

/** `accepted`, or how it was refused: status and key of a RequestError, any other error as it is. */
export async function refusal(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'accepted',
    (error: unknown) => (error instanceof RequestError ? `${error.status} ${error.key}` : String(error)),
  )
}
