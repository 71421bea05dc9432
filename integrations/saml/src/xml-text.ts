/** Text as it stands in XML and HTML, in attributes too. */
export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`)
}
