import encodeQr from 'qr'
import { publicUrl } from '../../../src/public-url.ts'

/** Longer addresses make codes that no camera reads from a screen. */
const LONGEST = 300
const DAY = 24 * 3600

/** The QR code of the page whose path stands after `/qr`: an address of this site, never another one. */
export async function GET(_: Request, { params }: { params: Promise<{ path: string[] }> }): Promise<Response> {
  const address = `${publicUrl()}/${(await params).path.join('/')}`
  if (address.length > LONGEST) return new Response(null, { status: 404 })
  const svg = encodeQr(address, 'svg', { ecc: 'medium', border: 2 })
  return new Response(svg, { headers: { 'content-type': 'image/svg+xml', 'cache-control': `public, max-age=${DAY}` } })
}
