import { isIP, BlockList } from 'node:net'
import type { IncomingMessage } from 'node:http'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { TEXT_COOKIE, THEME_COOKIE } from './theme.ts'

/** Whether a page is known by its address alone (签批链接): the address is a secret. */
export function isSecretPage(url: string): boolean {
  return url.startsWith('/sign/')
}

/** Headers of such a page, names and values in turn: nobody is told its address, nothing keeps it. */
export const secretHeaders: readonly string[] = [
  'Referrer-Policy',
  'no-referrer',
  'X-Robots-Tag',
  'noindex, nofollow, noarchive',
  'Cache-Control',
  'no-store',
]

const kept: readonly string[] = [THEME_COOKIE, TEXT_COOKIE, 'yz-locale']

/**
 * Takes from a request for such a page whatever session the browser has: the page is the same for whoever knows its address, and
 * a form on it does no more. So it matters not that a browser which sends no referrer does not say where a form comes from,
 * which Next would refuse.
 */
export function forgetSession({ headers }: Pick<IncomingMessage, 'headers'>): void {
  const cookies = (headers.cookie ?? '').split(/;\s*/).filter((one) => kept.includes(one.split('=')[0]!))
  if (cookies.length > 0) headers.cookie = cookies.join('; ')
  else delete headers.cookie
  if (headers.origin === 'null') delete headers.origin
}

/** An address as it may stand in a log. */
export function loggable(url: string | undefined): string {
  return url !== undefined && isSecretPage(url) ? '/sign/…' : String(url)
}

/** So often a minute one address may ask for such pages: far more than a person does, far less than guessing takes. */
const A_MINUTE = 30

const limiter = new RateLimiterMemory({ points: A_MINUTE, duration: 60 })

/** Whether this client may ask for one more such page now; counts it. */
export async function admit(req: Pick<IncomingMessage, 'headers' | 'socket'>): Promise<boolean> {
  return limiter.consume(clientOf(req)).then(
    () => true,
    () => false,
  )
}

const ours = new BlockList()
ours.addSubnet('127.0.0.0', 8)
ours.addSubnet('10.0.0.0', 8)
ours.addSubnet('172.16.0.0', 12)
ours.addSubnet('192.168.0.0', 16)
ours.addAddress('::1', 'ipv6')
ours.addSubnet('fc00::', 7, 'ipv6')

/** Where a request comes from: what a proxy of ours says, which overwrites what a visitor claims; else the other end itself. */
export function clientOf({ headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>): string {
  const peer = (socket.remoteAddress ?? '').replace(/^::ffff:/, '')
  const said = [headers['x-forwarded-for'] ?? []].flat().join().split(',').at(-1)!.trim()
  const isProxy = isIP(peer) !== 0 && ours.check(peer, isIP(peer) === 6 ? 'ipv6' : 'ipv4')
  return isProxy && isIP(said) !== 0 ? said : peer
}
