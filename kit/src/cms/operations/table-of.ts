/** Name of a collection's table, as Payload makes it from the slug. */
export function tableOf(slug: string): string {
  return slug.replaceAll('-', '_')
}
