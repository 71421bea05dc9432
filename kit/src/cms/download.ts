/**
 * The headers of a file to be kept: a name in Chinese (RFC 6266), and one in plain letters for what cannot read it. It is
 * made for one person, so nobody keeps it on the way.
 */
export function downloadHeaders({ type, name, plain }: { type: string; name: string; plain: string }): Record<string, string> {
  // eslint-disable-next-line no-control-regex -- names of files have no control characters
  const safe = name.replace(/[\u0000-\u001f\\/:*?"<>|]/g, ' ')
  const encoded = encodeURIComponent(safe.toWellFormed()).replace(/['()]/g, (one) => `%${one.charCodeAt(0).toString(16)}`)
  return {
    'content-type': type,
    'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  }
}
