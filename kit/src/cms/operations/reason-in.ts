/** The reason a person gave, in NFC; undefined for none. */
export function reasonIn({ reason }: { readonly reason?: string | undefined }): string | undefined {
  return reason?.normalize('NFC').trim() || undefined
}
