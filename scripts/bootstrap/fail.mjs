/** Prints one problem and its remedy, in both languages, and leaves with status 1. Plain JavaScript: it must run on any Node. */
export function fail({ zh, en }) {
  process.stderr.write(`\n✗ ${zh}\n  ${en}\n`)
  process.exit(1)
}
