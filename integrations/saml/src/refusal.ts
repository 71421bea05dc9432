/** Why a message was refused. Goes to the log and to tests; the person is told only that the sign-in failed. */
export type RefusalReason =
  /** Too long, too many elements, or inflated beyond measure. */
  | 'size'
  /** No base64, no UTF-8, no well-formed XML, or a parameter missing or given twice. */
  | 'form'
  /** DOCTYPE, comment, processing instruction, CDATA. */
  | 'markup'
  /** Not exactly the elements that belong there, in their places. */
  | 'structure'
  /** An ID given to two elements. */
  | 'ids'
  /** An algorithm that is not on the list. */
  | 'algorithm'
  /** Not signed, or not by a key of this provider. */
  | 'signature'
  /** Times, audience or the decryption, as the library sees them. */
  | 'verification'
  | 'status'
  | 'destination'
  | 'recipient'
  | 'issuer'
  | 'audience'
  | 'time'
  /** Answers no request of this browser. */
  | 'request'
  | 'nameId'
  /** Seen before. */
  | 'replay'

/** A SAML message, or metadata, that is not accepted. */
export class SamlRefusal extends Error {
  readonly reason: RefusalReason

  constructor(reason: RefusalReason, detail: string, options?: ErrorOptions) {
    super(`${reason}: ${detail}`, options)
    this.name = 'SamlRefusal'
    this.reason = reason
  }
}
