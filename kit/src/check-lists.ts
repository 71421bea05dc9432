import { DeclarationError } from './declaration-error.ts'
import type { AnySurface } from './surface.ts'

/** Checks the lists a detail page shows of what points to the document. Throws a DeclarationError. */
export function checkLists(path: string, { type, pages }: AnySurface, typeOf: (slug: string) => AnySurface | undefined): void {
  for (const [name, { of, by, heading, show, add }] of Object.entries(pages?.detail?.lists ?? {})) {
    const at = `${path}.pages.detail.lists.${name}`
    const listed = typeOf(of)
    if (!listed) throw new DeclarationError(`${at}.of`, `there is no declared type "${of}"`, 'Name the collection of a type')
    const { fields } = listed.type
    if (fields[by]?.kind !== 'one' || fields[by].to !== type.name)
      throw new DeclarationError(`${at}.by`, `"${by}" of ${of} does not point to ${type.name}`, 'Name a relation of one to this type')
    if (heading !== undefined && !['text', 'one'].includes(fields[heading]?.kind ?? ''))
      throw new DeclarationError(`${at}.heading`, `"${heading}" of ${of} names no row`, 'Name a text or a relation of one')
    for (const field of show)
      if (!fields[field] && !['state', 'author', 'createdAt', 'dueAt'].includes(field))
        throw new DeclarationError(
          `${at}.show`,
          `there is no field "${field}" in ${of}`,
          `Choose some of ${Object.keys(fields).join(', ')}`,
        )
    if (add && !listed.pages?.submit?.fields.includes(by))
      throw new DeclarationError(`${at}.add`, `no submit page of ${of} asks for "${by}"`, 'Give it one, or take add out')
  }
}
