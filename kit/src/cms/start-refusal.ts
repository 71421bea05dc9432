/** Why a process does not start, in sentences for whoever operates it, in both languages, with the remedy. */
export class StartRefusal extends Error {}

/** Writes a StartRefusal to the log without a stack trace and ends the process with code 1; throws anything else again. */
export function exitOnRefusal(error: unknown): never {
  if (!(error instanceof StartRefusal)) throw error
  console.error(error.message)
  process.exit(1)
}
