/** An answer of XML that the page cache may keep: it is purged as the lists it was made from. */
export function xmlResponse(xml: string, type: 'application/atom+xml' | 'application/xml'): Response {
  return new Response(xml, { headers: { 'content-type': `${type}; charset=utf-8` } })
}
