/** The address of the site without a path, as people type it. */
export function publicUrl(): string {
  return process.env.PUBLIC_URL ?? 'http://localhost:3000'
}
