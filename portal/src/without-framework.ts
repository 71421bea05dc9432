/** Scripts of Next: its files, and those that stand in the page. Data (JSON-LD) and our own files are none of them. */
const scripts = /<script\b(?![^>]*\btype="application\/ld\+json")(?:(?![^>]*\bsrc=)|(?=[^>]*\bsrc="\/_next\/))[^>]*>[\s\S]*?<\/script>/g
const preloads = /<link\b(?=[^>]*\bas="script")[^>]*>/g

/**
 * A page for reading as it goes to the browser: without the framework that would take it over, and without the data for that.
 * It holds nothing that the framework has to bring to life (ADR 10). Content cannot be mistaken for a script: in it `<` is escaped.
 */
export function withoutFramework(html: string): string {
  return html.replace(scripts, '').replace(preloads, '')
}
