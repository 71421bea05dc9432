/** A base that cannot be any real site. */
const NOWHERE = 'http://nowhere.invalid'

/**
 * Where to go after logging in: `next` if it is a path of this site, else `fallback`. Anything a browser could read as
 * another host (`//evil`, `/\evil`, a scheme, control characters) counts as not ours.
 */
export function safePath(next: unknown, fallback: `/${string}`): string {
  if (typeof next !== 'string' || !next.startsWith('/') || next.length > 2_000) return fallback
  // Browsers drop tabs and line ends and read a backslash as a slash before they look for a host.
  if (/[\\\p{Cc}]/u.test(next)) return fallback
  const url = URL.parse(next, NOWHERE)
  if (!url || url.origin !== NOWHERE) return fallback
  const path = url.pathname + url.search + url.hash
  return path.startsWith('//') ? fallback : path
}
