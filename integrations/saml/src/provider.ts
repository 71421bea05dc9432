/** An identity provider as the messages need it, whoever keeps its settings. */
export interface Provider {
  /** Stands in our paths: /saml/NAME/acs. */
  readonly name: string
  /** Its entity ID. */
  readonly entityId: string
  /** Where people are sent to sign in, and how the request travels. */
  readonly signInUrl: string
  readonly signInBinding: 'redirect' | 'post'
  /** Where log-out messages go (redirect binding); absent where it has no single log-out. */
  readonly signOutUrl?: string | undefined
  /** Certificates (PEM) any of which may have signed; asked anew for every message, so that keys roll over without a restart. */
  readonly certificates: () => Promise<readonly string[]>
}

/** This system as a service provider: what it is called and what it signs and decrypts with. */
export interface ServiceProvider {
  readonly entityId: string
  /** https://host/saml/NAME, without a slash at its end. */
  readonly baseUrl: string
  readonly privateKey: string
  readonly certificate: string
}

/** Milliseconds clocks may differ. */
export const SKEW_MS = 60_000
/** Age beyond which a message is stale, whatever it says itself. */
export const AGE_MOST_MS = 5 * 60_000
/** How long a person may take to sign in at the provider. */
export const FLOW_MS = 15 * 60_000

export const acsUrl = (sp: ServiceProvider) => `${sp.baseUrl}/acs`
export const sloUrl = (sp: ServiceProvider) => `${sp.baseUrl}/slo`
