import type { AddressInfo } from 'node:net'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** A real SMTP server of one test, and what it has taken. */
export interface MailServer {
  readonly url: string
  /** Every mail it said yes to, in that order; one that was sent twice stands here twice. */
  readonly mails: readonly ParsedMail[]
  readonly close: () => Promise<void>
}

/** Starts one on `port` (any, unless told). `beforeYes` holds back the answer to a mail that is taken already. */
export async function mailServer({
  port = 0,
  beforeYes,
  ...options
}: SMTPServerOptions & { port?: number; beforeYes?: (mail: ParsedMail) => Promise<void> } = {}): Promise<MailServer> {
  const mails: ParsedMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    closeTimeout: 100,
    onData(stream, _session, callback) {
      simpleParser(stream).then(
        async (mail) => {
          mails.push(mail)
          await beforeYes?.(mail)
          callback()
        },
        (error: unknown) => callback(error as Error),
      )
    },
    ...options,
  })
  // A client that is killed breaks its connection.
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    mails,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
